"""VS_VERSIONINFO: the texts of a version resource, a tree of blocks that each hold a key, perhaps a value, and more blocks.

See: https://learn.microsoft.com/en-us/windows/win32/menurc/vs-versioninfo
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = struct.Struct("<HHH")  # length of the block, of its value, kind of the value
ROOT, TEXTS = "VS_VERSION_INFO", "StringFileInfo"
MOST_LETTERS = 1024
MOST_BLOCKS = 256  # of each level


class Block(NamedTuple):
    """One block: its key, the bytes of its value and whatever follows, and how long the value is, in units of its own."""

    key: str
    body: bytes
    length: int


def texts(resource: bytes) -> dict[str, str]:
    """Return the texts by key, those of the first language that has them; none for no bytes; raise Malformed."""
    if not resource:
        return {}
    root = next(_blocks(resource), None)
    if root is None or root.key != ROOT:
        raise Malformed("expected a version resource, which starts with VS_VERSION_INFO")
    found: dict[str, str] = {}
    for kind in _blocks(root.body[_align(root.length) :]):
        if kind.key == TEXTS:
            for language in _blocks(kind.body):
                for text in _blocks(language.body):
                    value = text.body.decode("utf-16-le", "replace").partition("\0")[0].strip()
                    if value:
                        found.setdefault(text.key, value[:MOST_LETTERS])
    return found


def _blocks(content: bytes) -> Iterator[Block]:
    """Yield the blocks that lie side by side. Each starts at a multiple of four, and so do its value and what follows."""
    for _ in range(MOST_BLOCKS):
        if len(content) < HEAD.size:
            return
        size, length, _ = HEAD.unpack_from(content)
        if size < HEAD.size:
            return  # only padding is left
        block = content[:size]
        end = _end_of_key(block)
        yield Block(block[HEAD.size : end].decode("utf-16-le", "replace"), block[_align(end + 2) :], length)
        content = content[_align(size) :]


def _end_of_key(block: bytes) -> int:
    at = block.find(b"\0\0", HEAD.size)
    while at >= 0 and at % 2:
        at = block.find(b"\0\0", at + 1)
    return at if at >= 0 else len(block)


def _align(size: int) -> int:
    return -(-size // 4) * 4
