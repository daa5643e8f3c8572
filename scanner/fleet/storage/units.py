"""The list of machines that an administration expects, with their units and owners, as every answer is joined with it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from scanner.fleet.reading.filled_table import read_table
from scanner.fleet.storage.listed_names import match_names
from scanner.fleet.storage.manifest import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import pyarrow as pa

UNITS = {"key": "string", "expected": "string", "unit": "string", "owner": "string"}  # key: the machine in lower case
MACHINE = ("host", "machine", "name", "hostname")  # what the first column may be called
OPTIONAL = ("unit", "owner")
OPTION = "--expected"
NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})


def read_units(path: str | None, reported: Mapping[str, Collection[str]] = NOBODY) -> pa.Table:
    """Return the list that a CSV or ODS file holds: a column `host`, and where there are such `unit` and `owner`. Raises StoreError.

    A machine that reports by its short name, or by its full one, gets the key that its reports have.
    """
    import pyarrow as pa  # noqa: PLC0415  for a question only

    schema = pa.schema([(name, pa.string()) for name in UNITS])
    if path is None:
        return pa.Table.from_batches([], schema=schema)  # whatever is made of values imports pandas, where that is installed
    rows = [*_rows(path)]
    called = match_names([key for key, *_ in rows], reported)
    rows = [(called.get(key, key), name, unit, owner) for key, name, unit, owner in rows]
    values = [[row[place] for row in rows] for place in range(len(UNITS))]
    return pa.Table.from_arrays([pa.array(one, pa.string()) for one in values], schema=schema)


def _rows(path: str) -> Iterable[tuple[str, str, str | None, str | None]]:
    seen: set[str] = set()
    try:
        names, *rows = read_table(path, OPTION)
    except FileNotFoundError as error:
        raise StoreError(f"{OPTION} {path}: {error.strerror}") from error
    called = next((name for name in MACHINE if name in names), None)
    if called is None:
        raise StoreError(f"{OPTION} {path}: expected a column `host`, and found {', '.join(names) or 'nothing'}")
    for row in rows:
        name = row[called].strip()
        if (key := name.lower().rstrip(".")) and key not in seen:  # an export of DNS ends full names with a dot
            seen.add(key)
            unit, owner = ((row.get(column) or "").strip() or None for column in OPTIONAL)
            yield key, name, unit, owner
    if not seen:  # an export that failed: by it nobody would be missed
        raise StoreError(f"{OPTION} {path}: names no machine")
