"""Extensions that other programs and packages hand to browsers of the Chromium family, by a file named after the extension.

Misses: whether the browser has taken the extension, or its user refused it. On Windows browsers ask the registry instead of files:
see windows_chromium_external_extensions.
See: https://developer.chrome.com/docs/extensions/how-to/distribute/install-extensions
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium import BROWSERS
from scanner.collectors.collector import Collector, Said
from scanner.formats.chromium_preferences import ID
from scanner.formats.json_file import document, table, text
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

LIST = "external_extensions.json"  # one file for several, beside the files for one
FOLDERS = {
    Platform.LINUX: (
        ("chrome", "/opt/google/chrome*/extensions"),
        ("chrome", "/opt/google/chrome*/default_apps"),
        ("chrome", "/usr/share/google-chrome/extensions"),
        ("chromium", "/usr/share/chromium/extensions"),
        ("chromium", "/usr/share/chromium-browser/extensions"),
        ("chromium", "/usr/lib/chromium/extensions"),
        ("edge", "/opt/microsoft/msedge*/extensions"),
        ("edge", "/usr/share/microsoft-edge/extensions"),
        ("brave", "/opt/brave.com/brave*/extensions"),
        ("brave", "/usr/share/brave-browser/extensions"),
        ("vivaldi", "/opt/vivaldi*/extensions"),
        ("vivaldi", "/usr/share/vivaldi/extensions"),
    ),
    Platform.MACOS: (
        ("chrome", "/Library/Application Support/Google/Chrome/External Extensions"),
        ("chromium", "/Library/Application Support/Chromium/External Extensions"),
        ("edge", "/Library/Application Support/Microsoft/Edge/External Extensions"),
        ("brave", "/Library/Application Support/BraveSoftware/Brave-Browser/External Extensions"),
        ("vivaldi", "/Library/Application Support/Vivaldi/External Extensions"),
    ),
}
USERS_FOLDER = "External Extensions"  # in a user-data folder


class ChromiumExternalExtensions(Collector):
    """Extensions handed over by files. `about` is the browser that looks there."""

    name = "chromium-external-extensions"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.LINUX, Platform.MACOS})
    rung = Rung.CONFIGURED
    places = (
        *(f"{folder}/<id>.json" for folders in FOLDERS.values() for _, folder in folders),
        f"<user data>/{USERS_FOLDER}/<id>.json",
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files of the machine's folders and of every user-data folder in the table of browsers."""
        for browser, folder in FOLDERS[host.platform]:
            yield from _files(host, f"{folder}/*.json", browser)
        for row in BROWSERS:
            for folder in row.folders(host.platform):
                yield from _files(host, f"{folder}/{USERS_FOLDER}/*.json", row.id)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension after which a file is named, or those that a list names."""
        name = record.location.rpartition("/")[2]
        found = document(host.read(record))
        for identifier, said in found.items() if name == LIST else [(name.removesuffix(".json"), found)]:
            if re.fullmatch(ID, identifier):
                version = text(table(said).get("external_version"))
                yield Item(identifier, version, "", (("chromium-extension", identifier),), marks=(Mark.SIDELOADED,), within=record.about)
            else:
                yield Problem(Reason.MALFORMED, "expected a list of extensions by id")


def _files(host: Host, pattern: str, browser: str) -> Iterator[Record]:
    for record in host.glob(pattern, about=browser):
        name = record.location.rpartition("/")[2]
        if name == LIST or re.fullmatch(ID, name.removesuffix(".json")):
            yield record
