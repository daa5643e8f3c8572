"""Folders in which packages (AppX, MSIX) store an account's files: a trace that stays after the package is removed.

Misses: whether the package is still there, which the registry tells; the folders of ordinary programs.
See: https://learn.microsoft.com/en-us/windows/apps/design/app-settings/store-and-retrieve-app-data
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats import appx_name
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = "{local}/Packages/*"


class WindowsPackageFolders(Collector):
    """Folders named after a package's family. No proof that the package is or was used."""

    name = "windows-package-folders"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.RESIDUE
    makes = frozenset({"msix-family", "msix-name"})
    places = (FOLDERS,)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders of each account."""
        yield from host.glob(FOLDERS)

    def read(self, host: Host, record: Record) -> Iterable[Said]:  # noqa: ARG002  the name is all
        """Yield the package that a folder is named after, nothing for a folder of another name."""
        package = appx_name.family(record.location.rpartition("/")[2])
        if package.ids:
            yield Item(package.name, ids=package.ids)
