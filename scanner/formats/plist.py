"""A property list of macOS, in XML or binary, as far as the standard library reads it.

What macOS reads and the library does not is taken away first: white space and comments before the first tag, and what follows the
last one. Whoever reads the file bounds its size; values below the top may be of any type, and callers look before they use one.
"""

from __future__ import annotations

import re
import struct

from scanner.formats.utf_16 import UTF_16
from scanner.model import Malformed, Problem

BINARY = b"bplist"
TRAILER = struct.Struct(">6xBBQQQ")  # bytes of an offset, of a number of an object, objects, the top one, where the offsets stand
LONG = 0xF  # of a size that stands behind an object's first byte
BYTES, ASCII, WIDE, ARRAY, TABLE = 0x40, 0x50, 0x60, 0xA0, 0xD0  # kinds of objects that have a size
BEFORE = rb"(?s)(?:\xef\xbb\xbf|\s|<!--.*?-->)*+"
DECLARATION = rb"\A<\?xml[^>]*>"  # which names an encoding that the text no longer has
END = b"</plist>"
# plistlib hands a file to expat in pieces of 2 KiB, and before 2.6 expat began a tag or comment anew with each: one of 8 MB took a minute
# (CVE-2023-52425). What is not closed ends with the file; marked text is no tag, however long it is.
QUOTED = rb"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)"
TAG = rb"<(?:[^>\"']++|" + QUOTED + rb")*+(?:>|\Z)"
MARK = rb"<!\[CDATA\[(?s:.)*?(?:\]\]>|\Z)|(<!--(?s:.)*?(?:-->|\Z)|<\?(?s:.)*?(?:\?>|\Z)|" + TAG + rb")"
LONGEST_MARK = 64 << 10  # bytes; the longest that anybody writes declare a document type


def plist(content: bytes) -> dict[str, object]:
    """Return the dictionary that a property list holds; raise `Malformed` when it holds none."""
    found = _load(content)
    if not isinstance(found, dict) or not {*map(type, found)} <= {str}:
        raise Malformed("expected a property list with a dictionary on top")
    return found


def plist_or_problem(content: bytes) -> dict[str, object] | Problem:
    """Return the dictionary that a property list holds, or what is wrong with it: for lists beside a record, which cost it nothing."""
    try:
        return plist(content)
    except Malformed as problem:
        return Problem(problem.reason, problem.detail)


def plist_rows(content: bytes) -> list[object]:
    """Return the rows of a property list that is an array on top; raise `Malformed` when it is none."""
    found = _load(content)
    if not isinstance(found, list):
        raise Malformed("expected a property list with an array on top")
    return found


def plist_text(value: object) -> str:
    """Return a value that should be text, without the spaces around it; empty where it is something else."""
    return value.strip() if isinstance(value, str) else ""


def _load(content: bytes) -> object:
    import plistlib  # noqa: PLC0415  loads expat, and only macOS has such records
    from xml.parsers.expat import ExpatError  # noqa: PLC0415  as above

    # plistlib trusts its input: a cut or made-up file shows as any of these, and it refuses XML entities by a ValueError.
    broken = (ValueError, ExpatError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError, MemoryError, EOFError)
    try:
        binary = content.startswith(BINARY)
        if binary:
            _check_places(content)
        text = content if binary else _with_short_marks(_xml(content))
        found: object = plistlib.loads(text, fmt=plistlib.FMT_BINARY if binary else plistlib.FMT_XML)
    except broken as error:
        raise Malformed("expected a property list") from error
    return found


def _check_places(content: bytes) -> None:
    """Raise `Malformed` when the objects of a binary list cannot lie side by side: plistlib would copy what they share for each."""
    if len(content) < TRAILER.size:
        return
    of_offset, of_number, count, _, table = TRAILER.unpack_from(content, len(content) - TRAILER.size)
    weights = {BYTES: 1, ASCII: 1, WIDE: 2, ARRAY: of_number, TABLE: 2 * of_number}
    offsets, room = content[table : table + of_offset * count], len(content)
    for at in range(0, len(offsets), of_offset or 1):
        place = int.from_bytes(offsets[at : at + of_offset], "big")
        first = content[place] if place < len(content) else 0
        if weight := weights.get(first & 0xF0):
            size = first & 0x0F
            if size == LONG:
                length = 1 << (content[place + 1] & 0x3) if place + 1 < len(content) else 0
                size = int.from_bytes(content[place + 2 : place + 2 + length], "big")
            room -= size * weight
    if room < 0:
        raise Malformed("expected a property list whose objects lie side by side")


def _with_short_marks(content: bytes) -> bytes:
    """Return a text as it is; raise `Malformed` where one tag or comment of it is as long as none need be."""
    if len(content) > LONGEST_MARK and any(len(mark[1] or b"") > LONGEST_MARK for mark in re.finditer(MARK, content)):
        raise Malformed(f"expected a property list without a tag or comment of more than {LONGEST_MARK} bytes")
    return content


def _xml(content: bytes) -> bytes:
    """Return an XML text from its declaration, or first tag, to its last one."""
    if content.startswith(UTF_16):
        return b"\xef\xbb\xbf" + re.sub(DECLARATION, b"", _xml(content.decode("utf-16").encode()))
    start = re.match(BEFORE, content)
    content = content[start.end() if start else 0 :]
    end = content.rfind(END)
    return content if end < 0 else content[: end + len(END)]
