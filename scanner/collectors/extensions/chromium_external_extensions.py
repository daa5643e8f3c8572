"""Extensions that other programs add to browsers of the Chromium family, by a file or a registry key named after the extension.

Misses: browsers with places that are not in the table; whether the browser accepted the extension or the user declined it.
See: https://developer.chrome.com/docs/extensions/how-to/distribute/install-extensions and, for the registry's two views,
Chromium's chrome/browser/extensions/external_registry_loader_win.cc
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.browser import ROOTS, find_keys, is_key
from scanner.collectors.browsers.chromium_browsers import BROWSERS
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.chromium_preferences import ID
from scanner.formats.json_file import document, table, text
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LIST = "external_extensions.json"  # one file for several, beside the files for one
USERS_FOLDER = "External Extensions"  # in a user-data folder, not on Windows
# Where the registry has two views, 64-bit browsers read the 32-bit one too: no browser uses what is in the 64-bit view.
UNUSED = "HKLM64\\"
USED = r"HKLM32\SOFTWARE"


class ChromiumExternalExtensions(Collector):
    """Extensions handed over. A record is a file, or the key of one extension; `about` is the browser that looks there."""

    name = "chromium-external-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    makes = frozenset({"chromium-extension"})
    places = (
        *(f"{place}/<id>.json" for browser in BROWSERS for place in (*browser.linux.extensions, *browser.macos.extensions)),
        f"<user data>/{USERS_FOLDER}/<id>.json",
        *(rf"{root}\{key}\<id>" for root in ROOTS for browser in BROWSERS for key in browser.windows.extensions),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files of the machine's folders and of every user-data folder in the table of browsers, and on Windows the keys."""
        for browser in BROWSERS:
            places = browser.on(host.platform)
            for place in places.extensions:
                yield from _keys(host, place, browser.id) if is_key(place) else _files(host, f"{place}/*.json", browser.id)
            for folder in places.profiles if host.platform is not Platform.WINDOWS else ():
                yield from _files(host, f"{folder}/{USERS_FOLDER}/*.json", browser.id)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension after which a file or a key is named, or those that a list names."""
        if "\\" in record.location:
            unused = record.location.startswith(UNUSED) and any(host.keys(USED))
            marks = (Mark.SIDELOADED, Mark.NOT_LOADED) if unused else (Mark.SIDELOADED,)
            yield _item(_named(record), host.values(record).text("version"), record, marks)
            return
        name = record.location.rpartition("/")[2]
        found = document(host.read(record))
        for identifier, said in found.items() if name == LIST else [(name.removesuffix(".json"), found)]:
            if re.fullmatch(ID, identifier):
                yield _item(identifier, text(table(said).get("external_version")), record, (Mark.SIDELOADED,))
            else:
                yield Problem(Reason.MALFORMED, "expected a list of extensions by id")


def _files(host: Host, pattern: str, browser: str) -> Iterator[Record]:
    for record in host.glob(pattern, about=browser):
        name = record.location.rpartition("/")[2]
        if name == LIST or re.fullmatch(ID, name.removesuffix(".json")):
            yield record


def _keys(host: Host, place: str, browser: str) -> Iterator[Record]:
    """Yield the keys that are called after an extension, in any case: the browsers pass over others as well."""
    return (record for record in find_keys(host, rf"{place}\*", browser) if re.fullmatch(ID, _named(record)))


def _named(record: Record) -> str:
    return record.location.rpartition("\\")[2].lower()


def _item(identifier: str, version: str, record: Record, marks: tuple[Mark, ...]) -> Item:
    return Item(identifier, version, ids=(("chromium-extension", identifier),), marks=marks, within=record.about)
