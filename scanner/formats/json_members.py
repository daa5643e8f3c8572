"""The members at the beginning of a JSON object, each read when it is asked for: a few short ones often stand before megabytes.

A broken object ends where it breaks, in silence: whoever needs all of it reads all of it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = frozenset(" \t\n\r")


def leading_members(text: str) -> Iterator[tuple[str, object]]:
    """Yield each key of the object with its value, in the order of the text."""
    decode = json.JSONDecoder().raw_decode
    at = _behind(text, 0, "{")
    try:
        while at is not None:
            key, at = decode(text, at)
            at = _behind(text, at, ":")
            if at is None or not isinstance(key, str):
                return
            value, at = decode(text, at)
            yield key, value
            at = _behind(text, at, ",")
    except (ValueError, RecursionError):
        return


def _behind(text: str, at: int, sign: str) -> int | None:
    """Return where the next thing begins behind a sign, None where another one stands there."""
    at = _skip_space(text, at)
    return _skip_space(text, at + 1) if text.startswith(sign, at) else None


def _skip_space(text: str, at: int) -> int:
    while text[at : at + 1] in SPACE:
        at += 1
    return at
