"""The members at the beginning of a JSON object, each read when it is asked for: a few short ones often stand before megabytes.

An object that breaks raises where it does, behind the members before.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scanner.formats.json_file import BOM
from scanner.model import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

EXPECTED = "expected a JSON object"
SPACE = frozenset(" \t\n\r")


def leading_members(text: str) -> Iterator[tuple[str, object]]:
    """Yield each key of the object with its value, in the order of the text; raise `Malformed` where it breaks.

    What stands behind the object's end is not looked at.
    """
    decode = json.JSONDecoder().raw_decode
    text = text.removeprefix(BOM)
    at = _behind(text, 0, "{")
    if text.startswith("}", at):
        return
    while True:
        try:
            key, at = decode(text, at)
            value, at = decode(text, _behind(text, at, ":"))
        except (ValueError, RecursionError) as error:
            raise Malformed(EXPECTED) from error
        if not isinstance(key, str):
            raise Malformed(EXPECTED)
        yield key, value
        at = _skip_space(text, at)
        if text.startswith("}", at):
            return
        at = _behind(text, at, ",")


def _behind(text: str, at: int, sign: str) -> int:
    """Return where the next thing begins behind a sign."""
    at = _skip_space(text, at)
    if not text.startswith(sign, at):
        raise Malformed(EXPECTED)
    return _skip_space(text, at + 1)


def _skip_space(text: str, at: int) -> int:
    while text[at : at + 1] in SPACE:
        at += 1
    return at
