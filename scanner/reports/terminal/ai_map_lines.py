"""The map of AI tools in the text report: what a category is, and below it a line for each product."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scanner.language import speaker
from scanner.reports.ai_map import ai_map
from scanner.reports.ai_words import category, sentence
from scanner.reports.terminal.layout import bullet
from scanner.reports.terminal.width import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Scan


def ai_lines(scan: Scan, width: int) -> Iterator[str]:
    """Yield the lines; none where there is no map."""
    say = speaker(scan.language)
    for code, rows in groupby(ai_map(scan), key=lambda row: row.category):
        yield from wrapped(category(code, say), width)
        for row in rows:
            yield from bullet(sentence(row, say), width, indent="  ")
