"""The list of everything that the macOS installer and the software update ever installed.

Misses: what was dragged into a folder; whether any of it is still there, and what was removed from the list by hand.
See: https://osquery.io/schema/current/#package_install_history for the keys of a row
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.macos_install_history_plist import installations
from scanner.collectors.collector import Collector, Said
from scanner.model import Item, Kind, Platform, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

HISTORY = "/Library/Receipts/InstallHistory.plist"


class MacosInstallHistory(Collector):
    """Installations by the name that was shown, with their packages' identifiers; without their dates."""

    name = "macos-install-history"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.RESIDUE
    makes = frozenset({"pkgutil"})
    places = (HISTORY,)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the list."""
        yield from host.glob(HISTORY)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield an item for each name and version."""
        for row in installations(host.read(record)):
            if isinstance(row, Problem):
                yield row
            else:
                yield Item(row.name, row.version, ids=tuple(("pkgutil", package) for package in row.packages))
