"""Rows of a table in a database of SQLite that its program may be writing, read twice where it was written meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scanner.formats.sqlite_table import table_rows
from scanner.host.host import MEBIBYTE
from scanner.model import Malformed, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.formats.sqlite_table import Column
    from scanner.host.host import Host
    from scanner.model import Record

LOG = "-wal"
LOG_LIMIT = 128 * MEBIBYTE
LEAST = 1  # byte


def rows_of(
    host: Host, database: Record, table: str, wanted: Sequence[str], *, may_lack_table: bool = False
) -> list[tuple[Column, ...] | Problem]:
    """Return what the rows of a small table have in some columns. Raise Malformed for what is no database."""
    beside = f"{database.location}{LOG}"
    if not host.part(database, 0, LEAST):  # empty, or closed to us, which the host says
        if host.is_file(database) and not host.size(database) and not may_lack_table:
            raise Malformed("expected an SQLite database")
        return []
    for _ in range(2):
        log = host.look(beside, LOG_LIMIT) or b""
        rows = [*table_rows(partial(host.part, database), log, table, wanted, may_lack_table=may_lack_table)]
        if not _has_changed(rows) and (host.aside().look(beside, LOG_LIMIT) or b"") == log:
            return rows
    return rows if _has_changed(rows) else [*rows, Problem(Reason.CHANGED, "changed while being read")]


def _has_changed(rows: Sequence[object]) -> bool:
    return any(isinstance(row, Problem) and row.reason is Reason.CHANGED for row in rows[-1:])
