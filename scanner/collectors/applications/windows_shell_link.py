"""Windows shell links (.lnk): what a shortcut starts, with which arguments, and under which id the shell knows it.

See: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-shllink/
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.collectors.applications import windows_shell_items
from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = struct.Struct("<I16sI")  # its own size, the class of shell links, the flags
HEADER_SIZE = 76
CLASS = bytes.fromhex("0114020000000000c000000000000046")
HAS_ITEMS, HAS_LINK_INFO, IS_UNICODE, IGNORES_LINK_INFO = 1, 2, 0x80, 0x100
STRINGS = (4, 8, 16, 32, 64)  # flags of the description, the relative path, the folder it runs in, its arguments, its icon
ARGUMENTS = 32
SHORT, LONG = struct.Struct("<H"), struct.Struct("<I")
LINK_INFO = struct.Struct("<IIIIII")  # from its second number on: header size, flags, volume, local path, network path, rest of it
UNICODE_FROM = 36  # a header of this size or more has both paths in UTF-16 as well
IS_LOCAL, IS_REMOTE = 1, 2
ENVIRONMENT = 0xA0000001
ANSI_PART = 260  # of the path with variables, the same in UTF-16 behind it
MOST_BLOCKS = 64
ANSI = "cp1252"  # which code page the writer had is not told


class ShellLink(NamedTuple):
    """What a link starts. `target` is a path as written down, with variables perhaps; all may be empty."""

    target: str = ""
    arguments: str = ""
    app: str = ""  # the application user model id, which starts with the family of a packaged app


def shell_link(content: bytes) -> ShellLink:
    """Read a link; raise Malformed when it is none, or ends before it should."""
    if len(content) < HEADER_SIZE:
        raise Malformed(f"expected a shell link, found {len(content)} bytes")
    size, kind, flags = HEADER.unpack_from(content)
    if size != HEADER_SIZE or kind != CLASS:
        raise Malformed("expected a shell link, found another file")
    at = HEADER_SIZE
    items = link_info = b""
    if flags & HAS_ITEMS:
        items = _cut_out(content, at + SHORT.size, _number(SHORT, content, at))
        at += SHORT.size + len(items)
    if flags & HAS_LINK_INFO:
        link_info = _cut_out(content, at, _number(LONG, content, at))
        at += len(link_info)
    arguments = ""
    for flag in STRINGS:
        if flags & flag:
            text, at = _string(content, at, wide=bool(flags & IS_UNICODE))
            arguments = text if flag == ARGUMENTS else arguments
    recorded = "" if flags & IGNORES_LINK_INFO else _recorded_path(link_info)
    listed = windows_shell_items.path(items)
    # The list is in UTF-16; the recorded path may be in a code page that nobody names.
    target = (recorded if recorded.isascii() and "?" not in recorded else "") or listed or recorded or _with_variables(content, at)
    return ShellLink(target, arguments, windows_shell_items.app_id(content))


def _number(form: struct.Struct, content: bytes, at: int) -> int:
    return int(form.unpack(_cut_out(content, at, form.size))[0])


def _cut_out(content: bytes, at: int, size: int) -> bytes:
    piece = content[at : at + size]
    if len(piece) < size:
        raise Malformed(f"expected {size} bytes of a shell link at {at}, found {len(piece)}")
    return piece


def _string(content: bytes, at: int, *, wide: bool) -> tuple[str, int]:
    """Return a counted string and where it ends."""
    at, letters = at + SHORT.size, _number(SHORT, content, at)
    piece = _cut_out(content, at, letters * (2 if wide else 1))
    return piece.decode("utf-16-le" if wide else ANSI, "replace").partition("\0")[0], at + len(piece)


def _recorded_path(part: bytes) -> str:
    """Return the path that the link was made for; empty when that part of it is damaged, as others may still tell."""
    if len(part) < LONG.size + LINK_INFO.size:
        return ""
    header_size, flags, _, local, network, rest = LINK_INFO.unpack_from(part, LONG.size)
    wide = header_size >= UNICODE_FROM and len(part) >= UNICODE_FROM
    if flags & IS_LOCAL:
        base = (_wide(part, _number(LONG, part, 28)) if wide else "") or _narrow(part, local)
        return base + ((_wide(part, _number(LONG, part, 32)) if wide else "") or _narrow(part, rest)) if base else ""
    if flags & IS_REMOTE and len(part) >= network + 12:
        share = _narrow(part, network + _number(LONG, part, network + 8))
        return f"{share}\\{_narrow(part, rest)}" if share else ""
    return ""


def _narrow(part: bytes, at: int) -> str:
    return part[at:].partition(b"\0")[0].decode(ANSI, "replace") if at else ""


def _wide(part: bytes, at: int) -> str:
    return part[at:].decode("utf-16-le", "replace").partition("\0")[0] if at else ""


def _with_variables(content: bytes, at: int) -> str:
    r"""Return the path such as %ProgramFiles%\x.exe out of the blocks at the end."""
    for kind, block in _blocks(content, at):
        if kind == ENVIRONMENT:
            return _wide(b"  " + block[ANSI_PART:], 2) or _narrow(b" " + block[:ANSI_PART], 1)
    return ""


def _blocks(content: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    for _ in range(MOST_BLOCKS):
        head = content[at : at + 8]
        size = LONG.unpack_from(head)[0] if len(head) == 8 else 0  # noqa: PLR2004  size and kind
        if size < 8:  # noqa: PLR2004  the end, which real links often leave out
            return
        yield LONG.unpack_from(head, 4)[0], content[at + 8 : at + size]
        at += size
