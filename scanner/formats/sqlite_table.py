"""The rows of one table in an SQLite database of any size, of which the pages of that table alone are read.

Where a column stands in a row is told by the statement that made the table, as columns are added to tables that are there.
See: https://www.sqlite.org/schematab.html, https://www.sqlite.org/lang_createtable.html
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from scanner.formats.sqlite_file import HEAD, NO_TABLE
from scanner.formats.sqlite_pages import INTEGERS, Database, typed_columns
from scanner.formats.sqlite_wal import read_committed
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.formats.sqlite_pages import Cell, Part

Column = str | bytes | float | int | None
NULL, REAL, ZERO, ONE = 0, 7, 8, 9  # kinds of values, by what the format calls a serial type
QUOTES = {'"': '"', "'": "'", "`": "`", "[": "]"}
COMMENTS = {"--": "\n", "/*": "*/"}
DEEPER = {"(": 1, ")": -1}
COMPUTED, STORED = r"(?i)\bas\s*\(", r"(?i)\bstored\b"
NO_WORD = r"[\s(]"  # what ends a name that is not in quotes
OF_THE_TABLE = frozenset({"constraint", "primary", "unique", "check", "foreign"})  # how what follows the columns begins
LONGEST = 64 << 10  # letters of a statement
MOST_COLUMNS = 100


def table_rows(
    part: Part, log: bytes, table: str, wanted: Sequence[str], *, may_lack_table: bool = False, most_pages: int = 0
) -> Iterator[tuple[Column, ...] | Problem]:
    """Yield what the rows of a table have in some columns, in the order in which they were made; `log` is the write-ahead log.

    A page that cannot be read ends the rows with a Problem; bytes that are no database raise Malformed, one of UTF-16 Unreadable. With
    `may_lack_table`, a database that is empty or without the table has no rows: its program was not that far, or was older.
    """
    head = part(0, HEAD)
    if not head and may_lack_table:
        return
    database = Database(part, head, read_committed(log), most_pages)
    try:
        made = database.find(table)
        if made is None:
            if not may_lack_table:
                yield Problem(Reason.MALFORMED, f"SQLite: {NO_TABLE}{table}")
            return
        root, statement = made
        names = column_names(statement)
        if missing := [name for name in wanted if name not in names]:
            yield Problem(Reason.MALFORMED, f"SQLite: no such column: {missing[0]}")
            return
        places = [names.index(name) for name in wanted]
        for cell in database.cells(root):
            yield _row(database.whole(cell), places)
    except Unreadable as problem:
        yield Problem(problem.reason, problem.detail)
    if head != part(0, HEAD):
        yield Problem(Reason.CHANGED, "changed while being read")


def column_names(statement: str) -> list[str]:
    """Return the columns that a row holds, in small letters, as far as the statement that made the table names them."""
    return [name for piece in _pieces(statement[:LONGEST]) if (name := _stored_name(piece)) is not None][:MOST_COLUMNS]


def _pieces(statement: str) -> Iterator[list[str]]:
    """Yield what stands between the commas of a statement's outer brackets."""
    depth = 0
    piece: list[str] = []
    for sign in _signs(statement):
        depth += DEEPER.get(sign, 0)
        if (sign == "," and depth == 1) or (sign == ")" and depth == 0):
            yield piece
            if sign == ")":
                return
            piece = []
        elif depth > 1 or (depth == 1 and sign != "("):
            piece.append(sign)


def _signs(text: str) -> Iterator[str]:
    """Yield each letter, but what is in quotes as a whole, and a space for a comment."""
    at = 0
    while at < len(text):
        start, both = at, text[at : at + 2]
        end = COMMENTS.get(both) or QUOTES.get(both[:1], "")
        at += len(both) if both in COMMENTS else 1
        if end:
            found = text.find(end, at)
            at = found + len(end) if found >= 0 else len(text)
        yield " " if both in COMMENTS else text[start:at]


def _stored_name(piece: Sequence[str]) -> str | None:
    """Return the name of a column; None of what is no column, and of one that is computed whenever it is asked for."""
    plain = "".join(sign for sign in piece if sign[0] not in QUOTES)
    if re.search(COMPUTED, plain) and not re.search(STORED, plain):
        return None
    first = next((sign for sign in piece if not sign.isspace()), "")
    if first[:1] in QUOTES:
        return first[1:-1].lower()
    name = re.split(NO_WORD, plain.strip(), maxsplit=1)[0].lower()
    return name if name and name not in OF_THE_TABLE else None


def _row(cell: Cell, places: Sequence[int]) -> tuple[Column, ...]:
    values = [*typed_columns(cell, max(places) + 1)]
    return tuple(_value(*values[place]) if place < len(values) else None for place in places)  # one that was added later has none


def _value(sort: int, content: bytes) -> Column:
    if sort in INTEGERS:
        return int.from_bytes(content, "big", signed=True)
    if sort == REAL:
        return float(struct.unpack(">d", content)[0])
    if sort in {NULL, ZERO, ONE}:
        return {NULL: None, ZERO: 0, ONE: 1}[sort]
    return content.decode("utf-8", "replace") if sort % 2 else content
