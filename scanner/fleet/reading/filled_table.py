"""A table that somebody made by hand or filled in: CSV in UTF-8 with any of the usual separators, or ODS."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from scanner.fleet.ods_sheet import ZIP, read_sheet
from scanner.fleet.storage.manifest import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = ",;\t"


def read_table(path: str, option: str) -> Iterator[dict[str, str]]:
    """Yield the names of the columns, each as its own value, and then the rows. Raises StoreError, FileNotFoundError for no file."""
    try:
        rows = read_sheet(path) if _is_packed(path) else _read_csv(path)
        names = [name.strip().lower() for name in next(rows, [])]
        yield {name: name for name in names}
        for row in rows:
            yield dict(zip(names, row + [""] * (len(names) - len(row)), strict=False))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreError(f"{option} {path}: {error.strerror}") from error
    except (ValueError, csv.Error, BadZipFile) as error:
        raise StoreError(f"{option} {path}: expected a CSV file in UTF-8, or an ODS file: {error}") from error


def _is_packed(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(len(ZIP)) == ZIP


def _read_csv(path: str) -> Iterator[list[str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        start = file.readline()
        file.seek(0)
        yield from filter(None, csv.reader(file, delimiter=max(SEPARATORS, key=start.count)))
