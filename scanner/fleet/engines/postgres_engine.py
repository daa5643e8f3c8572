"""PostgreSQL: holds a copy of the store's tables in a schema of its own, brought up to the manifest before a question is asked."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from adbc_driver_postgresql import dbapi

from scanner.fleet.questions.limits import LIMITS
from scanner.fleet.storage.arrow import read_parquet, schema_of
from scanner.fleet.storage.columns import TABLES

if TYPE_CHECKING:
    from scanner.fleet.storage.manifest import Part
    from scanner.fleet.storage.store import Store

SCHEMA = "scanner_fleet_"  # and a digest of where the store lies
TYPES = {
    "string": "text",
    "int64": "bigint",
    "double": "double precision",
    "bool": "boolean",
    "date32[day]": "date",
    "timestamp[us]": "timestamp",
}
PART = "part_of_store"  # a column of each table, for what is dropped later
FAULTS = (dbapi.Error,)


class Postgres:
    """A connection whose search path is that schema."""

    faults = FAULTS

    def __init__(self, address: str, store: Store, units: pa.Table, dialect: str) -> None:
        """Connect, and copy what is missing."""
        self.dialect = dialect
        self._schema = SCHEMA + sha256(os.path.abspath(store.folder).encode()).hexdigest()[:8]
        self._connection = dbapi.connect(address)
        self._bring_up(store)
        with self._connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS units")
            cursor.adbc_ingest("units", units, mode="create", db_schema_name=self._schema)
            cursor.execute("SET enable_nestloop = off")  # all joins here are by equality; of "the latest of each" it expects few rows
            cursor.execute("ANALYZE")  # of what was copied just now its planner knows nothing, and takes the longest way
        self._connection.commit()

    def _bring_up(self, store: Store) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {self._schema}")
            cursor.execute(f"SET search_path TO {self._schema}")
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('scanner fleet'))")
            cursor.fetchall()
            for table in TABLES:
                columns = [f'"{field.name}" {TYPES.get(str(field.type), "text")}' for field in schema_of(table)]
                cursor.execute(f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(columns)}, {PART} text)")
                added = ", ".join(f"ADD COLUMN IF NOT EXISTS {column}" for column in columns)  # an older version had fewer
                cursor.execute(f"ALTER TABLE {table} {added}")
            cursor.execute("CREATE TABLE IF NOT EXISTS parts (part text PRIMARY KEY)")
            cursor.execute("SELECT part FROM parts")
            held, parts = {name for (name,) in cursor.fetchall()}, {part.name: part for part in store.manifest().parts}
            for name in held - parts.keys():
                for table in TABLES:
                    cursor.execute(f"DELETE FROM {table} WHERE {PART} = '{_plain(name)}'")  # noqa: S608  hexadecimal digits
                cursor.execute(f"DELETE FROM parts WHERE part = '{_plain(name)}'")  # noqa: S608  hexadecimal digits
            for name in parts.keys() - held:
                self._copy(cursor, store, parts[name])
        self._connection.commit()

    def _copy(self, cursor: Any, store: Store, part: Part) -> None:  # noqa: ANN401  the driver has no types
        for table in TABLES:
            if table in part.tables:
                found = read_parquet(store.path_of(table, part))
                cursor.adbc_ingest(table, _flatten(found, part.name), mode="append", db_schema_name=self._schema)
        cursor.execute(f"INSERT INTO parts VALUES ('{_plain(part.name)}')")  # noqa: S608  hexadecimal digits

    def limit(self, limits: tuple[str, ...]) -> None:
        """Let the limits be seen, to this connection alone."""
        columns = ", ".join(f"{name} {TYPES.get(kind, kind)}" for name, kind in LIMITS.items())
        with self._connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS pg_temp.limits")
            cursor.execute(f"CREATE TEMPORARY TABLE limits ({columns})")
            values = ", ".join(f"CAST(${place} AS {TYPES.get(kind, kind)})" for place, kind in enumerate(LIMITS.values(), 1))
            cursor.execute(f"INSERT INTO limits VALUES ({values})", limits)  # noqa: S608  kinds of ours
            cursor.execute("ANALYZE limits")

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows."""
        with self._connection.cursor() as cursor:
            cursor.execute(sql)
            return [tuple(row) for row in cursor.fetchall()]

    def close(self) -> None:
        """Hang up."""
        with suppress(Exception):
            self._connection.close()


def _flatten(table: pa.Table, part: str) -> pa.Table:
    """Return a table without lists, which become one text, and with the name of its part."""
    for place, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            texts = [", ".join(words) if words else None for words in table[field.name].to_pylist()]
            table = table.set_column(place, field.name, pa.array(texts, pa.string()))
    return table.append_column(PART, pa.array([part] * table.num_rows, pa.string()))


def _plain(name: str) -> str:
    """Return a part's name, which is hexadecimal digits: what a manifest says otherwise reaches no SQL."""
    return f"{int(name, 16):032x}"


def open_engine(address: str, store: Store, units: pa.Table, dialect: str) -> Postgres:
    """Return the engine."""
    return Postgres(address, store, units, dialect)
