"""SQLite's write-ahead log: what was committed and not yet copied into the database file.

See https://www.sqlite.org/fileformat2.html#the_write_ahead_log. Whatever SQLite would not read from a log is not read here.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.model import Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = struct.Struct(">8I")  # magic, version, page size, count of checkpoints, two salts, two checksums
FRAME = struct.Struct(">6I")  # page, pages after a commit or 0, two salts, two checksums
MAGICS = {0x377F0682: "<", 0x377F0683: ">"}  # the byte order in which checksums take the log's words
VERSION = 3007000
SMALLEST_PAGE, LARGEST_PAGE = 512, 65536
SPARE = 32 << 20  # bytes that a commit may add without writing them: pages that were used and freed since the commit before
MASK = 0xFFFFFFFF

Sums = tuple[int, int]


class Committed(NamedTuple):
    """What a log has committed: where in it each page stands, how many pages the database has then (0: nothing is), and their size."""

    pages: dict[int, int]
    length: int
    size: int
    log: bytes


def read_committed(log: bytes) -> Committed:
    """Return what a log has committed; nothing of an empty, older or foreign one."""
    pages: dict[int, int] = {}
    waiting: dict[int, int] = {}
    size = 0
    length = 0
    for frame in _frames(log):
        size = frame.size
        waiting[frame.page] = frame.start
        if frame.length:
            pages.update(waiting)
            waiting.clear()
            length = frame.length
    return Committed(pages, length, size, log)


def with_committed(main: bytes, log: bytes) -> bytearray:
    """Return the database with what the log has committed; an empty, older or foreign log changes nothing."""
    database = bytearray(main)
    pages, length, size, _ = read_committed(log)
    if length:
        _resize(database, length * size, len(main) + len(log) + SPARE)
    for page, start in pages.items():
        if page <= length:
            database[(page - 1) * size : page * size] = log[start : start + size]
    return database


class _Frame(NamedTuple):
    page: int
    length: int  # of the database in pages, 0 when this is not the end of a transaction
    start: int  # of the page in the log
    size: int


def _frames(log: bytes) -> Iterator[_Frame]:
    """Yield the frames up to the first that does not continue the log: what follows is left from an earlier round."""
    if len(log) < HEAD.size:
        return
    magic, version, size, _, *salts, first, second = HEAD.unpack_from(log)
    order = MAGICS.get(magic)
    if not order or version != VERSION or not SMALLEST_PAGE <= size <= LARGEST_PAGE or size & (size - 1):
        return
    sums = _add_up(log[: HEAD.size - 8], order, (0, 0))
    if sums != (first, second):
        return
    for at in range(HEAD.size, len(log) - FRAME.size - size + 1, FRAME.size + size):
        page, length, *own_salts, first, second = FRAME.unpack_from(log, at)
        start = at + FRAME.size
        if not page or own_salts != salts:
            return
        sums = _add_up(log[start : start + size], order, _add_up(log[at : at + 8], order, sums))
        if sums != (first, second):
            return
        yield _Frame(page, length, start, size)


def _add_up(piece: bytes, order: str, sums: Sums) -> Sums:
    first, second = sums
    words = struct.unpack(f"{order}{len(piece) // 4}I", piece)
    for even, odd in zip(words[0::2], words[1::2], strict=True):
        first = (first + even + second) & MASK
        second = (second + odd + first) & MASK
    return first, second


def _resize(database: bytearray, size: int, most: int) -> None:
    if size > most:
        raise Unreadable(Reason.TOO_LARGE, f"a database of {size} bytes according to its log; the limit is {most}")
    del database[size:]
    database.extend(bytes(size - len(database)))
