"""DuckDB, within this process: the default, and enough for some ten thousand machines a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import duckdb

from scanner.fleet.questions.limits import LIMITS
from scanner.fleet.storage.arrow import schema_of
from scanner.fleet.storage.columns import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from scanner.fleet.storage.store import Store

MEMORY = "1GB"  # what does not fit goes to the disk
FAULTS = (duckdb.Error,)
WORD = re.compile(r"\w+")


class DuckDb:
    """A connection of its own, in memory."""

    faults = FAULTS

    def __init__(self, store: Store, units: pa.Table, dialect: str) -> None:
        """Look at what there is: files of the manifest, and nothing of a folder that it does not name."""
        self.dialect = dialect
        self._connection = duckdb.connect(config={"memory_limit": MEMORY, "preserve_insertion_order": False})
        self._connection.execute("SET enable_progress_bar = false")  # it would stand in the answer
        self._store, self._manifest, self._unseen = store, store.manifest(), {*TABLES}
        self._connection.register("units", units)

    def limit(self, limits: tuple[str, ...]) -> None:
        """Let the limits be seen."""
        columns = ", ".join(f"CAST(? AS {kind}) AS {name}" for name, kind in LIMITS.items())
        self._connection.execute(f"CREATE OR REPLACE TEMPORARY TABLE limits AS SELECT {columns}", limits)

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows."""
        for table in self._unseen.intersection(WORD.findall(sql)):
            self._show(table)
        return self._connection.execute(sql).fetchall()

    def _show(self, table: str) -> None:
        """Let a table be seen, once a question names it: every file of it is opened for that."""
        self._unseen.discard(table)
        nothing = schema_of(table).empty_table()
        if files := self._store.files(table, self._manifest):
            found = self._connection.read_parquet(files, union_by_name=True, hive_partitioning=False)
            if lacking := {*nothing.column_names} - {*found.columns}:  # all of it was stored by an older version
                known = self._connection.from_arrow(nothing)
                kinds = zip(known.columns, known.types, strict=True)
                found = found.project(", ".join(["*", *(f"CAST(NULL AS {kind}) AS {name}" for name, kind in kinds if name in lacking)]))
            found.create_view(table)
        else:
            self._connection.register(table, nothing)

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()


def open_engine(_: str, store: Store, units: pa.Table, dialect: str) -> DuckDb:
    """Return the engine."""
    return DuckDb(store, units, dialect)
