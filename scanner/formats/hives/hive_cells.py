"""The cells of a registry hive: pieces of bytes by their offset, none outside the file and none that is free."""

from __future__ import annotations

import struct

from scanner.model import Malformed

SIZE = struct.Struct("<i")
SMALLEST = 8


class Cells:
    """The bytes behind the header. Whoever follows an offset gets a cell or Malformed."""

    def __init__(self, bins: memoryview) -> None:
        """Take the bins, all of them."""
        self._bins = bins

    def __len__(self) -> int:
        return len(self._bins)

    def cell(self, offset: int, least: int = 0) -> memoryview:
        """Return the content of a cell, which has at least so many bytes."""
        if offset % SMALLEST or not 0 < offset <= len(self._bins) - SMALLEST:
            raise Malformed(f"expected a cell of the hive at {offset:#x}, which is outside it")
        size = -SIZE.unpack_from(self._bins, offset)[0]  # below zero when the cell is in use
        if not SMALLEST <= size <= len(self._bins) - offset:
            raise Malformed(f"expected a cell in use at {offset:#x}, found a size of {-size}")
        if size - SIZE.size < least:
            raise Malformed(f"expected {least} bytes in the cell at {offset:#x}, found {size - SIZE.size}")
        return self._bins[offset + SIZE.size : offset + size]

    def marked(self, offset: int, marks: tuple[bytes, ...], least: int) -> memoryview:
        """Return a cell that starts with one of these marks of two letters."""
        cell = self.cell(offset, least)
        if bytes(cell[:2]) not in marks:
            raise Malformed(f"expected {' or '.join(mark.decode() for mark in marks)} at {offset:#x}, found {bytes(cell[:2])!r}")
        return cell

    def offsets(self, offset: int, count: int) -> tuple[int, ...]:
        """Return a cell's list of offsets."""
        return struct.unpack_from(f"<{count}I", self.cell(offset, count * 4))
