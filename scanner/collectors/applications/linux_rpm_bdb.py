"""`Packages` of rpm before 4.16: a Berkeley DB hash file, whose values are the packages' headers.

The pages are read in the order of the file, not by bucket: every hash page in use belongs to the one table that is there.
The layout is that of Berkeley DB's db_page.h, in the byte order of the machine that wrote it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.model import Malformed, Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = 0x061561
VERSIONS = {8, 9, 10}
META_SIZE = 512  # also the smallest page
LARGEST_PAGE = 65536
PAGE_HEAD = 26
FREE, HASH_UNSORTED, OVERFLOW, META, HASH = 0, 2, 7, 8, 13
INLINE, OFF_PAGE = 1, 3
OFF_PAGE_SIZE = 12
NO_PACKAGE = bytes(4)  # under this key rpm keeps the highest number it has given


def bdb_headers(content: bytes) -> Iterator[bytes | Problem]:
    """Yield every package's header, and a Problem for each that is not whole; raise Malformed when it is no such database."""
    file = _File(content)
    for number in range(1, file.pages):
        kind = file.kind(number)
        if kind in {HASH, HASH_UNSORTED}:
            yield from file.values(number)
        elif kind not in {FREE, OVERFLOW, META}:
            yield _bad(f"page {number} of kind {kind}")
    if file.pages < file.promised:
        yield _bad(f"{file.pages} pages of {file.promised}")


class _File:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._order = _byte_order(content)
        _, version, size, encrypted, _, flags = struct.unpack_from(self._order + "IIIBBB", content, 12)
        if version not in VERSIONS or encrypted or flags:
            raise Unreadable(Reason.UNSUPPORTED_FORMAT, f"a Berkeley DB hash of version {version}, flags {flags}, encryption {encrypted}")
        if not META_SIZE <= size <= LARGEST_PAGE or size & (size - 1):
            raise Malformed(f"expected a page size of Berkeley DB, found {size}")
        self._size: int = size
        self.pages = len(content) // size
        self.promised: int = struct.unpack_from(self._order + "I", content, 32)[0] + 1
        self._head = struct.Struct(self._order + "IIIHHBB")  # number, previous, next, entries, free space or length, level, kind
        self._taken = bytearray(self.pages)  # overflow pages that a value has used

    def kind(self, number: int) -> int:
        return self._content[number * self._size + 25]

    def values(self, number: int) -> Iterator[bytes | Problem]:
        """Yield the values of a hash page that belong to packages; keys and values stand in turns, from the page's end."""
        start = number * self._size
        own, _, _, entries, *_ = self._head.unpack_from(self._content, start + 8)
        floor = PAGE_HEAD + 2 * entries
        if own != number or floor > self._size or entries % 2:
            yield _bad(f"unexpected bytes on page {number}")
            return
        places = struct.unpack_from(f"{self._order}{entries}H", self._content, start + PAGE_HEAD)
        ends = (self._size, *places)
        if list(ends) != sorted(ends, reverse=True) or ends[-1] < floor:
            yield _bad(f"keys and values out of order on page {number}")
            return
        for key, value in zip(range(0, entries, 2), range(1, entries, 2), strict=True):
            if self._content[start + places[key] + 1 : start + ends[key]] != NO_PACKAGE:
                yield self._value(self._content[start + places[value] : start + ends[value]], number)

    def _value(self, item: bytes, number: int) -> bytes | Problem:
        if item[:1] == bytes([INLINE]):
            return item[1:]
        if item[:1] == bytes([OFF_PAGE]) and len(item) == OFF_PAGE_SIZE:
            return self._chain(*struct.unpack_from(self._order + "II", item, 4))
        return _bad(f"a value in an unknown form on page {number}")

    def _chain(self, number: int, length: int) -> bytes | Problem:
        """Join the overflow pages of one value. Each page belongs to one value, so a ring or a shared page ends the search."""
        pieces = []
        missing = length
        while missing > 0:
            if not 0 < number < self.pages or self._taken[number] or self.kind(number) != OVERFLOW:
                return _bad(f"a value of {length} bytes that breaks off at page {number}")
            self._taken[number] = 1
            start = number * self._size
            _, _, number, _, used, *_ = self._head.unpack_from(self._content, start + 8)
            pieces.append(self._content[start + PAGE_HEAD : start + PAGE_HEAD + min(used, self._size - PAGE_HEAD)])
            missing -= len(pieces[-1])
        return b"".join(pieces) if not missing else _bad(f"more than the {length} bytes of a value")


def _byte_order(content: bytes) -> str:
    if len(content) >= META_SIZE:
        for order in "<>":
            if struct.unpack_from(order + "I", content, 12)[0] == MAGIC:
                return order
    raise Malformed("expected a Berkeley DB hash, whose bytes 12 to 15 are 0x061561")


def _bad(found: str) -> Problem:
    return Problem(Reason.MALFORMED, f"expected a package of a Berkeley DB hash, found {found}")
