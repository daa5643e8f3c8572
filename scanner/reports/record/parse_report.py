"""The text of a JSON or TOML report as one plain table. A report may come from anywhere: it is bounded and refused at the first fault."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NoReturn

from scanner.model import Malformed
from scanner.reports.record.checked_table import below
from scanner.reports.terminal.width import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES = 64 << 20  # an inventory of a hundred thousand items
LONGEST = 200  # of what a parser says
POWERSHELL = "UTF-16, as > writes it in Windows PowerShell; use --output there"


def parse_report(content: bytes) -> object:
    """Return the values; JSON begins with a brace, which TOML never does. Raises Malformed."""
    if len(content) > MOST_BYTES:
        raise Malformed(f"expected a report of at most {MOST_BYTES >> 20} MiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        found = POWERSHELL if is_utf_16 else f"something else at byte {error.start}"
        raise Malformed(f"expected UTF-8, found {found}") from error
    if not text.strip():
        raise Malformed("expected JSON or TOML, found nothing")
    form, values = ("JSON", _json) if text.lstrip().startswith("{") else ("TOML", _toml)
    try:
        return values(text)
    except ValueError as error:  # what both parsers raise, and Python itself for a number of thousands of digits
        raise Malformed(f"expected {form}: {shortened(str(error), LONGEST)}") from error
    except RecursionError as error:
        raise Malformed(f"expected {form} that is nested less deeply") from error


def _json(text: str) -> object:
    import json  # noqa: PLC0415  one of two is needed

    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)


def _toml(text: str) -> object:
    from scanner.stdlib.toml_text import parse_toml  # noqa: PLC0415  one of two is needed

    return parse_toml(text.replace("\r\n", "\n"))


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"{below('', twice)} stands twice in one table")
    return table


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")
