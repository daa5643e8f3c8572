"""A store's tables as Arrow and Parquet know them."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from scanner.fleet.storage.columns import DOCUMENTS, KEY, TABLES
from scanner.fleet.storage.manifest import StoreError
from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.fleet.storage.columns import Column

TYPES = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "json": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "day": pa.date32(),
    "time": pa.timestamp("us"),  # UTC, without a zone: engines differ in what they make of one
}
SOURCES = "sources"  # what was read: a digest of a file's path, its size and times, so that a second ingest passes it by
LEDGER = pa.schema([("source", pa.binary(16)), ("size", pa.int64()), ("changed", pa.int64())])


class DamagedFileError(StoreError):
    """A file of a store that is not there, or holds something else than was written."""

    def __init__(self, path: str, why: str) -> None:
        """Take the file and what is wrong with it."""
        super().__init__(f"{path}: a file of the store that cannot be read: {why}")
        self.path = path


@cache
def schema_of(table: str) -> pa.Schema:
    """Return the schema of a table."""
    if table == SOURCES:
        return LEDGER
    if table == DOCUMENTS:
        return pa.schema([*_fields(KEY), ("document", pa.binary())])
    return pa.schema(_fields(TABLES[table].columns))


def _fields(columns: Iterable[Column]) -> list[pa.Field]:
    return [pa.field(one.name, TYPES[one.kind], metadata={"meaning": one.meaning}) for one in columns]


def build_table(table: str, rows: Sequence[Sequence[object]]) -> pa.Table:
    """Return rows as Arrow."""
    schema = schema_of(table)
    kinds = [one.kind for one in TABLES[table].columns] if table in TABLES else []
    values = [*zip(*rows, strict=True)] or [()] * len(schema)
    arrays = []
    for place, field in enumerate(schema):
        convert = CONVERT.get(kinds[place]) if kinds else None
        found = map(convert, values[place]) if convert else values[place]
        arrays.append(pa.array([*found], field.type))
    return pa.Table.from_arrays(arrays, schema=schema)


def write_parquet(table: pa.Table, file: BinaryIO) -> None:
    """Write a table to a file."""
    pq.write_table(table, file, compression="zstd", compression_level=1)


def read_parquet(path: str, columns: list[str] | None = None) -> pa.Table:
    """Read a file of a store. Raises DamagedFileError."""
    with damage_of(path):
        return pq.ParquetFile(path).read(columns)


@contextmanager
def damage_of(path: str) -> Iterator[None]:
    """Raise DamagedFileError for whatever goes wrong while a file of a store is read."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise DamagedFileError(path, clean(said.strip().partition("\n")[0])) from error


def _json(value: Any) -> str | None:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, default=str) if value else None


def _time(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None


CONVERT = {"json": _json, "time": _time}
