"""A table in a file, of which one key's value is read without reading the others: start-up costs the same for any number of signatures.

Keys are found by their CRC-32: `slots` numbers say where the keys of each slot begin, then come every key's CRC and where its cell begins.
These numbers are kept in memory, twelve bytes a key; a cell (`key`, a zero, `value`, its CRC) is read when somebody asks for it.

A table that was cut short or damaged would miss without a word: the size and the numbers are checked when it is opened, a cell when it is
read, and all cells at once for who can do without the table (`is_whole`).
"""

from __future__ import annotations

import os
import sys
from array import array
from binascii import crc32
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

NUMBER: Literal["I"] = "I"
MOST_HEAD = 1 << 16  # bytes of the first line
WIDTH = 4  # bytes of a number
BETWEEN = b"\0"
PIECE = 1 << 20  # bytes that are checked at once
NATIVE = sys.byteorder


class DamagedTable(Exception):  # noqa: N818  it says what the table is
    """A table that is not as it was written."""

    def __init__(self, path: str, found: str) -> None:
        """Take the file, and how that shows."""
        super().__init__(path, found)

    def __str__(self) -> str:
        """Say both."""
        return "{} is damaged: {}".format(*self.args)


def write_table(values: Mapping[str, bytes]) -> tuple[int, bytes]:
    """Return how many keys a table has, and its bytes."""
    slots = len(values)
    hashed = ((crc32(key.encode()), key.encode() + BETWEEN + value) for key, value in values.items())
    cells = sorted((crc % slots, crc, _seal(cell)) for crc, cell in hashed)
    starts, crcs, offsets = [0] * (slots + 1), [crc for _, crc, _ in cells], [0]
    for slot, _, cell in cells:
        starts[slot + 1] += 1
        offsets.append(offsets[-1] + len(cell))
    for slot in range(slots):
        starts[slot + 1] += starts[slot]
    content = b"".join(cell for _, _, cell in cells)
    numbers = array(NUMBER, [*starts, *crcs, *offsets, crc32(content)]).tobytes()
    return slots, _number(crc32(numbers)) + numbers + content


def _seek_and_read(descriptor: int, size: int, begin: int) -> bytes:
    os.lseek(descriptor, begin, os.SEEK_SET)
    return os.read(descriptor, size)


# Processes that were forked share the place in a file that is open, and would read each other's; Windows forks none.
_read_at = getattr(os, "pread", _seek_and_read)


def _number(number: int) -> bytes:
    return number.to_bytes(WIDTH, NATIVE)


def _seal(cell: bytes) -> bytes:
    return cell + _number(crc32(cell))


class KeyTable:
    """A table in a file behind a first line, which says how many slots it has and what else its maker wants to say."""

    _descriptor = -1

    def __init__(self, path: str) -> None:
        """Open the file, which stays open as long as the table is used: whatever takes its place meanwhile is another file."""
        self._path = path
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        self.head = os.read(self._descriptor, MOST_HEAD).partition(b"\n")[0]
        self._slots = 0
        self._numbers = memoryview(b"")
        self._cells = 0

    def __del__(self) -> None:
        """Close the file, if it could be opened."""
        if self._descriptor >= 0:
            os.close(self._descriptor)

    def read_numbers(self, slots: int) -> None:
        """Read where everything stands; raise DamagedTable when that is not what was written, or the file is shorter or longer."""
        begin, size = len(self.head) + 1 + WIDTH, (3 * slots + 3) * WIDTH
        if not 0 < size < os.fstat(self._descriptor).st_size:
            raise DamagedTable(self._path, "no room for its index")
        numbers = self._read(begin, size)
        if self._read(begin - WIDTH, WIDTH) != _number(crc32(numbers)):
            raise DamagedTable(self._path, "its index is another one")
        self._slots, self._numbers, self._cells = slots, memoryview(numbers).cast(NUMBER), begin + size
        if self._cells + self._numbers[-2] != os.fstat(self._descriptor).st_size:
            raise DamagedTable(self._path, "it has another size")

    def is_whole(self) -> bool:
        """Tell whether all cells are what was written: for a table that can be made again."""
        crc, end = 0, self._cells + self._numbers[-2]
        for begin in range(self._cells, end, PIECE):
            crc = crc32(self._read(begin, min(PIECE, end - begin)), crc)
        return crc == self._numbers[-1]

    def get(self, key: str) -> bytes | None:
        """Return a key's value, None when the table does not have it."""
        wanted = key.encode("utf-8", "surrogatepass")
        crc = crc32(wanted)
        slot = crc % self._slots
        numbers, crcs = self._numbers, self._slots + 1
        for place in range(numbers[slot], numbers[slot + 1]):
            if numbers[crcs + place] == crc:
                cell = self._read_cell(place)
                if cell.startswith(wanted + BETWEEN):
                    return cell[len(wanted) + len(BETWEEN) : -WIDTH]
        return None

    def _read_cell(self, place: int) -> bytes:
        begin = 2 * self._slots + 1 + place
        first, last = self._numbers[begin], self._numbers[begin + 1]
        cell = self._read(self._cells + first, last - first)
        if cell != _seal(cell[:-WIDTH]):
            raise DamagedTable(self._path, "a record is another one")
        return cell

    def _read(self, begin: int, size: int) -> bytes:
        try:
            found = _read_at(self._descriptor, size, begin)
        except OSError as error:
            raise DamagedTable(self._path, str(error.strerror)) from error
        if len(found) != size:
            raise DamagedTable(self._path, "it ends too soon")
        return found
