"""Where in a TOML text a key stands, which tomllib does not tell.

Reads as much of TOML as people write by hand: headers, keys, dotted keys. A key inside an inline table or a list of several
lines has the line of the key that holds it, and so has a key that is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]  # keys, and for one of several `[[tables]]` its number, counted from 1

NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
DOTTED = rf"{NAME}(?:\s*\.\s*{NAME})*"
HEADER = rf"\s*(\[\[?)\s*({DOTTED})\s*\]"
KEY = rf"\s*({DOTTED})\s*="
PART = NAME
LONG_QUOTES = ('"""', "'''")
NOT_BRACKETS = r""""(?:[^"\\]|\\.)*+"?|'[^']*+'?|#.*"""  # what is not closed ends with its line


def line_of(text: str, path: Path) -> int:
    """Return the line of a key, counted from 1; of what holds it, when the key itself is not there."""
    found = lines(text)
    return next(found[path[:end]] for end in range(len(path), -1, -1) if path[:end] in found)


def lines(text: str) -> dict[Path, int]:
    """Return the first line of every table and key."""
    found: dict[Path, int] = {(): 1}
    counts: Counter[Path] = Counter()
    table: Path = ()
    for number, line in _statements(text):
        if header := re.match(HEADER, line):
            table = path = _enter(_parts(header[2]), counts, counted=header[1] == "[[")
        elif key := re.match(KEY, line):
            path = (*table, *_parts(key[1]))
        else:
            continue
        for end in range(1, len(path) + 1):
            found.setdefault(path[:end], number)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines at which something begins: not those inside a list or a long text."""
    depth = 0
    quotes = ""
    for number, line in enumerate(text.split("\n"), 1):
        if quotes:
            quotes = "" if quotes in line else quotes
            continue
        if depth <= 0:
            yield number, line
        quotes = next((mark for mark in LONG_QUOTES if line.count(mark) % 2), "")
        bare = re.sub(NOT_BRACKETS, "", line)
        depth = max(0, depth + bare.count("[") - bare.count("]"))


def _enter(parts: list[str], counts: Counter[Path], *, counted: bool) -> Path:
    path: Path = ()
    for index, part in enumerate(parts):
        path = (*path, part)
        if counted and index == len(parts) - 1:
            counts[path] += 1
        if counts[path]:
            path = (*path, counts[path])
    return path


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(PART, dotted)]
