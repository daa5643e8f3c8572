"""Packages installed by Chocolatey, from the .nuspec file of each.

Misses: packages that failed to install (`lib-bad`).
See: https://docs.chocolatey.org/en-us/getting-started/#how-does-chocolatey-work, https://learn.microsoft.com/en-us/nuget/reference/nuspec
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.windows_chocolatey_nuspec import Nuspec, nuspec
from scanner.collectors.collector import Collector, Said
from scanner.formats.home_page import HOME_PAGE, home_claims
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = "C:/ProgramData/chocolatey/lib/*"
NUSPEC = "*.nuspec"


class WindowsChocolatey(Collector):
    """Packages of Chocolatey. The folder of a package has its id for a name."""

    name = "windows-chocolatey"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.INSTALLED
    makes = frozenset({"chocolatey", HOME_PAGE})
    places = (f"{FOLDERS}/{NUSPEC}",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the file of each package."""
        yield from host.glob(f"{FOLDERS}/{NUSPEC}")

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the package with as much of its file as can be read."""
        folder = record.location.rpartition("/")[0]
        content = host.look(record, MEBIBYTE)
        package = nuspec(content) if content is not None else Nuspec()
        if package.damage:
            yield Problem(Reason.MALFORMED, package.damage)
        name = package.id or folder.rpartition("/")[2]
        home = home_claims(package.project)
        yield Item(package.title or name, package.version, package.authors, (("chocolatey", name),), location=folder, claims=home)
