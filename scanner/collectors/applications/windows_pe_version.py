"""The version resource of a Windows program: who made it and what it is called, whatever its file is called now.

It lies anywhere in files of hundreds of megabytes; three or four small pieces are read to get at it.
See: https://learn.microsoft.com/en-us/windows/win32/debug/pe-format, and
https://learn.microsoft.com/en-us/windows/win32/menurc/vs-versioninfo for the resource
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.collectors.applications import windows_version_resource
from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Part = Callable[[int, int], bytes]

HEAD = 4096  # bytes, which hold all headers of nearly every file
FIRST = 1 << 14  # bytes of the resources, which hold the tree that leads to each, and often a program's version too
MOST_BYTES = 1 << 16  # of one version resource; most have a thousand
HEADER_AT = 0x3C
HEADER = struct.Struct("<4sHH12xHH")  # mark, machine, sections, size of the optional header, flags
DIRECTORIES_AT = {0x10B: 96, 0x20B: 112}  # by what the optional header starts with: 32 and 64 bits
RESOURCES = 2  # the third directory
SECTION = struct.Struct("<8x4I16x")  # size in memory, address, size in the file, place in the file
MOST_SECTIONS = 96  # as Windows loads
VERSIONS = 16  # the type of version resources
PAIR = struct.Struct("<II")  # in the tree: type, name or language, and what lies there; at its leaves: address, size
PAIR_OF_COUNTS = struct.Struct("<12xHH")  # entries with a name, and with a number
BELOW = 0x80000000  # set when another level lies there


class PeVersion(NamedTuple):
    """What a program says of itself, empty where it is silent; `damage` says what ended the reading."""

    product: str = ""
    company: str = ""
    version: str = ""
    original: str = ""  # the name that its maker gave the file
    description: str = ""
    damage: str = ""


def pe_version(part: Part) -> PeVersion | None:
    """Read a program with `part(offset, size)`, which returns bytes of the file, fewer at its end. None: no Windows program."""
    head = part(0, HEAD)
    if not head.startswith(b"MZ") or len(head) < HEADER_AT + 4:
        return None
    at = struct.unpack_from("<I", head, HEADER_AT)[0]
    if at > HEAD // 2:
        head, at = part(at, HEAD), 0
    if head[at : at + 4] != b"PE\0\0":
        return None  # a program of DOS, or for 16 bits
    try:
        texts = windows_version_resource.texts(_resource(part, head, at))
    except Malformed as problem:
        return PeVersion(damage=problem.detail)
    return PeVersion(
        texts.get("ProductName", ""),
        texts.get("CompanyName", ""),
        texts.get("ProductVersion") or texts.get("FileVersion", ""),
        texts.get("OriginalFilename", ""),
        texts.get("FileDescription", ""),
    )


def _resource(part: Part, head: bytes, at: int) -> bytes:
    """Return the first version resource, empty when there is none."""
    _, _, sections, size, _ = _unpack(HEADER, head, at)
    optional = at + HEADER.size
    directory = optional + DIRECTORIES_AT.get(_unpack(struct.Struct("<H"), head, optional)[0], len(head)) + PAIR.size * RESOURCES
    if directory + PAIR.size > optional + size:
        return b""  # so few directories that there is none of resources
    address = _unpack(PAIR, head, directory)[0]
    if not address:
        return b""
    table = head[optional + size :][: min(sections, MOST_SECTIONS) * SECTION.size]
    start = _place(table, address)
    tree = _Near(part, start)
    leaf = _leaf(tree)
    if leaf is None:
        return b""
    address, size = _unpack(PAIR, tree(leaf, PAIR.size), 0)
    wanted = min(size, MOST_BYTES)
    found = tree(_place(table, address) - start, wanted)
    if len(found) < wanted:
        raise Malformed("a version resource that lies outside the program")
    return found


class _Near:
    """Bytes of a file from some place on, of which the first were read at once."""

    def __init__(self, part: Part, start: int) -> None:
        self._part, self._start = part, start
        self._first = part(start, FIRST)

    def __call__(self, at: int, size: int) -> bytes:
        if at >= 0 and at + size <= len(self._first):
            return self._first[at : at + size]
        return self._part(max(self._start + at, 0), size)


def _place(table: bytes, address: int) -> int:
    """Return where in the file an address of the loaded program lies."""
    for in_memory, first, in_file, place in SECTION.iter_unpack(table[: len(table) // SECTION.size * SECTION.size]):
        if first <= address < first + max(in_memory, in_file):
            return int(place + address - first)
    raise Malformed("resources at an address that no section of the program has")


def _leaf(tree: _Near) -> int | None:
    """Return where the first version resource is described: the tree's levels are type, name and language."""
    at = 0
    for wanted in (VERSIONS, None, None):
        named, numbered = _unpack(PAIR_OF_COUNTS, tree(at, PAIR_OF_COUNTS.size), 0)
        entries = tree(at + PAIR_OF_COUNTS.size, (named + numbered) * PAIR.size)
        below = [place for kind, place in PAIR.iter_unpack(entries[: len(entries) // PAIR.size * PAIR.size]) if wanted in {None, kind}]
        if not below:
            return None
        at = below[0] & ~BELOW
        if not below[0] & BELOW:
            break  # some leave the language out
    return at


def _unpack(form: struct.Struct, content: bytes, at: int) -> tuple[int, ...]:
    if at + form.size > len(content):
        raise Malformed("a Windows program that ends inside its headers")
    return form.unpack_from(content, at)
