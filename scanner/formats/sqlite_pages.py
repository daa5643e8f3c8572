"""The pages of an SQLite database of any size: of a file of gigabytes those of one table alone are read.

An editor's state is a few megabytes in a file in which an assistant may keep all that was ever said.
See: https://www.sqlite.org/fileformat2.html#b_tree_pages and #record_format
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.formats.sqlite_file import HEAD, MAGIC
from scanner.formats.sqlite_wal import Committed
from scanner.model import Malformed, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Part = Callable[[int, int], bytes]  # bytes of the file from an offset on

SIZE_AT, RESERVED_AT, ENCODING_AT = 16, 20, 56
UTF_8 = 1
SCHEMA = 1  # the page at which the table of tables begins
LEAF, BRANCH = 13, 5
PAGE_HEAD = struct.Struct(">B2xH3xI")  # kind, how many cells; the last page below a branch
CELLS_AT = {LEAF: 8, BRANCH: 12}
NUMBER = struct.Struct(">I")
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of an integer by the sort of it
SIZES = {0: 0, **INTEGERS, 7: 8, 8: 0, 9: 0}  # by what the format calls a serial type
TEXT = 13  # and every second number above; a blob has the one below
EXPECTED = "expected an SQLite database"
MOST_PAGES, MOST_BYTES = 4096, 64 << 20  # of a table and its values, in pages of up to 64 KiB; the table in a file of 9 GB had 2.5 MB
MOST_ROWS = 100_000
MOST_VALUE = 16 << 20
OF_THE_SCHEMA = 5  # columns: kind, name, its table's, first page, statement
OF_A_VARINT = 9


class Cell(NamedTuple):
    """A row: as much of it as its page has, its size, and the page on which it goes on, 0 where it is whole."""

    here: bytes
    size: int
    more: int


class Database:
    """A database, from which no more than a number of pages is read."""

    def __init__(self, part: Part, head: bytes, log: Committed, most_pages: int = 0) -> None:
        """Take what reads the file, its first bytes, and what its log has committed; raise Malformed or Unreadable."""
        if not head.startswith(MAGIC) or len(head) < HEAD:
            raise Malformed(EXPECTED)
        size = int.from_bytes(head[SIZE_AT : SIZE_AT + 2], "big")
        self._size = 1 << 16 if size == 1 else size
        self._usable = self._size - head[RESERVED_AT]
        if self._size & (self._size - 1) or self._usable < 480:  # noqa: PLR2004  what the format asks for
            raise Malformed(EXPECTED)
        if NUMBER.unpack_from(head, ENCODING_AT)[0] not in {0, UTF_8}:  # 0 while nothing was written
            raise Unreadable(Reason.UNSUPPORTED_ENCODING, "expected UTF-8, not UTF-16")
        self._part = part
        self._log = log if log.size == self._size else Committed({}, 0, 0, b"")
        self._left = self._most = most_pages or min(MOST_PAGES, MOST_BYTES // self._size)
        self._rows = MOST_ROWS
        self._chained: set[int] = set()  # pages on which rows go on: each is one row's, else a small file would stand for a large one

    def find(self, table: str) -> tuple[int, str] | None:
        """Return the first page of a table and the statement that made it, None where there is no such table."""
        wanted = [b"table", table.encode()]
        for cell in self.cells(SCHEMA):
            if columns(cell, 2) == wanted:
                said = columns(self.whole(cell), 5)
                if len(said) == OF_THE_SCHEMA:
                    return int.from_bytes(said[3], "big"), said[4].decode("utf-8", "replace")
        return None

    def cells(self, root: int) -> Iterator[Cell]:
        """Yield the rows of a table, each page once. No more pages are remembered than may be read: a branch can name thousands."""
        waiting: list[int] = [root]
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number in seen:
                raise Malformed(EXPECTED)
            seen.add(number)
            page = self._page(number)
            start = HEAD if number == SCHEMA else 0
            kind, count, last = PAGE_HEAD.unpack_from(page, start)
            if kind not in CELLS_AT:
                raise Malformed(EXPECTED)
            at = start + CELLS_AT[kind]
            if at + 2 * count > self._usable:
                raise Malformed(EXPECTED)
            cells = struct.unpack_from(f">{count}H", page, at)
            if kind == LEAF:
                yield from self._rows_of(page, cells)
                continue
            below = [*(_number(page, cell) for cell in cells), last]
            waiting += below[::-1]
            del waiting[: -self._left - 1]

    def _rows_of(self, page: bytes, cells: Sequence[int]) -> Iterator[Cell]:
        self._rows -= len(cells)
        if self._rows < 0:
            raise Unreadable(Reason.CAPPED, f"more than {MOST_ROWS} entries; the rest were not read")
        room = self._usable
        for at in cells:
            cell = self._cell(page, at)
            room -= len(cell.here)
            if room < 0:  # rows that lie one upon the other would cost the square of their page
                raise Malformed(EXPECTED)
            yield cell

    def _cell(self, page: bytes, at: int) -> Cell:
        size, at = _varint(page, at)
        _, at = _varint(page, at)
        most = self._usable - 35
        if size <= most:
            return Cell(page[at : at + size], size, 0)
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (self._usable - 4)
        here = here if here <= most else least
        return Cell(page[at : at + here], size, _number(page, at + here))

    def whole(self, cell: Cell) -> Cell:
        """Return a row with what of it stands on other pages."""
        if cell.size > MOST_VALUE:
            raise Unreadable(Reason.TOO_LARGE, f"{cell.size} bytes; the limit is {MOST_VALUE}")
        pieces, left, number = [cell.here], cell.size - len(cell.here), cell.more
        while left > 0:
            if number in self._chained:
                raise Malformed(EXPECTED)
            self._chained.add(number)
            page = self._page(number)
            number = _number(page, 0)
            pieces.append(page[4 : self._usable][:left])
            left -= len(pieces[-1])
        return Cell(b"".join(pieces), cell.size, 0)

    def _page(self, number: int) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise Unreadable(Reason.TOO_LARGE, f"more than {self._most * self._size} bytes; the rest was not read")
        if not number:
            raise Malformed(EXPECTED)
        start = self._log.pages.get(number) if number <= self._log.length else None
        page = self._part((number - 1) * self._size, self._size) if start is None else self._log.log[start : start + self._size]
        if len(page) < self._size:
            raise Malformed(EXPECTED)
        return page


def columns(cell: Cell, most: int) -> list[bytes]:
    """Return the first columns of a row as bytes, as far as they are at hand."""
    return [content for _, content in typed_columns(cell, most)]


def typed_columns(cell: Cell, most: int) -> Iterator[tuple[int, bytes]]:
    """Yield the first columns of a row as far as they are at hand: what the format calls its serial type, and bytes."""
    head, at = _varint(cell.here, 0)
    place = head
    while at < head and most:
        sort, at = _varint(cell.here, at)
        size = SIZES[sort] if sort in SIZES else (sort - TEXT + 1) // 2
        if place + size > len(cell.here) < cell.size:  # it goes on elsewhere
            return
        if size < 0 or place + size > len(cell.here):
            raise Malformed(EXPECTED)
        yield sort, cell.here[place : place + size]
        place += size
        most -= 1


def _number(page: bytes, at: int) -> int:
    if at + NUMBER.size > len(page):
        raise Malformed(EXPECTED)
    return int(NUMBER.unpack_from(page, at)[0])


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next one begins."""
    found = 0
    for place in range(at, min(at + OF_A_VARINT, len(content))):
        byte = content[place]
        if place == at + OF_A_VARINT - 1:
            return found << 8 | byte, place + 1
        found = found << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  the last one
            return found, place + 1
    raise Malformed(EXPECTED)
