"""Receipts of the macOS installer, which remain after the software is deleted.

Misses: what was dragged into a folder, came from the App Store or updates itself: the version is the installer's.
See: https://keith.github.io/xcode-man-pages/pkgutil.1.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats.plist import plist, plist_text
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

APPLES_OWN = "/Library/Apple/System/Library/Receipts/*.plist"
PLACES = ("/private/var/db/receipts/*.plist", APPLES_OWN)


class MacosPackageReceipts(Collector):
    """Packages by their identifier; whether their files are still there is told by other places."""

    name = "macos-package-receipts"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.RESIDUE
    makes = frozenset({"pkgutil"})
    places = PLACES

    def find(self, host: Host) -> Iterator[Record]:
        """Name the receipts."""
        for place in PLACES:
            yield from host.glob(place)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the package."""
        said = plist(host.read(record, MEBIBYTE))
        identifier = plist_text(said.get("PackageIdentifier"))
        if not identifier:
            yield Problem(Reason.MALFORMED, "expected text as PackageIdentifier")
            return
        built_in = record.location.startswith(APPLES_OWN.partition("*")[0])
        yield Item(
            identifier,
            plist_text(said.get("PackageVersion")),
            ids=(("pkgutil", identifier),),
            marks=(Mark.BUILT_IN,) if built_in else (),
        )
