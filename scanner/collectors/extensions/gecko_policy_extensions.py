"""Extensions that an administrator's policy puts into Firefox, Thunderbird and their kin, or keeps out of them.

Misses: a ban of all extensions, which names none (what it stopped, a profile tells);
the ids of extensions that the older policy `Extensions` names by an address without one. The Windows registry: see
windows_gecko_policy_extensions.
See: https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.gecko_policy_places import PLACES, policy_file, policy_files
from scanner.collectors.browsers.kept_out import kept_out
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.gecko_policy import forbidden, installed
from scanner.model import Item, Kind, Mark, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.host.host import Host


class GeckoPolicyExtensions(Collector):
    """Extensions named by policies. `about` is the program that obeys them."""

    name = "gecko-policy-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    places = PLACES

    def find(self, host: Host) -> Iterable[Record]:
        """Name the policy files."""
        return policy_files(host)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extensions that the policy installs, and those that it forbids."""
        said = policy_file(host, record)
        for found in installed(said):
            if isinstance(found, Problem):
                yield found
            else:
                yield Item(found.name, ids=found.ids, marks=(Mark.POLICY,), within=record.about)
        for identifier in forbidden(said):
            yield kept_out("gecko-extension", identifier, record.about)
