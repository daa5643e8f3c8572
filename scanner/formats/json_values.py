"""What JSON holds, where it is small enough to be held: a byte of it may take a hundred in memory."""

from __future__ import annotations

import json

MOST_VALUES = 300_000  # a browser's own settings have some 20,000


class TooManyValues(ValueError):  # noqa: N818  it says what the text has
    """There are more values than any file of ours has."""


def json_values(text: str | bytes) -> object:
    """Return what JSON holds; raise ValueError, or RecursionError where it is nested too deeply.

    Each value but the first has a sign before it, which is counted before anything is made of it.
    """
    if isinstance(text, bytes):
        text = text.decode(json.detect_encoding(text), "surrogatepass")
    if text.count(",") + text.count("[") + text.count("{") > MOST_VALUES:
        raise TooManyValues(f"more than {MOST_VALUES} values")
    return json.loads(text)
