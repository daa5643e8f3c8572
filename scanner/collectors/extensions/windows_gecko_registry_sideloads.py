r"""Extensions that other programs hand to Firefox, Thunderbird and their kin by a value of the Windows registry named after the extension.

Misses: names and versions of packed ones (.xpi); whether the program takes them, which most no longer do.
See: https://extensionworkshop.com/documentation/publish/distribute-sideloading/ and `WinRegLocation` in Mozilla's XPIProvider
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import may_read, plain
from scanner.collectors.browsers.chromium_manifests import manifest_in
from scanner.collectors.collector import Collector, Said
from scanner.formats.extensions_json import ID, LANGUAGES
from scanner.model import Item, Kind, Mark, Platform, Problem, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

ROOTS = ("{machine}", "{hku}")
KEYS = (
    ("firefox", r"Mozilla\Firefox"),
    ("thunderbird", r"Mozilla\Thunderbird"),
    ("seamonkey", r"Mozilla\SeaMonkey"),
    ("pale-moon", r"Moonchild Productions\Pale Moon"),
    ("basilisk", r"Moonchild Productions\Basilisk"),
)


class WindowsGeckoRegistrySideloads(Collector):
    """Extensions named by values. A record is a program's key; `about` is the program that looks there."""

    name = "windows-gecko-registry-sideloads"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.CONFIGURED
    places = tuple(rf"{root}\SOFTWARE\{key}\Extensions" for root in ROOTS for _, key in KEYS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys of both views of the machine, since a program reads the one of its own kind, and of every account."""
        for root in ROOTS:
            for program, key in KEYS:
                yield from host.keys(rf"{root}\SOFTWARE\{key}\Extensions", about=program)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extensions; one that lies where its value says is more than configured."""
        losses: list[Problem] = []
        values = host.values(record)
        for identifier in values.names():
            if re.fullmatch(ID, identifier) and not identifier.startswith(LANGUAGES):
                yield _item(host, record, identifier, values.text(identifier).replace("\\", "/").rstrip("/"), losses)
        yield from losses


def _item(host: Host, record: Record, identifier: str, place: str, losses: list[Problem]) -> Item:
    may = may_read(host, place, record.user) if record.user else plain(place)  # the machine's keys are the administrator's own
    folder = may and host.is_folder(place)
    said = manifest_in(host, place, losses) if folder else None
    return Item(
        said.name if said and said.name else identifier,
        said.version if said else "",
        ids=(("gecko-extension", identifier),),
        rung=Rung.PRESENT if folder or (may and host.is_file(place)) else None,
        marks=(Mark.SIDELOADED,),
        within=record.about,
    )
