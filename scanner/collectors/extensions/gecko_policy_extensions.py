"""Extensions that an administrator's policy puts into Firefox, Thunderbird and their kin, or keeps out of them.

Misses: a ban of all extensions, which names none (what it stopped, a profile tells);
the ids of extensions that the older policy `Extensions` names by an address without one. The Windows registry: see
windows_gecko_policy_extensions.
See: https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.gecko_programs import BASES, programs
from scanner.collectors.browsers.kept_out import kept_out
from scanner.collectors.browsers.macos_managed import managed_files, managed_places
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.gecko_policy import forbidden, installed
from scanner.formats.json_file import document
from scanner.formats.plist import plist
from scanner.model import Item, Kind, Mark, Platform, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

PROGRAMS = ("firefox", "thunderbird", "librewolf", "waterfox")
PROFILE = ".plist"  # made by macOS from a configuration profile: the policies stand on top
FILES = {
    Platform.LINUX: tuple(
        (program, pattern)
        for program in PROGRAMS
        for pattern in (
            f"/etc/{program}/policies/policies.json",
            f"/usr/lib/{program}*/distribution/policies.json",
            f"/usr/lib64/{program}*/distribution/policies.json",
            f"/usr/share/{program}*/distribution/policies.json",
            f"/opt/{program}*/distribution/policies.json",
        )
    ),
    Platform.MACOS: (
        *((program, f"/Applications/{program.capitalize()}*.app/Contents/Resources/distribution/policies.json") for program in PROGRAMS),
    ),
}
DOMAINS = (("firefox", "org.mozilla.firefox"), ("thunderbird", "org.mozilla.thunderbird"))
BELOW_A_PROGRAM = "distribution/policies.json"


class GeckoPolicyExtensions(Collector):
    """Extensions named by policies. `about` is the program that obeys them."""

    name = "gecko-policy-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    places = (
        *(pattern for files in FILES.values() for _, pattern in files),
        *(place for _, domain in DOMAINS for place in managed_places(domain)),
        *(f"{base}/<program>/{BELOW_A_PROGRAM}" for base in BASES),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the policy files."""
        for program, pattern in FILES.get(host.platform, ()):
            yield from host.glob(pattern, about=program)
        if host.platform is Platform.MACOS:
            for program, domain in DOMAINS:
                yield from managed_files(host, domain, about=program)
        for place in programs(host):
            yield from host.glob(BELOW_A_PROGRAM, under=place, about=place.about)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extensions that the policy installs, and those that it forbids."""
        content = host.read(record)
        said: dict[str, object] = {"policies": plist(content)} if record.location.endswith(PROFILE) else document(content)
        for found in installed(said):
            if isinstance(found, Problem):
                yield found
            else:
                yield Item(found.name, ids=found.ids, marks=(Mark.POLICY,), within=record.about)
        for identifier in forbidden(said):
            yield kept_out("gecko-extension", identifier, record.about)
