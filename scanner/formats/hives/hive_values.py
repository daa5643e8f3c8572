"""The values of a registry key as a hive keeps them: names, types, and data in place, in a cell, or in a chain of cells."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.model import Malformed

if TYPE_CHECKING:
    from scanner.formats.hives.hive_cells import Cells
    from scanner.formats.registry_values import Value

VALUE = struct.Struct("<2sHIIIH2x")  # mark, length of the name, size, place of the data, type, flags
CHAIN = struct.Struct("<2sHI")  # mark, pieces, place of their list
PIECE = 16344  # bytes of data in a piece of a chain; data above it stands in one
IN_PLACE = 1 << 31
NARROW = 1  # the flag of a name with one byte for a letter
SZ, EXPAND_SZ, DWORD, DWORD_BIG, MULTI_SZ, QWORD = 1, 2, 4, 5, 7, 11
NUMBERS = {(DWORD, 4): "<I", (DWORD_BIG, 4): ">I", (QWORD, 8): "<Q"}


def hive_values(cells: Cells, count: int, place: int) -> dict[str, Value]:
    """Return a key's values by name; raise Malformed when one of them is broken."""
    found = {}
    room = len(cells)
    for offset in cells.offsets(place, count) if count else ():
        cell = cells.marked(offset, (b"vk",), VALUE.size)
        _, length, size, at, kind, flags = VALUE.unpack_from(cell)
        if length > len(cell) - VALUE.size:
            raise Malformed(f"expected a value's name of {length} bytes at {offset:#x}, found the end of its cell")
        content = _content(cells, size, at)
        room -= VALUE.size + length + len(content)
        if room < 0:  # no two values share a cell, unless somebody wants us to copy the same bytes for ever
            raise Malformed("expected values that lie side by side, found more bytes of them than the hive has")
        name = hive_text(cell[VALUE.size : VALUE.size + length], narrow=bool(flags & NARROW))
        found[name] = registry_value(kind, content)
    return found


def registry_value(kind: int, content: bytes) -> Value:
    """Return data of a type as a plain value; what has no form of its own, or not the size for it, stays bytes."""
    if kind in {SZ, EXPAND_SZ}:
        return hive_text(content).partition("\0")[0]
    if kind == MULTI_SZ:
        return [one for one in hive_text(content).split("\0") if one]
    if form := NUMBERS.get((kind, len(content))):
        number: int = struct.unpack(form, content)[0]
        return number
    return content


def hive_text(content: bytes | memoryview, *, narrow: bool = False) -> str:
    """Return text of two bytes a letter, or one; halves of pairs stay as they are, since Windows takes them too."""
    if narrow:
        return bytes(content).decode("latin-1")
    return bytes(content[: len(content) // 2 * 2]).decode("utf-16-le", "surrogatepass")


def _content(cells: Cells, size: int, at: int) -> bytes:
    if size & IN_PLACE:
        if size - IN_PLACE > 4:  # noqa: PLR2004  the field for the place has four
            raise Malformed(f"expected at most 4 bytes in the place of an offset, found {size - IN_PLACE}")
        return struct.pack("<I", at)[: size - IN_PLACE]
    if not size:
        return b""
    if size > len(cells):
        raise Malformed(f"expected data that fits the hive, found {size} bytes")
    cell = cells.cell(at)
    if size > PIECE and bytes(cell[:2]) == b"db":
        return _join(cells, cell, size)
    if size > len(cell):
        raise Malformed(f"expected {size} bytes of data at {at:#x}, found {len(cell)}")
    return bytes(cell[:size])


def _join(cells: Cells, cell: memoryview, size: int) -> bytes:
    _, count, place = CHAIN.unpack_from(cell) if len(cell) >= CHAIN.size else (b"", 0, 0)
    if count != -(-size // PIECE):
        raise Malformed(f"expected {-(-size // PIECE)} pieces of data, found {count}")
    pieces = [bytes(cells.cell(piece)[:PIECE]) for piece in cells.offsets(place, count)]
    content = b"".join(pieces)[:size]
    if len(content) != size or any(len(piece) != PIECE for piece in pieces[:-1]):
        raise Malformed(f"expected {size} bytes of data in {count} pieces, found {len(content)}")
    return content
