"""Ports of MacPorts, from its registry.

Misses: prefixes of somebody's own choice, and what MacPorts installs while its registry is read.
See: https://github.com/macports/macports-base/blob/master/src/cregistry/sql.c
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats.sqlite_file import rows
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

REGISTRY = "/opt/local/var/macports/registry/registry.db"
LIMIT = 512 * MEBIBYTE  # it names every file of every port
PORTS = "SELECT name, version, revision, state FROM ports"
ACTIVE, INACTIVE = "installed", "imaged"


class MacosMacports(Collector):
    """Ports. Of one that is not active, only the archive from which it could be put back is on the disk."""

    name = "macos-macports"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.INSTALLED
    makes = frozenset({"macports"})
    places = (REGISTRY, f"{REGISTRY}-wal")

    def find(self, host: Host) -> Iterator[Record]:
        """Name the registry."""
        yield from host.glob(REGISTRY)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the ports."""
        database = host.read(record, LIMIT)
        for row in rows(database, host.look(f"{record.location}-wal", LIMIT) or b"", PORTS):
            yield row if isinstance(row, Problem) else _item_of(*row)


def _item_of(name: object, version: object, revision: object, state: object) -> Said:
    if not isinstance(name, str) or not name:
        return Problem(Reason.MALFORMED, "a port without a name")
    if state not in {ACTIVE, INACTIVE}:
        return Problem(Reason.MALFORMED, "a port that is neither active nor inactive")
    number = f"{version}_{revision}" if revision else str(version or "")
    active = state == ACTIVE
    return Item(name, number, ids=(("macports", name),), rung=None if active else Rung.PRESENT, marks=() if active else (Mark.NOT_LOADED,))
