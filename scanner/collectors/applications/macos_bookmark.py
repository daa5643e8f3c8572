"""A bookmark of macOS: by what an application finds a file again. Only the name that people are shown and the path are taken of it.

See https://michaellynn.github.io/2015/10/24/apples-bookmarkdata-exposed/: Apple describes the form nowhere.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"book"
HEAD = struct.Struct("<4sIII")  # magic, size, version, where the records start
CONTENTS = struct.Struct("<IHHIII")  # size, kind, flags, level, the next ones, how many
ENTRY = struct.Struct("<HHII")  # what it is, flags, where its record is
RECORD = struct.Struct("<II")  # size, kind
NAME, PATH = 0xF017, 0x1004
TEXT, PLACES = 0x101, 0x601
MOST_CONTENTS, MOST_ENTRIES, MOST_PARTS = 16, 1_000, 256
MOST_BYTES = 4 << 10  # of a text; a name on a disk of macOS has at most 255 letters, and all parts may name one text


class Bookmark(NamedTuple):
    """The name that people are shown, and the path; each empty where the bookmark does not tell."""

    name: str = ""
    path: str = ""


def bookmark(content: bytes) -> Bookmark:
    """Read a bookmark; raise `Malformed` when it is none."""
    if not content.startswith(MAGIC):
        raise Malformed("expected a bookmark")
    try:
        start = HEAD.unpack_from(content)[3]
        records = content[start:]
        found = dict(_entries(records))
        name = _text(records, found[NAME]) if NAME in found else ""
        parts = _parts(records, found[PATH]) if PATH in found else ()
    except struct.error as error:
        raise Malformed("a bookmark that ends inside its records") from error
    return Bookmark(name, "/" + "/".join(parts) if parts else "")


def _entries(records: bytes) -> Iterator[tuple[int, int]]:
    """Yield what is told and where, of the last table first: the first one, of the file itself, has the last word."""
    tables: list[int] = []
    (at,) = struct.unpack_from("<I", records)
    while at and len(tables) < MOST_CONTENTS:
        tables.append(at)
        at = CONTENTS.unpack_from(records, at)[4]
    for table in reversed(tables):
        for number in range(min(CONTENTS.unpack_from(records, table)[5], MOST_ENTRIES)):
            kind, _, place, _ = ENTRY.unpack_from(records, table + CONTENTS.size + number * ENTRY.size)
            yield kind, place


def _record(records: bytes, at: int, kind: int, most: int) -> bytes:
    size, found = RECORD.unpack_from(records, at)
    return records[at + RECORD.size : at + RECORD.size + min(size, most)] if found == kind else b""


def _text(records: bytes, at: int) -> str:
    return _record(records, at, TEXT, MOST_BYTES).decode("utf-8", "replace").strip()


def _parts(records: bytes, at: int) -> list[str]:
    places = _record(records, at, PLACES, 4 * MOST_PARTS)
    return [_text(records, place) for (place,) in struct.iter_unpack("<I", places[: len(places) // 4 * 4])]
