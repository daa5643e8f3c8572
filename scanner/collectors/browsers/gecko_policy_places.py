"""Where programs of the Gecko family take an administrator's policies from: files, and managed preferences of macOS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.gecko_programs import BASES, programs
from scanner.collectors.browsers.macos_managed import managed_files, managed_places
from scanner.formats.json_file import document
from scanner.formats.plist import plist
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

PROGRAMS = ("firefox", "thunderbird", "librewolf", "waterfox")
PROFILE = ".plist"  # made by macOS from a configuration profile: the policies stand on top
SYSTEM = "/etc/"  # of a program that has a file there, those beside its program files do not count
FILES = {
    Platform.LINUX: tuple(
        (program, pattern)
        for program in PROGRAMS
        for pattern in (
            f"{SYSTEM}{program}/policies/policies.json",
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
PLACES = (
    *(pattern for files in FILES.values() for _, pattern in files),
    *(place for _, domain in DOMAINS for place in managed_places(domain)),
    *(f"{base}/<program>/{BELOW_A_PROGRAM}" for base in BASES),
)


def policy_files(host: Host) -> Iterator[Record]:
    """Name the policy files, with the program that obeys them in `about`."""
    for program, pattern in FILES.get(host.platform, ()):
        yield from host.glob(pattern, about=program)
    if host.platform is Platform.MACOS:
        for program, domain in DOMAINS:
            yield from managed_files(host, domain, about=program)
    for place in programs(host):
        yield from host.glob(BELOW_A_PROGRAM, under=place, about=place.about)


def policy_file(host: Host, record: Record) -> dict[str, object]:
    """Return what a file holds, in the shape of policies.json; raise `Unreadable` when it holds none, or comments, as no program takes."""
    content = host.read(record)
    return {"policies": plist(content)} if record.location.endswith(PROFILE) else document(content, comments=False)
