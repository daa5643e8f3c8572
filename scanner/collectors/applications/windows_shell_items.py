"""Windows shell items: the path in an item list, and the id of an application in a property store.

The form of an item is not published by its maker; only what every writer agrees on is read: a drive, then files and folders.
See: https://github.com/libyal/libfwsi/blob/main/documentation/Windows%20Shell%20Item%20format.asciidoc, and
https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-propstore/ for property stores
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT, LONG = struct.Struct("<H"), struct.Struct("<I")
KIND_AT = 2
KINDS = 0x70
ROOT, DRIVE, FILE = 0x10, 0x20, 0x30
A_DRIVE = "[A-Za-z]:"  # items of its kind may name a folder by a GUID: the desktop or the downloads, found in This PC
IS_WIDE = 4
NAME_AT = 14
EXTENSION = struct.Struct("<HHI")  # size, version, mark
LONG_NAME_MARK = 0xBEEF0004
LONG_NAME_AT = ((9, 46), (8, 42), (7, 38), (3, 20))  # from which version of the extension on
MOST_ITEMS = 64
STORE = b"1SPS" + bytes.fromhex("55284c9f799f394ba8d0e1d42de1d5f3")  # the properties of an application in the shell
APP_ID = 5
TEXT = 31
MOST_VALUES = 32


def path(items: bytes) -> str:
    r"""Return the path such as C:\folder\program.exe that an item list leads to, empty when it does not start at a drive."""
    names: list[str] = []
    for item in _items(items):
        kind = item[KIND_AT] & KINDS
        if kind == DRIVE:
            drive = item[KIND_AT + 1 :].partition(b"\0")[0].decode("ascii", "replace").rstrip("\\")
            names = [drive] if re.fullmatch(A_DRIVE, drive) else []
        elif kind == FILE and names:
            names.append(_name(item))
        elif kind != ROOT:
            return ""
    return "\\".join(names) if len(names) > 1 and all(names) else ""


def app_id(content: bytes) -> str:
    """Return the first application user model id in any property store within the bytes, empty when there is none."""
    at = content.find(STORE)
    if at < LONG.size:
        return ""
    size = LONG.unpack_from(content, at - LONG.size)[0]
    store = content[at + len(STORE) : at - LONG.size + size]
    for _ in range(MOST_VALUES):
        head = store[:17]  # size, number, a zero, type, padding, length
        if len(head) < 17:  # noqa: PLR2004  as above
            return ""
        size, number, _, kind, letters = struct.unpack("<IIBII", head)
        if (number, kind & 0xFFFF) == (APP_ID, TEXT):
            return store[17 : 17 + 2 * letters].decode("utf-16-le", "replace").partition("\0")[0]
        store = store[size:]
    return ""


def _items(items: bytes) -> Iterator[bytes]:
    for _ in range(MOST_ITEMS):
        size = SHORT.unpack_from(items)[0] if len(items) >= SHORT.size else 0
        if not KIND_AT < size <= len(items):
            return
        yield items[:size]
        items = items[size:]


def _name(item: bytes) -> str:
    """Return a file's long name where the item has it, else its short one."""
    if name := _long_name(item):
        return name
    if item[KIND_AT] & IS_WIDE:
        return item[NAME_AT:].decode("utf-16-le", "replace").partition("\0")[0]
    return item[NAME_AT:].partition(b"\0")[0].decode("cp1252", "replace")


def _long_name(item: bytes) -> str:
    at = SHORT.unpack_from(item, len(item) - SHORT.size)[0]  # an item ends with where its first extension starts
    if not NAME_AT <= at <= len(item) - EXTENSION.size:
        return ""
    _, version, mark = EXTENSION.unpack_from(item, at)
    if mark != LONG_NAME_MARK:
        return ""
    start = next((offset for first, offset in LONG_NAME_AT if version >= first), 0)
    return item[at + start :].decode("utf-16-le", "replace").partition("\0")[0] if start else ""
