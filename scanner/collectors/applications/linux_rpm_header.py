"""The header that an rpm database keeps of each package: an index of tags, and the bytes they point to, all big-endian."""

from __future__ import annotations

import struct

from scanner.model import Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

LENGTHS = struct.Struct(">II")  # how many entries the index has, and how many bytes follow it
ENTRY = 16  # tag, type, offset, count
NAME, VERSION, RELEASE, EPOCH, VENDOR = 1000, 1001, 1002, 1003, 1011
INT32, STRING = 4, 6


class RpmPackage(NamedTuple):
    """A package as rpm names it; `version` is `[epoch:]version-release`."""

    name: str
    version: str
    vendor: str


def rpm_package(blob: object) -> RpmPackage | Problem:
    """Read one header; a Problem when it is none, so that the headers beside it can be read."""
    if not isinstance(blob, bytes) or len(blob) < LENGTHS.size:
        return _bad("an empty header")
    entries, size = LENGTHS.unpack_from(blob)
    start = LENGTHS.size + ENTRY * entries
    if start + size != len(blob):
        return _bad(f"a header of {entries} entries and {size} bytes, in a row of {len(blob)} bytes")
    header = _Header(blob, struct.unpack_from(f">{4 * entries}I", blob, LENGTHS.size), start)
    name = header.text(NAME)
    if not name:
        return _bad("a header without a package name")
    return RpmPackage(name, _version(header), header.text(VENDOR))


class _Header:
    def __init__(self, blob: bytes, index: tuple[int, ...], start: int) -> None:
        self._blob = blob
        self._tags = index[0::4]
        self._types = index[1::4]
        self._offsets = index[2::4]
        self._start = start

    def text(self, tag: int) -> str:
        """Return a string up to its zero byte; empty when it is missing, of another type, or outside the header."""
        place = self._place(tag, STRING)
        end = self._blob.find(b"\0", place) if place else -1
        return self._blob[place:end].decode("utf-8", "replace") if end >= 0 else ""

    def number(self, tag: int) -> str:
        """Return a number as text, empty when there is none."""
        place = self._place(tag, INT32)
        return str(int.from_bytes(self._blob[place : place + 4], "big")) if place and place + 4 <= len(self._blob) else ""

    def _place(self, tag: int, kind: int) -> int:
        if tag not in self._tags:
            return 0
        at = self._tags.index(tag)
        return self._start + self._offsets[at] if self._types[at] == kind else 0


def _version(header: _Header) -> str:
    version = "-".join(filter(None, (header.text(VERSION), header.text(RELEASE))))
    epoch = header.number(EPOCH)
    return f"{epoch}:{version}" if epoch else version


def _bad(found: str) -> Problem:
    return Problem(Reason.MALFORMED, f"expected an rpm header, found {found}")
