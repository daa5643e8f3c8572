"""Packages (AppX, MSIX) known to the machine, for any account, from the registry's copy of the state repository.

Misses: whose the packages are and what people call them; the database itself, which only the system may open.
See: https://learn.microsoft.com/en-us/windows/apps/desktop/modernize/package-identity-overview for the full name
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats import appx_name, windows_path
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

CACHE = r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\AppModel\StateRepository\Cache\Package"
NAMES = rf"{CACHE}\Index\PackageFullName\*"
ROWS = rf"{CACHE}\Data"


class WindowsStateRepository(Collector):
    """Packages by full name; a key below the name is the number of the row that says where the package is."""

    name = "windows-state-repository"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.REGISTERED
    makes = frozenset({"msix-family", "msix-name"})
    places = (NAMES, rf"{ROWS}\*")

    def find(self, host: Host) -> Iterator[Record]:
        """Name the full names."""
        yield from host.keys(NAMES)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield a package, with its folder when one row tells it."""
        package = appx_name.full_name(record.location.rpartition("\\")[2])
        folders = (host.values(row).text("InstalledLocation") for row in _rows(host, record))
        yield Item(
            package.name,
            package.version,
            ids=package.ids,
            marks=package.marks,
            location=windows_path.plain(next(filter(None, folders), "")),
        )


def _rows(host: Host, record: Record) -> Iterator[Record]:
    """Name the rows of a package that are open to us."""
    for key in host.keys("*", under=record):
        number = key.location.rpartition("\\")[2]
        yield from host.keys(rf"{ROWS}\{number}")
