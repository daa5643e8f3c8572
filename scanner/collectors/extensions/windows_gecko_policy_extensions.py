r"""Extensions that a policy in the Windows registry puts into Firefox, Thunderbird and their kin, or keeps out.

Misses: a ban of all extensions, which names none (what it stopped, a profile tells);
whether a program has obeyed; the ids of extensions that the older policy `Extensions` names by an address without one.
See: https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.kept_out import kept_out
from scanner.collectors.browsers.registry_policies import ROOTS, policies
from scanner.collectors.collector import Collector, Said
from scanner.formats.gecko_policy import EXTENSIONS, SETTINGS, Installed, forbidden, installed
from scanner.model import Item, Kind, Mark, Platform, Problem, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

PROGRAMS = r"Mozilla\*"  # every program looks below its own name there, forks included


class WindowsGeckoPolicyExtensions(Collector):
    """Extensions named by policies. A record is a program's key; `about` is the program, after its key."""

    name = "windows-gecko-policy-extensions"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.CONFIGURED
    places = tuple(rf"{root}\{PROGRAMS}" for root in ROOTS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys of the machine and of every account."""
        for root in ROOTS:
            for record in host.keys(rf"{root}\{PROGRAMS}"):
                yield record._replace(about=record.location.rpartition("\\")[2].lower().replace(" ", "-"))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each extension that the policies install once, and those that they forbid."""
        seen: set[Installed] = set()
        for policy in policies(host, record, (SETTINGS, EXTENSIONS)):
            for found in [policy] if isinstance(policy, Problem) else installed({"policies": policy}):
                if isinstance(found, Problem):
                    yield found
                elif found not in seen:
                    seen.add(found)
                    yield Item(found.name, ids=found.ids, marks=(Mark.POLICY,), within=record.about)
            for identifier in () if isinstance(policy, Problem) else forbidden({"policies": policy}):
                yield kept_out("gecko-extension", identifier, record.about)
