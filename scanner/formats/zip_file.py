"""Files out of a zip file of any size, such as a jar or an xpi, by a few bounded readings.

Its table of contents stands at its end and is found from there; of the contents only those files are unpacked that somebody asks for.
`part` gives bytes of the file: at most so many (second) from an offset on (first).
See: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

END, END_SIZE = b"PK\x05\x06", 22
ROW, ROW_SIZE = b"PK\x01\x02", 46
LOCAL, LOCAL_SIZE = b"PK\x03\x04", 30
STORED, DEFLATED = 0, 8
LONGEST_COMMENT = 1 << 16
MOST_CONTENTS = 8 << 20
MISPLACED = "a zip file with a file that is too large, or not where its central directory says"


class Row(NamedTuple):
    """A file in a zip file: how many bytes it takes there and takes when it is unpacked, as the table of contents has it."""

    name: bytes
    method: int
    packed: int
    size: int
    offset: int


def find_contents(size: int, part: Callable[[int, int], bytes]) -> tuple[bytes, int]:
    """Return the table of contents, and how many bytes stand before the zip file: most have none, and no comment behind it."""
    for most in (END_SIZE, END_SIZE + LONGEST_COMMENT):
        tail = part(max(0, size - most), most)
        at = tail.rfind(END)
        if at >= 0 and len(tail) - at >= END_SIZE:
            length, offset = struct.unpack_from("<II", tail, at + 12)
            before = size - len(tail) + at - length - offset
            if length > MOST_CONTENTS or before < 0:
                raise Malformed("a zip file whose central directory is too large or outside the file")
            return part(before + offset, length), before
    raise Malformed("expected a zip file, which ends with its central directory")


def list_rows(table: bytes, before: int) -> Iterator[Row]:
    """Yield the files of a table of contents, in its order. Raises `Malformed` where it breaks off."""
    at = 0
    while table[at : at + 4] == ROW and at + ROW_SIZE <= len(table):
        method, packed, size = struct.unpack_from("<H8xII", table, at + 10)
        name, extra, comment = struct.unpack_from("<HHH", table, at + 28)
        offset = before + struct.unpack_from("<I", table, at + 42)[0]
        yield Row(table[at + ROW_SIZE : at + ROW_SIZE + name], method, packed, size, offset)
        at += ROW_SIZE + name + extra + comment
    if at < len(table):  # what comes after it is lost
        raise Malformed(MISPLACED)


def unpack(row: Row, part: Callable[[int, int], bytes], most: int) -> bytes:
    """Return a file's beginning, at most so many bytes, whatever the table of contents says of its size."""
    head = part(row.offset, LOCAL_SIZE)
    if head[:4] != LOCAL or len(head) < LOCAL_SIZE:
        raise Malformed(MISPLACED)
    name, extra = struct.unpack_from("<HH", head, 26)
    packed = part(row.offset + LOCAL_SIZE + name + extra, min(row.packed, most))
    if row.method == STORED:
        return packed
    if row.method != DEFLATED:
        raise Malformed(f"a zip file that uses an unknown compression method: {row.method}")
    return _inflate(packed, most)


def _inflate(packed: bytes, most: int) -> bytes:
    import zlib  # noqa: PLC0415  many machines have no such file

    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
    except zlib.error as error:
        raise Malformed("a zip file with a file that cannot be decompressed") from error
