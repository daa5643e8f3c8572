"""Chrome and Firefox extensions in WebKit browsers such as Orion, from folders named after their ids.

Misses: whether an extension is switched on, which the browser records in a form that is not documented.
See: https://help.kagi.com/orion/browser-extensions/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.documents import read_manifest
from scanner.collectors.browsers.extension_files import ExtensionFiles
from scanner.collectors.browsers.webkit_browsers import BROWSERS
from scanner.collectors.collector import Collector, Said
from scanner.formats import chromium_preferences, extensions_json
from scanner.model import Item, Kind, Platform, Problem, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

MANIFEST = "manifest.json"


class MacosWebkitExtensions(Collector):
    """Extensions of WebKit browsers. A record is an extension's folder; `about` is its browser's id."""

    name = "macos-webkit-extensions"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.INSTALLED
    makes = frozenset({"chromium-extension", "extension-calls", "extension-host", "extension-word", "gecko-extension"})
    places = (
        *(f"{folder}/Extensions/<id>/{MANIFEST}" for browser in BROWSERS for folder in browser.macos.profiles),
        "scripts beside it (only the hosts of addresses in them are kept), and pages that it names",
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders that hold a manifest."""
        for browser in BROWSERS:
            for folder in browser.on(host.platform).profiles:
                for record in host.glob(f"{folder}/Extensions/*/{MANIFEST}", about=browser.id):
                    yield record._replace(location=record.location.removesuffix(f"/{MANIFEST}"))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension, by its manifest's name and by the id that its folder is named after."""
        losses: list[Problem] = []
        identifier = record.location.rpartition("/")[2]
        said = read_manifest(host, record.location, losses)
        name, version = (said.name or identifier, said.version) if said else (identifier, "")
        files = ExtensionFiles(host, record.user)
        own = files.claims(record.location, said) if said else ()
        yield Item(name, version, ids=_ids(identifier), state=State.UNKNOWN, within=record.about, claims=own)
        yield from (*losses, *files.losses())


def _ids(identifier: str) -> tuple[tuple[str, str], ...]:
    if re.fullmatch(chromium_preferences.ID, identifier):
        return (("chromium-extension", identifier),)
    return (("gecko-extension", identifier),) if re.fullmatch(extensions_json.ID, identifier) else ()
