"""Extensions of the Zed editor, from the folder it installs them to.

Misses: which of them its settings switch off, and what an extension fetched for itself to work with.
See: https://zed.dev/docs/extensions/installing-extensions
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.flatpaks import with_flatpaks
from scanner.formats.extension_text import text_ids
from scanner.formats.json_file import text
from scanner.formats.toml_document import toml_document
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

FOLDERS = {
    Platform.LINUX: with_flatpaks(Platform.LINUX, "{data}/zed"),
    Platform.MACOS: ("{support}/Zed",),
    Platform.WINDOWS: ("{local}/Zed",),
}
INSTALLED = "extensions/installed/*"
MANIFEST = "extension.toml"
NAME = r"[\w.-]{1,100}"


class ZedExtensions(Collector):
    """Zed's extensions. A record is an extension's folder, which bears its id."""

    name = "zed-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"zed-extension", "extension-word"})
    places = tuple(f"{folder}/{INSTALLED}/{MANIFEST}" for folders in FOLDERS.values() for folder in folders)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder of each extension."""
        for folder in FOLDERS[host.platform]:
            for record in host.glob(f"{folder}/{INSTALLED}", about="zed"):
                if re.fullmatch(NAME, record.location.rpartition("/")[2]):
                    yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension; old ones have no TOML manifest, and then the folder's name is all that is told."""
        folder = record.location.rpartition("/")[2]
        content = host.look(f"{record.location}/{MANIFEST}", MEBIBYTE)
        found = toml_document(content) if content is not None else {}
        ids = tuple(("zed-extension", one) for one in dict.fromkeys((text(found.get("id")) or folder, folder)))  # a manifest may be changed
        own = text_ids(text(found.get("description")))
        yield Item(text(found.get("name")) or folder, text(found.get("version")), ids=ids, within=record.about, claims=own)
