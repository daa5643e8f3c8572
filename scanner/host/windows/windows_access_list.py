"""A Windows security descriptor as bytes: who owns a thing, and whom its access list allows what.

See: https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/7d4dac05-9cef-4563-a058-f108abecce1d
"""

from __future__ import annotations

import struct

from scanner.host.windows.windows_processes import sid
from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

HEAD, LIST, ENTRY = struct.Struct("<BxHIIII"), struct.Struct("<BxHHxx"), struct.Struct("<BBHI")
HAS_LIST = 0x4
INHERIT_ONLY = 0x8  # for what will be made in a folder, not for the folder
ALLOWS = {0, 9}  # without and with a condition, which is taken to hold
DENIES = {1, 6, 10, 12}


class Grant(NamedTuple):
    """An account or group (a SID), and the rights that are given to it, as bits."""

    sid: str
    rights: int


class Access(NamedTuple):
    """The owner's SID, and what is granted; no list of grants at all lets everybody do everything."""

    owner: str
    grants: tuple[Grant, ...] | None


def access(content: bytes) -> Access:
    """Read a self-relative security descriptor; raise Malformed. What is denied is left out: a grant may still come before it."""
    try:
        _, control, owner, _, _, entries = HEAD.unpack_from(content)
        has_list = control & HAS_LIST and entries
        return Access(_sid(content, owner), tuple(_grants(content, entries)) if has_list else None)
    except struct.error as error:
        raise Malformed(f"expected a security descriptor: {error}") from error


def _grants(content: bytes, start: int) -> list[Grant]:
    _, _, count = LIST.unpack_from(content, start)
    found, start = [], start + LIST.size
    for _ in range(count):
        kind, flags, size, rights = ENTRY.unpack_from(content, start)
        if kind in ALLOWS:
            grant = Grant(_sid(content, start + ENTRY.size), rights)
            found += [] if flags & INHERIT_ONLY else [grant]
        elif kind not in DENIES:
            raise Malformed(f"an access list with an entry of unsupported type {kind}")
        start += max(size, ENTRY.size)
    return found


def _sid(content: bytes, start: int) -> str:
    found = sid(content[start:]) if start else ""
    if not found:
        raise Malformed("expected a SID in a security descriptor")
    return found
