"""UTF-16 where UTF-8 belongs: PowerShell and Windows' editors write it, and the programs that the files are for do not read it."""

from __future__ import annotations

from scanner.model import Reason, Unreadable

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def is_utf_16(content: bytes) -> bool:
    """Tell by its mark, or by the zeros of its first letters."""
    return content.startswith(UTF_16) or b"\0" in content[:4]


def refuse_utf_16(content: bytes) -> None:
    """Raise `Unreadable` for it."""
    if is_utf_16(content):
        raise Unreadable(Reason.UNSUPPORTED_ENCODING, "expected UTF-8, not UTF-16")
