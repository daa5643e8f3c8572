"""Python packages that uv and uvx fetched and kept unpacked, by the names of their folders alone.

Most were fetched for a project or for one call of uvx, which the cache does not tell apart. The environment of such a call holds the same
packages again, and is not looked into.
Misses: a cache that UV_CACHE_DIR or uv's settings put elsewhere, and what pipx and pip keep in theirs.
See: https://docs.astral.sh/uv/concepts/cache/, https://docs.astral.sh/uv/reference/storage/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.python_distribution import packages_of
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.model import Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

ON_UNIX = "{home}/.cache/uv/archive-v*"
ARCHIVES = {Platform.LINUX: ON_UNIX, Platform.MACOS: ON_UNIX, Platform.WINDOWS: "{local}/uv/cache/archive-v*"}
PACKAGES = "*/*.dist-info"


class UvCache(Collector):
    """Packages that are there and were never installed where Python would look for them. No file is opened."""

    name = "uv-cache"
    kind = Kind.LIBRARY
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"pypi"})
    places = tuple(dict.fromkeys(f"{archives}/{PACKAGES}" for archives in ARCHIVES.values()))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder of unpacked packages; another version of its layout has another."""
        yield from host.glob(ARCHIVES[host.platform])

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the packages, one for each wheel that was unpacked."""
        yield from packages_of([one.location for one in host.glob(PACKAGES, under=record)])
