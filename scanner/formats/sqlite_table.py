"""The rows of one table in an SQLite database of any size, of which the pages of that table alone are read.

Where a column stands in a row is told by the statement that made the table, as columns are added to tables that are there.
See: https://www.sqlite.org/schematab.html, https://www.sqlite.org/lang_createtable.html
"""

from __future__ import annotations

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
    """Return the columns of a table in small letters, as far as the statement that made it names them."""
    return [name for piece in _pieces(statement[:LONGEST]) if (name := _first_word(piece)) not in OF_THE_TABLE][:MOST_COLUMNS]


def _pieces(statement: str) -> Iterator[str]:
    """Yield what stands between the commas of a statement's outer brackets."""
    depth, until, start = 0, "", 0
    for place, letter in enumerate(statement):
        if until:
            until = "" if letter == until else until
        elif letter in QUOTES:
            until = QUOTES[letter]
        elif letter == "(":
            depth += 1
            start = place + 1 if depth == 1 else start
        elif (letter == "," and depth == 1) or (letter == ")" and depth == 1):
            yield statement[start:place]
            start = place + 1
            if letter == ")":
                return
        elif letter == ")":
            depth -= 1


def _first_word(piece: str) -> str:
    piece = piece.strip()
    if piece[:1] in QUOTES:
        return piece[1:].partition(QUOTES[piece[0]])[0].lower()
    return piece.split(maxsplit=1)[0].lower() if piece else ""


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
