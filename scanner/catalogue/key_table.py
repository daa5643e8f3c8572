"""A table in a file, of which one key's value is read without reading the others: start-up costs the same for any number of signatures.

Keys are found by their CRC-32: `slots` numbers say where the keys of each slot begin, then come every key's CRC and where its cell begins.
These numbers are kept in memory, twelve bytes a key; a cell (`key`, a zero, `value`) is read when somebody asks for it.
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
NATIVE = sys.byteorder


def write_table(values: Mapping[str, bytes]) -> tuple[int, bytes]:
    """Return how many keys a table has, and its bytes."""
    slots = len(values)
    cells = sorted((crc32(key.encode()) % slots, crc32(key.encode()), key.encode() + BETWEEN + value) for key, value in values.items())
    starts, crcs, offsets = [0] * (slots + 1), [crc for _, crc, _ in cells], [0]
    for slot, _, cell in cells:
        starts[slot + 1] += 1
        offsets.append(offsets[-1] + len(cell))
    for slot in range(slots):
        starts[slot + 1] += starts[slot]
    numbers = array(NUMBER, [*starts, *crcs, *offsets])
    return slots, numbers.tobytes() + b"".join(cell for _, _, cell in cells)


class KeyTable:
    """A table in a file behind a first line, which says how many slots it has and what else its maker wants to say."""

    _descriptor = -1

    def __init__(self, path: str) -> None:
        """Open the file, which stays open as long as the table is used: whatever takes its place meanwhile is another file."""
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
        """Read where everything stands."""
        size = (3 * slots + 2) * WIDTH
        begin = len(self.head) + 1
        self._slots, self._numbers, self._cells = slots, memoryview(self._read(begin, size)).cast(NUMBER), begin + size

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
                    return cell[len(wanted) + 1 :]
        return None

    def _read_cell(self, place: int) -> bytes:
        begin = 2 * self._slots + 1 + place
        first, last = self._numbers[begin], self._numbers[begin + 1]
        return self._read(self._cells + first, last - first)

    def _read(self, begin: int, size: int) -> bytes:
        os.lseek(self._descriptor, begin, os.SEEK_SET)
        return os.read(self._descriptor, size)
