"""Packages (AppX, MSIX: the Microsoft Store's and others) that Windows registered for each account.

Misses: names that stand only in a package's resources; there the item has the name that the package is registered by.
See: https://learn.microsoft.com/en-us/windows/apps/desktop/modernize/package-identity-overview
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats import appx_name, windows_path
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

PACKAGES = r"{classes}\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages\*"


class WindowsAppxPackages(Collector):
    """Packages of each account, wherever their files are: other drives and a developer's folder included."""

    name = "windows-appx-packages"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.INSTALLED
    makes = frozenset({"msix-family", "msix-name"})
    places = (PACKAGES,)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the packages of each account."""
        yield from host.keys(PACKAGES)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield a package; its key is its full name."""
        package = appx_name.full_name(record.location.rpartition("\\")[2])
        values = host.values(record)
        yield Item(
            appx_name.shown(values.text("DisplayName")) or package.name,
            package.version,
            ids=package.ids,
            marks=package.marks,
            location=windows_path.plain(values.text("PackageRootFolder")),
        )
