"""The list of machines that an administration expects, with their units and owners, as every answer is joined with it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from scanner.fleet.storage.manifest import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

UNITS = {"key": "string", "expected": "string", "unit": "string", "owner": "string"}  # key: the machine in lower case
MACHINE = ("host", "machine", "name", "hostname")  # what the first column may be called
OPTIONAL = ("unit", "owner")


def read_units(path: str | None) -> pa.Table:
    """Return the list that a CSV file holds: a column `host`, and where there are such `unit` and `owner`. Raises StoreError."""
    import pyarrow as pa  # noqa: PLC0415  for a question only

    rows = [*_rows(path)] if path else []
    values = [[row[place] for row in rows] for place in range(len(UNITS))]
    return pa.table(dict(zip(UNITS, (pa.array(one, pa.string()) for one in values), strict=True)))


def _rows(path: str) -> Iterable[tuple[str, str, str | None, str | None]]:
    seen: set[str] = set()
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            start = file.readline()
            file.seek(0)
            reader = csv.DictReader(file, delimiter=max(",;\t", key=start.count))
            reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
            called = next((name for name in MACHINE if name in reader.fieldnames), None)
            if called is None:
                raise StoreError(f"--expected {path}: expected a column `host`, and found {', '.join(reader.fieldnames) or 'nothing'}")
            for row in reader:
                name = (row[called] or "").strip()
                if name and name.casefold() not in seen:
                    seen.add(name.casefold())
                    unit, owner = ((row.get(column) or "").strip() or None for column in OPTIONAL)
                    yield name.lower(), name, unit, owner
    except OSError as error:
        raise StoreError(f"--expected {path}: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise StoreError(f"--expected {path}: expected a CSV file in UTF-8: {error}") from error
