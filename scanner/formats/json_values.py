"""What JSON holds, where it is small enough to be held: a byte of it may take a hundred in memory.

A browser's own settings have 20,000 values when it is new, and one for some thirty bytes when they have grown to tens of megabytes. So many
are read as fit beside the text: a letter outside of Latin makes all of it twice or four times as large, and a text in it may be nearly the
whole of it again.
"""

from __future__ import annotations

import json
import sys

from scanner.model import Reason, Unreadable

MOST_VALUES = 200_000  # of any file, however large its text becomes
MOST_BYTES = 166 << 20  # in memory, for the file, its text, another text as long, and the values; the rest of 200 MB is for a scan
BYTES_OF_VALUE = 160  # of the kind that takes most for a sign: an object with one number in it has two


class TooManyValues(Unreadable):
    """There are more values than are held."""

    def __init__(self, most: int) -> None:  # noqa: D107  as above
        super().__init__(Reason.TOO_LARGE, f"more than {most} values")


def most_values(size: int) -> int:
    """Return how many values are held beside a text that takes so many bytes in memory."""
    return max(MOST_VALUES, (MOST_BYTES - 3 * size) // BYTES_OF_VALUE)


def json_values(text: str | bytes) -> object:
    """Return what JSON holds; raise ValueError, RecursionError where it is nested too deeply, or `TooManyValues`.

    Each value but the first has a sign before it, which is counted before anything is made of it.
    """
    if isinstance(text, bytes):
        text = text.decode(json.detect_encoding(text), "surrogatepass")
    most = most_values(sys.getsizeof(text))
    if text.count(",") + text.count("[") + text.count("{") > most:
        raise TooManyValues(most)
    return json.loads(text)
