"""`Packages.db` of rpm's own database format (ndb), which SUSE uses: pages of slots, each slot pointing to one header.

The format is what rpm's lib/backend/ndb/rpmpkg.c writes; numbers are little-endian, offsets count blocks of 16 bytes.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.model import Malformed, Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = struct.Struct("<4sIII")  # magic, version, generation, pages of slots
HEAD_SIZE = 32
SLOT = struct.Struct("<4sIII")  # magic, package number, first block, blocks
BLOB = struct.Struct("<4sIII")  # magic, package number, time, length
TAIL = struct.Struct("<II4s")  # checksum, length, magic
PAGE = 4096
BLOCK = 16


def ndb_headers(content: bytes) -> Iterator[bytes | Problem]:
    """Yield every package's header, and a Problem for each that is not whole; raise Malformed when it is no such database."""
    magic, version, _, pages = HEAD.unpack_from(content) if len(content) >= HEAD_SIZE else (b"", 0, 0, 0)
    if magic != b"RpmP":
        raise Malformed("expected an ndb database of rpm, which starts with RpmP")
    if version != 0:
        raise Unreadable(Reason.UNSUPPORTED_FORMAT, f"an ndb database of version {version}; only version 0 is known")
    if not PAGE <= pages * PAGE <= len(content):
        raise Malformed(f"expected {pages} pages of slots, found a file of {len(content)} bytes")
    yield from _slots(memoryview(content), pages * PAGE)


def _slots(content: memoryview, end: int) -> Iterator[bytes | Problem]:
    room = len(content)
    for magic, number, block, blocks in SLOT.iter_unpack(content[HEAD_SIZE:end]):
        if magic != b"Slot":
            yield _bad("a slot without its magic number")
        elif block:
            header = _header(content[block * BLOCK : (block + blocks) * BLOCK], number, blocks)
            yield header
            room -= len(header) if isinstance(header, bytes) else 0
            if room < 0:  # no two packages share a block, unless somebody wants us to read the same bytes for ever
                raise Malformed("expected packages that lie side by side, found more bytes of them than the file has")


def _header(blob: memoryview, number: int, blocks: int) -> bytes | Problem:
    if len(blob) != blocks * BLOCK or len(blob) < BLOB.size + TAIL.size:
        return _bad(f"package {number} outside the file")
    magic, owner, _, length = BLOB.unpack_from(blob)
    _, again, end = TAIL.unpack_from(blob, len(blob) - TAIL.size)
    # The checksum is not asked: rpm does not look at it either when it reads.
    if (magic, owner, end, again) != (b"BlbS", number, b"BlbE", length) or blocks != -(-(BLOB.size + length + TAIL.size) // BLOCK):
        return _bad(f"unexpected bytes in place of package {number}")
    return bytes(blob[BLOB.size : BLOB.size + length])


def _bad(found: str) -> Problem:
    return Problem(Reason.MALFORMED, f"expected a package of an ndb database, found {found}")
