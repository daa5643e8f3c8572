"""Extensions that an administrator's policy installs in browsers of the Chromium family, or blocks.

Misses: a block of all extensions, which names none (profiles show what it stopped); policies from a vendor's cloud; browsers with
places that are not in the table; whether a browser obeyed: on Windows, one that is not managed ignores extensions from outside the
stores.
See: https://chromeenterprise.google/policies/#ExtensionSettings and #ExtensionInstallForcelist, and for Windows Chromium's
components/policy/core/common/registry_dict.cc
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_policy_places import PLACES, find_policies, is_recommended
from scanner.collectors.browsers.managed_policies import blocked_extension, read_policies
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.chromium_policy import ALLOWED, FORBIDDEN, FORCED, SETTINGS, forbidden, installed
from scanner.formats.json_file import document
from scanner.formats.plist import plist
from scanner.model import Item, Kind, Mark, Platform, Problem, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

Policy = dict[str, object]


class ChromiumPolicyExtensions(Collector):
    """Extensions named by policies. A record is a policy file, a property list or a registry key; `about` is the browser that obeys it."""

    name = "chromium-policy-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    makes = frozenset({"chromium-extension"})
    places = PLACES

    def find(self, host: Host) -> Iterator[Record]:
        """Yield every place of policies; on Linux, browsers read all files of a folder, whatever their names."""
        for record in find_policies(host):
            if host.platform is Platform.LINUX:
                yield from host.glob("*", under=record, about=record.about)
            else:
                yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each extension that the policies install, once, and each that they block; recommended policies cannot block."""
        seen: set[str] = set()
        whole: Policy = {}
        for policy in _policies(host, record):
            for found in [policy] if isinstance(policy, Problem) else installed(policy):
                if isinstance(found, Problem):
                    yield found
                elif found not in seen:
                    seen.add(found)
                    yield Item(found, ids=(("chromium-extension", found),), marks=(Mark.POLICY,), within=record.about)
            _merge(whole, {} if isinstance(policy, Problem) else policy)
        for found in () if is_recommended(record) else forbidden(whole):
            yield found if isinstance(found, Problem) else blocked_extension("chromium-extension", found, record.about)


def _policies(host: Host, record: Record) -> Iterable[Policy | Problem]:
    """Return what a file holds, or the parts that stand in a key's values and in the keys below it."""
    if host.platform is Platform.WINDOWS:
        return read_policies(host, record, (FORCED, SETTINGS, FORBIDDEN, ALLOWED))
    return [plist(host.read(record)) if host.platform is Platform.MACOS else document(host.read(record))]


def _merge(whole: Policy, policy: Policy) -> None:
    for name, value in policy.items():
        before = whole.get(name)
        whole[name] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
