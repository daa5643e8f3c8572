"""A CSV file that somebody made by hand or saved from a spreadsheet: with any of the usual separators, in UTF-8."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from scanner.fleet.storage.manifest import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = ",;\t"


def read_csv(path: str, option: str) -> Iterator[dict[str, str]]:
    """Yield the names of the columns, each as its own value, and then the rows. Raises StoreError, FileNotFoundError for no file."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            start = file.readline()
            file.seek(0)
            reader = csv.DictReader(file, delimiter=max(SEPARATORS, key=start.count), restval="")
            names = [name.strip().lower() for name in reader.fieldnames or ()]
            reader.fieldnames = names
            yield {name: name for name in names}
            yield from reader
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreError(f"{option} {path}: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise StoreError(f"{option} {path}: expected a CSV file in UTF-8: {error}") from error
