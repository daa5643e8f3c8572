"""JSON files as browsers write and accept them: an object on top, perhaps a BOM, perhaps comments and trailing commas.

Chromium reads manifests, policies and lists of external extensions with comments in them, and so must whoever reads the same.
"""

from __future__ import annotations

import json
import re
import sys

from scanner.formats.utf_16 import refuse_utf_16
from scanner.model import Malformed, Problem, Reason, Unreadable

# A byte of JSON may take a hundred in memory. A browser's own settings have 20,000 values when it is new, and one for some thirty bytes
# when they have grown to tens of megabytes. So many are read as fit beside the text: a letter outside of Latin makes all of it twice or
# four times as large, and a text in it may be nearly the whole of it again.
MOST_VALUES = 200_000  # of any file, however large its text becomes
MOST_BYTES = 166 << 20  # in memory, for the file, its text, another text as long, and the values; the rest of 200 MB is for a scan
BYTES_OF_VALUE = 160  # of the kind that takes most for a sign: an object with one number in it has two
BOM = "\ufeff"
MOST_COMMENTED = 4 << 20  # bytes; no hand-written file comes near it
# What is not closed ends with the file, so that no character is looked at twice.
STRING_OR_COMMENT = r'("(?:[^"\\]|\\(?s:.)?)*+(?:"|\Z))|//[^\n]*+|/\*(?s:.)*?(?:\*/|\Z)'
STRING_OR_COMMA = r'("(?:[^"\\]|\\(?s:.)?)*+(?:"|\Z))|,(?=\s*[}\]])'


class TooManyValues(Unreadable):
    """There are more values than are held."""

    def __init__(self, most: int) -> None:  # noqa: D107  it takes how many are held
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


def document(content: bytes, *, comments: bool = True) -> dict[str, object]:
    """Return the object that a file holds; raise `Unreadable` when it holds none, or what its program would not read."""
    found = any_document(content, comments=comments)
    if not isinstance(found, dict):
        raise Malformed("expected a JSON object")
    return found


def any_document(content: bytes, *, comments: bool = True) -> object:
    """Return what a file holds, also where that is no object; raise as `document` does."""
    refuse_utf_16(content)
    return _load(content.decode("utf-8", "replace").removeprefix(BOM), comments=comments and len(content) <= MOST_COMMENTED)


def document_or_problem(content: bytes) -> dict[str, object] | Problem:
    """Return the object, or what is wrong with the file: for a file that is one of several in its record."""
    found = any_or_problem(content)
    return found if isinstance(found, dict | Problem) else Problem(Reason.MALFORMED, "expected a JSON object")


def any_or_problem(content: bytes, *, comments: bool = True) -> object:
    """Return what a file holds, also where that is no object, or what is wrong with it."""
    try:
        return any_document(content, comments=comments)
    except Unreadable as problem:
        return Problem(problem.reason, problem.detail)


def text(value: object) -> str:
    """Return a value that should be text, empty where it is something else."""
    return value if isinstance(value, str) else ""


def table(value: object) -> dict[str, object]:
    """Return a value that should be an object, empty where it is something else."""
    return value if isinstance(value, dict) else {}


def _load(text: str, *, comments: bool) -> object:
    try:
        return json_values(text)
    except (ValueError, RecursionError) as error:
        if not comments or isinstance(error, RecursionError):
            raise Malformed(f"expected JSON: {_describe(error)}") from error
        return _commented(text, error)


def _commented(text: str, first: Exception) -> object:
    without = re.sub(STRING_OR_COMMENT, lambda found: found[1] or " ", text)
    try:
        return json_values(re.sub(STRING_OR_COMMA, lambda found: found[1] or "", without))
    except (ValueError, RecursionError):
        raise Malformed(f"expected JSON: {_describe(first)}") from first


def _describe(error: Exception) -> str:
    """Say where a JSON text breaks, without any of the text: the parser's own words name a place, not a content."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at line {error.lineno} column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number with too many digits"
