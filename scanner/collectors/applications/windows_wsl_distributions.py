"""Linux systems inside Windows (WSL), as each account registered them.

Misses: what is installed in them. The disk of a WSL 2 system is a file that only a running WSL can open, and none is ever started.
See: https://learn.microsoft.com/en-us/windows/wsl/disk-space for the key, and .../wsl/use-custom-distro
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats import appx_name, windows_path
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

DISTRIBUTIONS = r"{hku}\Software\Microsoft\Windows\CurrentVersion\Lxss\{*}"


class WindowsWslDistributions(Collector):
    """Distributions. Their own version is not told, only whether WSL 1 or WSL 2 holds them."""

    name = "windows-wsl-distributions"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.REGISTERED
    makes = frozenset({"msix-family", "msix-name"})
    places = (DISTRIBUTIONS,)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the distributions of each account."""
        yield from host.keys(DISTRIBUTIONS)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the distribution, with the family of the package that brought it."""
        values = host.values(record)
        name = values.text("DistributionName")
        if not name:
            yield Problem(Reason.MALFORMED, "a WSL distribution without DistributionName")
            return
        home = host.home(record)
        package = appx_name.family(values.text("PackageFamilyName"))
        yield Item(
            name,
            ids=package.ids,
            within=f"WSL {values.number('Version') or ''}".rstrip(),
            location=windows_path.plain(values.text("BasePath"), home),
        )
