"""Extensions that packages and other programs put where Firefox, Thunderbird and their kin look for them.

Misses: names and versions of packed ones (.xpi), whose file name is their id; whether the program takes them, which most no longer
do. The Windows registry: see windows_gecko_registry_sideloads.
See: https://extensionworkshop.com/documentation/publish/distribute-sideloading/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_manifests import manifest_in
from scanner.collectors.browsers.gecko_programs import BASES, programs
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.extensions_json import ID, LANGUAGES
from scanner.model import Item, Kind, Mark, Platform, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

# Each program looks below a folder named after its own id.
PROGRAMS = (
    ("firefox", "{ec8030f7-c20a-464f-9b0e-13a3a9e97384}"),
    ("thunderbird", "{3550f703-e582-4d05-9a08-453d09bdfdc6}"),
    ("seamonkey", "{92650c4d-4b8e-4d2a-b7eb-24ecf4f6b63a}"),
    ("pale-moon", "{8de7fcbb-c55c-4fbe-bfc5-fc555c87dbc4}"),
)
SHARED = {
    Platform.LINUX: (
        "/usr/lib/mozilla/extensions",
        "/usr/lib64/mozilla/extensions",
        "/usr/share/mozilla/extensions",
        "{home}/.mozilla/extensions",
    ),
    Platform.MACOS: ("/Library/Application Support/Mozilla/Extensions", "{support}/Mozilla/Extensions"),
    Platform.WINDOWS: ("{roaming}/Mozilla/Extensions",),
}
INSTALLED = {
    Platform.LINUX: tuple(
        (program, f"{place}/{program}*/{folder}")
        for program in ("firefox", "thunderbird", "librewolf")
        for place in ("/usr/lib", "/usr/lib64", "/opt")
        for folder in ("distribution/extensions", "browser/extensions")
    ),
    Platform.MACOS: (
        ("firefox", "/Applications/Firefox*.app/Contents/Resources/distribution/extensions"),
        ("thunderbird", "/Applications/Thunderbird*.app/Contents/Resources/distribution/extensions"),
    ),
}
BELOW_A_PROGRAM = ("distribution/extensions", "browser/extensions")


class GeckoSideloads(Collector):
    """Extensions put in place by others. `about` is the program that looks there."""

    name = "gecko-sideloads"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    places = (
        *(f"{folder}/{{program's id}}/*" for folders in SHARED.values() for folder in folders),
        *(f"{folder}/*" for folders in INSTALLED.values() for _, folder in folders),
        *(f"{base}/<program>/{folder}/*" for base in BASES for folder in BELOW_A_PROGRAM),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name what lies in the folders of each program: a folder, a package, or a file that points to a folder."""
        for folder in SHARED[host.platform]:
            for program, identifier in PROGRAMS:
                yield from _named_by_id(host.glob(f"{folder}/{identifier}/*", about=program))
        for program, folder in INSTALLED.get(host.platform, ()):
            yield from _named_by_id(host.glob(f"{folder}/*", about=program))
        for place in programs(host):
            for folder in BELOW_A_PROGRAM:
                yield from _named_by_id(host.glob(f"{folder}/*", under=place, about=place.about))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension; what a folder says of itself is read, a pointer is not followed."""
        losses: list[Problem] = []
        identifier = _identifier(record)
        said = manifest_in(host, record.location, losses) if host.is_folder(record) else None
        name, version = (said.name or identifier, said.version) if said else (identifier, "")
        yield Item(name, version, ids=(("gecko-extension", identifier),), marks=(Mark.SIDELOADED,), within=record.about)
        yield from losses


def _named_by_id(records: Iterator[Record]) -> Iterator[Record]:
    return (record for record in records if re.fullmatch(ID, _identifier(record)) and not _identifier(record).startswith(LANGUAGES))


def _identifier(record: Record) -> str:
    return record.location.rpartition("/")[2].removesuffix(".xpi")
