"""A database of bbolt, in which containerd keeps its images: pages of 4 KiB or more, in trees, one tree a bucket, buckets in buckets.

Only the tree that the last finished change left is followed, each page at most once: no loop and no page that two trees share can cost
anything. See: https://github.com/etcd-io/bbolt, whose files `page`, `meta` and `bucket` define the form
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.model import Malformed, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC, VERSION = 0xED0CDAED, 2
PAGE = struct.Struct("<QHHI")  # number, kind, how many elements, how many pages follow that belong to it
META = struct.Struct("<4I6Q")  # magic, version, page size, flags, root, its sequence, free list, pages, transaction, checksum
BRANCH_ROW = struct.Struct("<IIQ")  # where the key is, its size, a page
LEAF_ROW = struct.Struct("<4I")  # flags, where the key is, its size, the value's size
BUCKET = struct.Struct("<QQ")  # the page of its root, 0 where the page follows at once; a sequence
BRANCH, LEAF, IS_BUCKET = 0x01, 0x02, 0x01
OTHER_END = MAGIC.to_bytes(4, "big")
SMALLEST, LARGEST = 1 << 10, 1 << 16
CHECKED = META.size - 8
MOST_DEPTH = 32


class Bucket(NamedTuple):
    """A tree: the page of its root, or the page itself where it is small."""

    root: int
    page: bytes = b""


class Entry(NamedTuple):
    """A key with its value; `bucket` where the value is a bucket."""

    key: bytes
    value: bytes
    bucket: Bucket | None


class BoltDatabase:
    """What a database holds. Reading it raises `Malformed` where it is broken."""

    def __init__(self, content: bytes) -> None:
        """Find the last finished change; raise `Unreadable` where there is none."""
        self._content = content
        meta = max(_metas(content), key=lambda one: one[8], default=None)
        if meta is None:
            if content[PAGE.size : PAGE.size + 4] == OTHER_END:
                raise Unreadable(Reason.UNSUPPORTED_FORMAT, "a bbolt database of a machine with the other order of bytes")
            raise Malformed("expected a bbolt database")
        self._size = meta[2]
        self._seen: set[int] = set()
        self.root = Bucket(meta[4])

    def entries(self, bucket: Bucket) -> Iterator[Entry]:
        """Yield what a bucket holds, in the order of the keys."""
        waiting: list[tuple[int | None, int]] = [(bucket.root or None, 0)]
        while waiting:
            number, depth = waiting.pop()
            page = bucket.page if number is None else self._page(number)
            _, kind, count, _ = _unpack(PAGE, page, 0)
            if kind & LEAF:
                yield from (_entry(page, row) for row in range(count))
            elif kind & BRANCH and depth < MOST_DEPTH:
                below = [_unpack(BRANCH_ROW, page, PAGE.size + row * BRANCH_ROW.size)[2] for row in range(count)]
                waiting.extend((one, depth + 1) for one in reversed(below))
            else:
                raise Malformed("a page of a bbolt tree that is neither a branch nor a leaf")

    def below(self, bucket: Bucket, key: bytes) -> Bucket | None:
        """Return the bucket that stands in a bucket by its name."""
        return next((entry.bucket for entry in self.entries(bucket) if entry.key == key), None)

    def _page(self, number: int) -> bytes:
        at = number * self._size
        if number in self._seen:
            raise Malformed("a page of a bbolt database that two others name")
        self._seen.add(number)
        found, _, _, more = _unpack(PAGE, self._content, at)
        page = self._content[at : at + (more + 1) * self._size]
        if found != number or len(page) != (more + 1) * self._size:
            raise Malformed("a page of a bbolt database that is not where it should be")
        return page


def _metas(content: bytes) -> Iterator[tuple[int, ...]]:
    """Yield what the two first pages say of the database, if they were written whole."""
    place = 0
    while place <= LARGEST:
        if len(content) >= place + PAGE.size + META.size:
            meta = META.unpack_from(content, place + PAGE.size)
            checked = content[place + PAGE.size : place + PAGE.size + CHECKED]
            if meta[:2] == (MAGIC, VERSION) and SMALLEST <= meta[2] <= LARGEST and meta[-1] == _checksum(checked):
                yield meta
        place = place * 2 or SMALLEST


def _checksum(content: bytes) -> int:
    """Return the FNV-1a hash of 64 bits."""
    found = 0xCBF29CE484222325
    for byte in content:
        found = (found ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return found


def _entry(page: bytes, number: int) -> Entry:
    at = PAGE.size + number * LEAF_ROW.size
    flags, place, key_size, value_size = _unpack(LEAF_ROW, page, at)
    start, middle, end = at + place, at + place + key_size, at + place + key_size + value_size
    if end > len(page):
        raise Malformed("a row of a bbolt database that ends behind its page")
    value = page[middle:end]
    if not flags & IS_BUCKET:
        return Entry(page[start:middle], value, None)
    root, _ = _unpack(BUCKET, value, 0)
    return Entry(page[start:middle], value, Bucket(root, b"" if root else value[BUCKET.size :]))


def _unpack(form: struct.Struct, content: bytes, at: int) -> tuple[int, ...]:
    if at < 0 or at + form.size > len(content):
        raise Malformed("a bbolt database that ends within a page")
    return form.unpack_from(content, at)
