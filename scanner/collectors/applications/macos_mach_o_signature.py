"""The team named in the code signature of a program for macOS or iOS, thin or for several processors.

Nobody checks the signature here: the team is what the file claims, and whoever forges a file can claim any. A few small pieces
are read of a file that may have hundreds of megabytes.
See: https://developer.apple.com/documentation/technotes/tn3126-inside-code-signing-hashes, and for the structures
https://github.com/apple-oss-distributions/xnu/blob/main/osfmk/kern/cs_blobs.h and EXTERNAL_HEADERS/mach-o/{fat,loader}.h there
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Part = Callable[[int, int], bytes]

HEAD = 1 << 15  # bytes, which hold all load commands of most programs, also where another 16 KiB come first
AT_LEAST = 1 << 12  # bytes of a head; the load commands behind them are asked for when they are missing
MOST_COMMANDS = 1 << 17  # bytes of load commands; programs of many libraries have some ten thousand
FIRST = 1 << 10  # bytes of a signature, which hold the parts that are needed of most
FAT = {b"\xca\xfe\xba\xbe": struct.Struct(">8xI8x"), b"\xca\xfe\xba\xbf": struct.Struct(">8xQ16x")}  # where a processor's part starts
MOST_BYTES = 1 << 40  # of a program
MOST_PROCESSORS = 20  # a class file of Java starts as a fat program does, with a version above 44 in the place of the count
THIN = {
    b"\xcf\xfa\xed\xfe": ("<", 32),  # 64 bits; the byte order, and the size of the header
    b"\xce\xfa\xed\xfe": ("<", 28),
    b"\xfe\xed\xfa\xcf": (">", 32),
    b"\xfe\xed\xfa\xce": (">", 28),
}
CODE_SIGNATURE = 0x1D
SIGNATURE, DIRECTORY = 0xFADE0CC0, 0xFADE0C02
MOST_BLOBS = 64
BLOB = struct.Struct(">II")  # what it is, where it starts
VERSION_AND_TEAM = struct.Struct(">8xI36xI")  # of a code directory
WITH_TEAM = 0x20200  # the version from which on there is one
TEAM = rb"([A-Z0-9]{10})\0"


class MachOSignature(NamedTuple):
    """The team, empty for a program without one; `damage` says what ended the reading."""

    team: str = ""
    damage: str = ""


def mach_o_signature(part: Part) -> MachOSignature | None:
    """Read a program with `part(offset, size)`, which returns bytes of the file, fewer at its end. None: no such program."""
    try:
        head = part(0, HEAD)
        if len(head) < HEAD:
            part = _pieces_of(head)
        start = _first_processor(head)
        if start:
            head = head[start:] if start + AT_LEAST <= len(head) else part(start, HEAD)
        if head[:4] not in THIN:
            return None
        signed = _find_signature(part, head, start)
        return MachOSignature(_team(_Near(part, start + signed)) if signed else "")
    except Malformed as problem:
        return MachOSignature(damage=problem.detail)


def _pieces_of(whole: bytes) -> Part:
    """Return the question for a program that is small enough to be in hand already, as launchers are."""
    return lambda at, size: whole[at : at + size]


class _Near:
    """Bytes of a file from some place on, of which the first were read at once."""

    def __init__(self, part: Part, start: int) -> None:
        self._part, self._start = part, start
        self._first = part(start, FIRST)

    def __call__(self, at: int, size: int) -> bytes:
        if at + size <= len(self._first):
            return self._first[at : at + size]
        return self._part(self._start + at, size)


def _first_processor(head: bytes) -> int:
    """Return where the program for the first processor starts: one signature is as good as the other."""
    form = FAT.get(head[:4])
    if form is None or not 0 < int.from_bytes(head[4:8], "big") <= MOST_PROCESSORS:
        return 0
    start = _unpack(form, head, 8)[0]
    if start > MOST_BYTES:
        raise Malformed("a program that starts beyond the end of the file")
    return start


def _find_signature(part: Part, head: bytes, start: int) -> int:
    """Return where the signature starts, counted from the program's start; 0 when there is none."""
    order, header = THIN[head[:4]]
    count, size = _unpack(struct.Struct(f"{order}16xII"), head, 0)
    commands = head[header : header + size]
    if header + size > len(head):
        commands = part(start + header, min(size, MOST_COMMANDS))
    command, at = struct.Struct(f"{order}III"), 0
    for _ in range(min(count, len(commands) // BLOB.size)):
        if at + command.size > len(commands):
            break  # a last command of two words, or commands that end too early: no signature either way
        kind, length, place = command.unpack_from(commands, at)
        if kind == CODE_SIGNATURE:
            return int(place)
        at += max(length, BLOB.size)  # none is smaller, whatever it says
    return 0


def _team(near: _Near) -> str:
    mark, _, count = _unpack(struct.Struct(">III"), near(0, 12), 0)
    if mark != SIGNATURE:
        raise Malformed("expected a code signature")
    blobs = near(12, min(count, MOST_BLOBS) * BLOB.size)
    for _, at in BLOB.iter_unpack(blobs[: len(blobs) // BLOB.size * BLOB.size]):
        head = near(at, VERSION_AND_TEAM.size)
        if head[:4] == DIRECTORY.to_bytes(4, "big"):
            version, team = _unpack(VERSION_AND_TEAM, head, 0)
            found = re.match(TEAM, near(at + team, 11)) if version >= WITH_TEAM and team else None
            return found[1].decode("ascii") if found else ""
    return ""


def _unpack(form: struct.Struct, content: bytes, at: int) -> tuple[int, ...]:
    if at + form.size > len(content):
        raise Malformed("a program that ends inside its headers")
    return form.unpack_from(content, at)
