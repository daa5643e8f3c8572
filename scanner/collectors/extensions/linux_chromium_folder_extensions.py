"""Extensions that distributions keep unpacked for Chromium, whose start script loads every folder there.

Misses: whether the version of Chromium that is installed loads a folder: only the version of the manifest tells; what their scripts call,
which whoever packs them has looked at.
See: https://salsa.debian.org/chromium-team/chromium (its /etc/chromium.d/extensions passes them to --load-extension)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.documents import claims, read_manifest
from scanner.collectors.collector import Collector, Said
from scanner.formats.chromium_manifest import id_of_key, id_of_path
from scanner.model import Item, Kind, Mark, Platform, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = (("chromium", "/usr/share/chromium/extensions/*"), ("chromium", "/usr/share/chromium-browser/extensions/*"))
# Chromium stopped running version 2 for everybody with 139 (July 2025); 156 was seen to refuse such a folder and to go on.
# Older Chromiums have no updates any more.
OLDEST_LOADED = 3


class LinuxChromiumFolderExtensions(Collector):
    """Unpacked extensions of packages."""

    name = "linux-chromium-folder-extensions"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.PRESENT
    makes = frozenset({"chromium-extension", "extension-host", "extension-word"})
    places = tuple(f"{folder}/manifest.json" for _, folder in FOLDERS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders that hold a manifest."""
        for browser, folder in FOLDERS:
            for record in host.glob(f"{folder}/manifest.json", about=browser):
                yield record._replace(location=record.location.rpartition("/")[0])

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension; its id follows from its key, or from the path where it has none."""
        losses: list[Problem] = []
        said = read_manifest(host, record.location, losses)
        if said:
            identifier = id_of_key(said.key) or id_of_path(record.location)
            refused = (Mark.NOT_LOADED, Mark.UNSUPPORTED) if said.manifest_version < OLDEST_LOADED else ()
            name = said.name or identifier
            ids, own = (("chromium-extension", identifier),), claims(said.hosts, *said.texts)
            yield Item(name, said.version, ids=ids, marks=(Mark.UNPACKED, *refused), within=record.about, claims=own)
        yield from losses
