"""Packages (AppX, MSIX) on disk, from the folders of Microsoft Store apps and the manifest in each.

Misses: which accounts have the package; packages on other drives and in a developer's folder (windows-appx-packages names them); the
folders' list itself without administrator rights.
See: https://learn.microsoft.com/en-us/uwp/schemas/appxpackage/uapmanifestschema/schema-root
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.windows_appx_manifest import Manifest, manifest
from scanner.collectors.collector import Collector, Said
from scanner.formats import appx_name
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = "C:/Program Files/WindowsApps/*"
MANIFEST = "AppxManifest.xml"


class WindowsAppxManifests(Collector):
    """Packages by folder, which has the package's full name: one whose manifest cannot be read is an item too."""

    name = "windows-appx-manifests"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.PRESENT
    makes = frozenset({"msix-family", "msix-name"})
    places = (f"{FOLDERS}/{MANIFEST}",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders."""
        yield from host.glob(FOLDERS)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the package of a folder; one with neither a package's name nor a manifest is none (`Deleted`, `MutableBackup`)."""
        package = appx_name.full_name(record.location.rpartition("/")[2])
        path = f"{record.location}/{MANIFEST}"
        content = host.look(path, MEBIBYTE)
        found = Manifest() if content is None else manifest(content)
        if found.damage:
            yield Problem(Reason.MALFORMED, found.damage, path)
        if package.ids or found.identity:
            yield Item(
                found.name or found.identity or package.name,
                package.version or found.version,
                found.publisher,
                package.ids or (("msix-name", found.identity),),
                marks=(Mark.CHILD,) if found.is_part else package.marks,
            )
