"""Packages that npx fetched to run them once, and kept: each call has a folder whose description names what was asked for.

Misses: a cache that npm's settings or NPM_CONFIG_CACHE put elsewhere, and what `pnpm dlx`, `yarn dlx` and bunx keep.
See: https://docs.npmjs.com/cli/commands/npx, https://docs.npmjs.com/cli/using-npm/config#cache
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.npm_folder import wanted_packages
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.model import Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

ON_UNIX = "{home}/.npm/_npx"
CACHES = {Platform.LINUX: ON_UNIX, Platform.MACOS: ON_UNIX, Platform.WINDOWS: "{local}/npm-cache/_npx"}
CALLS = "*"


class NpxCache(Collector):
    """Packages that are there and were never installed: what npx was asked to run, and not what that needs in its turn."""

    name = "npx-cache"
    kind = Kind.LIBRARY
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"npm"})
    places = tuple(dict.fromkeys(f"{cache}/{CALLS}" for cache in CACHES.values()))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder of each set of packages that was run together."""
        yield from host.glob(f"{CACHES[host.platform]}/{CALLS}")

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield what was asked for."""
        yield from wanted_packages(host, record)
