"""Extensions that other programs add to Firefox, Thunderbird and programs made from them, by folders and registry keys.

Misses: names and versions of packed extensions (.xpi), whose file name is their id; whether the program loads them, which most no
longer do.
See: https://extensionworkshop.com/documentation/publish/distribute-sideloading/ and `WinRegLocation` in Mozilla's XPIProvider
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers import gecko_programs
from scanner.collectors.browsers.bounds import is_plain, may_read
from scanner.collectors.browsers.browser import ROOTS, find_keys, is_key
from scanner.collectors.browsers.documents import claims, read_manifest
from scanner.collectors.browsers.gecko_browsers import BROWSERS
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.extensions_json import ID, LANGUAGES
from scanner.model import Item, Kind, Mark, Problem, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

BELOW_A_PROGRAM = ("distribution/extensions", "browser/extensions")


class GeckoSideloads(Collector):
    """Extensions put in place by others. A record is a folder, a package, a pointer, or a program's key; `about` is who looks there."""

    name = "gecko-sideloads"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"extension-host", "extension-word", "gecko-extension"})
    places = (
        *(f"{place}/*" for browser in BROWSERS for place in (*browser.linux.extensions, *browser.macos.extensions)),
        *(f"{place}/*" for browser in BROWSERS for place in browser.windows.extensions if not is_key(place)),
        *(f"{folder}/{below}/*" for folder in gecko_programs.PLACES for below in BELOW_A_PROGRAM),
        *(rf"{root}\{place}" for root in ROOTS for browser in BROWSERS for place in browser.windows.extensions if is_key(place)),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Yield what is in the folders of each program, and the keys in which other programs list their extensions."""
        for browser in BROWSERS:
            for place in browser.on(host.platform).extensions:
                if is_key(place):
                    yield from find_keys(host, place, browser.id)
                else:
                    yield from _named_by_id(host.glob(f"{place}/*", about=browser.id))
        for folder in gecko_programs.find_programs(host):
            for below in BELOW_A_PROGRAM:
                yield from _named_by_id(host.glob(f"{below}/*", under=folder, about=folder.about))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension; a folder's manifest is read, a pointer file is not followed. A key lists several."""
        losses: list[Problem] = []
        if "\\" in record.location:
            values = host.values(record)
            for identifier in filter(_is_id, values.names()):
                yield _in_key(host, record, identifier, values.text(identifier).replace("\\", "/").rstrip("/"), losses)
        else:
            folder = record.location if host.is_folder(record) else ""
            yield _item(host, record, _identifier(record), folder, losses)
        yield from losses


def _in_key(host: Host, record: Record, identifier: str, place: str, losses: list[Problem]) -> Item:
    """Return the extension that a value is named after; one that exists where the value says is more than configured."""
    may = may_read(host, place, record.user) if record.user else is_plain(place)  # the machine's keys are the administrator's own
    folder = place if may and host.is_folder(place) else ""
    present = bool(folder) or (may and host.is_file(place))
    return _item(host, record, identifier, folder, losses)._replace(rung=None if present else Rung.CONFIGURED)


def _item(host: Host, record: Record, identifier: str, folder: str, losses: list[Problem]) -> Item:
    said = read_manifest(host, folder, losses) if folder else None
    name, version = (said.name or identifier, said.version) if said else (identifier, "")
    own = claims(said.hosts, *said.texts) if said else ()
    ids = (("gecko-extension", identifier),)
    return Item(name, version, ids=ids, marks=(Mark.SIDELOADED,), within=record.about, claims=own)


def _named_by_id(records: Iterator[Record]) -> Iterator[Record]:
    return (record for record in records if _is_id(_identifier(record)))


def _is_id(name: str) -> bool:
    return bool(re.fullmatch(ID, name)) and not name.startswith(LANGUAGES)


def _identifier(record: Record) -> str:
    return record.location.rpartition("/")[2].removesuffix(".xpi")
