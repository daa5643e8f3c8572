"""Ports of MacPorts, from its registry.

Misses: prefixes of somebody's own choice.
See: https://github.com/macports/macports-base/blob/master/src/cregistry/sql.c
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.collectors.sqlite_tables import LOG, rows_of
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

REGISTRY = "/opt/local/var/macports/registry/registry.db"
TABLE, COLUMNS = "ports", ("name", "version", "revision", "state")
ACTIVE, INACTIVE = "installed", "imaged"


class MacosMacports(Collector):
    """Ports. Of one that is not active, only the archive from which it could be put back is on the disk."""

    name = "macos-macports"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.INSTALLED
    makes = frozenset({"macports"})
    places = (REGISTRY, f"{REGISTRY}{LOG}")

    def find(self, host: Host) -> Iterator[Record]:
        """Name the registry."""
        yield from host.glob(REGISTRY)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the ports, from a registry that names every file of each of them too."""
        for row in rows_of(host, record, TABLE, COLUMNS):
            yield row if isinstance(row, Problem) else _item_of(*row)


def _item_of(name: object, version: object, revision: object, state: object) -> Said:
    if not isinstance(name, str) or not name:
        return Problem(Reason.MALFORMED, "a port without a name")
    if state not in {ACTIVE, INACTIVE}:
        return Problem(Reason.MALFORMED, "a port that is neither active nor inactive")
    number = f"{version}_{revision}" if revision else str(version or "")
    active = state == ACTIVE
    return Item(name, number, ids=(("macports", name),), rung=None if active else Rung.PRESENT, marks=() if active else (Mark.NOT_LOADED,))
