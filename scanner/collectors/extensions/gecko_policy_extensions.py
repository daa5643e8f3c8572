"""Extensions that an administrator's policy installs in Firefox, Thunderbird and programs made from them, or blocks.

Misses: a block of all extensions, which names none (profiles show what it stopped); whether a program obeyed; the ids of extensions
that the older policy `Extensions` names by an address without one.
See: https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.gecko_policy_places import PLACES, find_policy_files, find_policy_keys, is_file, read_policy_file
from scanner.collectors.browsers.managed_policies import blocked_extension, read_policies
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.gecko_policy import EXTENSIONS, SETTINGS, Installed, forbidden, installed
from scanner.model import Item, Kind, Mark, Problem, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

Policy = dict[str, object]


class GeckoPolicyExtensions(Collector):
    """Extensions named by policies. A record is a policy file or a registry key; `about` is the program that obeys it."""

    name = "gecko-policy-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    makes = frozenset({"gecko-extension"})
    places = PLACES

    def find(self, host: Host) -> Iterator[Record]:
        """Name the policy files and the keys."""
        yield from find_policy_files(host)
        yield from find_policy_keys(host)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each extension that the policies install, once, and each that they block."""
        seen: set[Installed] = set()
        for policy in _policies(host, record):
            for found in [policy] if isinstance(policy, Problem) else installed(policy):
                if isinstance(found, Problem):
                    yield found
                elif found not in seen:
                    seen.add(found)
                    yield Item(found.name, ids=found.ids, marks=(Mark.POLICY,), within=record.about)
            for identifier in () if isinstance(policy, Problem) else forbidden(policy):
                yield blocked_extension("gecko-extension", identifier, record.about)


def _policies(host: Host, record: Record) -> Iterator[Policy | Problem]:
    """Yield what a file holds, or the parts that stand in a key's values and in the keys below it, in the shape of policies.json."""
    if is_file(record):
        yield read_policy_file(host, record)
        return
    for policy in read_policies(host, record, (SETTINGS, EXTENSIONS)):
        yield policy if isinstance(policy, Problem) else {"policies": policy}
