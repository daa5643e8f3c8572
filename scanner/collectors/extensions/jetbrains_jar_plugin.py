"""What a JetBrains plugin says of itself: META-INF/plugin.xml, out of a jar of any size, by a few bounded readings.

A jar is a zip file. Its table of contents stands at its end and is found from there; of the contents one file is unpacked. The table names
each class too: many a plugin whose descriptor says nothing of AI has an `OpenAiClient` or an `OllamaService`.
See: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT and
https://plugins.jetbrains.com/docs/intellij/plugin-configuration-file.html
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from scanner.formats.plugin_xml import Descriptor, described
from scanner.model import Malformed, Problem
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

DESCRIPTOR = b"META-INF/plugin.xml"
END, END_SIZE = b"PK\x05\x06", 22
ROW, ROW_SIZE = b"PK\x01\x02", 46
LOCAL, LOCAL_SIZE = b"PK\x03\x04", 30
STORED, DEFLATED = 0, 8
LONGEST_COMMENT = 1 << 16
MOST_CONTENTS = 8 << 20
MOST_PACKED = 1 << 20
MOST_LETTERS = 1 << 20
# As classes write them: with a capital that begins a word, so that "llm" in the middle of a name is none. DeepSeek is not among them: who
# offers many services has a class for each, and one of them would make the plugin a tool for what is banned.
CALLED = (
    rb"(?:Anthropic|ChatG(?:pt|PT)|Claude|Copilot|Gemini|G(?:pt|PT)|Lang[Cc]hain|L(?:lm|LM)|Mistral|Ollama|OpenA[iI]|OpenRouter|Qwen)"
    rb"(?![a-z])"
)


def descriptor(size: int, part: Callable[[int, int], bytes]) -> Descriptor | Problem | None:
    """Return what the descriptor of a jar says, None when it has none, or what is wrong with the jar.

    `part` gives bytes of the file: at most so many (second) from an offset on (first).
    """
    try:
        contents, before = _contents(size, part)
        row = _row(contents, before)
        return None if row is None else described(_unpack(row, part))._replace(called=_find_called(contents))
    except Malformed as problem:
        return Problem(problem.reason, problem.detail)


class _Row(NamedTuple):
    method: int
    packed: int
    offset: int


def _contents(size: int, part: Callable[[int, int], bytes]) -> tuple[bytes, int]:
    """Return the table of contents, and how many bytes stand before the zip file: most jars have none, and no comment behind it."""
    for most in (END_SIZE, END_SIZE + LONGEST_COMMENT):
        tail = part(max(0, size - most), most)
        at = tail.rfind(END)
        if at >= 0 and len(tail) - at >= END_SIZE:
            length, offset = struct.unpack_from("<II", tail, at + 12)
            before = size - len(tail) + at - length - offset
            if length > MOST_CONTENTS or before < 0:
                raise Malformed("a jar whose central directory is too large or outside the file")
            return part(before + offset, length), before
    raise Malformed("expected a jar, which ends with its central directory")


def _row(contents: bytes, before: int) -> _Row | None:
    at = 0
    while contents[at : at + 4] == ROW and at + ROW_SIZE <= len(contents):
        method, packed = struct.unpack_from("<H8xI", contents, at + 10)
        name, extra, comment = struct.unpack_from("<HHH", contents, at + 28)
        if contents[at + ROW_SIZE : at + ROW_SIZE + name] == DESCRIPTOR:
            return _Row(method, packed, before + struct.unpack_from("<I", contents, at + 42)[0])
        at += ROW_SIZE + name + extra + comment
    return None


def _find_called(contents: bytes) -> tuple[str, ...]:
    return tuple(sorted({name.decode() for name in re.findall(CALLED, contents)}))


def _unpack(row: _Row, part: Callable[[int, int], bytes]) -> bytes:
    head = part(row.offset, LOCAL_SIZE)
    if head[:4] != LOCAL or len(head) < LOCAL_SIZE or row.packed > MOST_PACKED:
        raise Malformed("a jar whose descriptor is too large, or not where its central directory says")
    name, extra = struct.unpack_from("<HH", head, 26)
    packed = part(row.offset + LOCAL_SIZE + name + extra, row.packed)
    if row.method == STORED:
        return packed
    if row.method != DEFLATED:
        raise Malformed(f"a jar whose descriptor uses an unknown compression method: {row.method}")
    return _inflate(packed)


def _inflate(packed: bytes) -> bytes:
    import zlib  # noqa: PLC0415  many machines have no such file

    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, MOST_LETTERS)
    except zlib.error as error:
        raise Malformed("a jar whose descriptor cannot be decompressed") from error
