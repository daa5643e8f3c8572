"""One value of a table in an SQLite database of any size, by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.sqlite_file import HEAD
from scanner.formats.sqlite_pages import Database, columns
from scanner.formats.sqlite_wal import read_committed
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from scanner.formats.sqlite_pages import Part


def value_or_problem(part: Part, log: bytes, table: str, key: str) -> bytes | Problem | None:
    """Return the second column of the row whose first one is a key, whatever the case of its letters; None where there is no such row.

    `log` is the write-ahead log. A database that is written meanwhile is read a second time.
    """
    for _ in range(2):
        head = part(0, HEAD)
        try:
            found: bytes | Problem | None = _value(Database(part, head, read_committed(log)), table, key.encode()) if head else None
        except Unreadable as problem:
            found = Problem(problem.reason, problem.detail)
        if head == part(0, HEAD):
            return found
    return Problem(Reason.CHANGED, "changed while being read")


def _value(database: Database, table: str, key: bytes) -> bytes | None:
    made = database.find(table)
    for cell in database.cells(made[0]) if made else ():
        found = columns(cell, 1)
        if found and found[0].lower() == key.lower():
            both = columns(database.whole(cell), 2)
            return both[1] if len(both) > 1 else None
    return None
