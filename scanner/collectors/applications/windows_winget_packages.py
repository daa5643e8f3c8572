"""Portable packages that winget unpacked, from the names of their folders: Id_Source.

Misses: versions, which only the uninstall keys tell; packages in a folder of somebody's own choice; what winget installed by an
installer of the program's own, which the uninstall keys list.
See: https://github.com/microsoft/winget-cli/blob/master/doc/specs/%23182%20-%20Support%20for%20installation%20of%20portable%20standalone%20apps.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = ("{local}/Microsoft/WinGet/Packages/*", "C:/Program Files/WinGet/Packages/*", "C:/Program Files (x86)/WinGet/Packages/*")
SOURCES = ("_Microsoft.Winget.Source_8wekyb3d8bbwe", "__DefaultSource")  # ids and other sources may hold a `_` as well


class WindowsWingetPackages(Collector):
    """Portable packages of winget."""

    name = "windows-winget-packages"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.INSTALLED
    makes = frozenset({"winget"})
    places = FOLDERS

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder of each package."""
        for pattern in FOLDERS:
            yield from (record for record in host.glob(pattern) if host.is_folder(record))

    def read(self, host: Host, record: Record) -> Iterable[Said]:  # noqa: ARG002  the folder's name says it all
        """Yield the package."""
        name = _id(record.location.rpartition("/")[2])
        yield Item(name, ids=(("winget", name),))


def _id(folder: str) -> str:
    for source in SOURCES:
        if folder.endswith(source):
            return folder.removesuffix(source)
    return folder.rpartition("_")[0] or folder
