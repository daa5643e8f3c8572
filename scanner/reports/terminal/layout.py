"""Rows of cells as lines of text: side by side where the width allows, one below the other where it does not.

Cells are lists of lines. Lines come in plain and are painted once they are fitted, so that colour takes no columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from scanner.reports.clean import clean
from scanner.reports.terminal.paint import Paint, Style
from scanner.reports.terminal.width import display_width, wrapped
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.language import Say

BETWEEN = "  "
PROSE = 200  # a column asks for no more than this


class Line(NamedTuple):
    """A line of a cell, which wraps."""

    text: str
    style: Style = Style.PLAIN


Cell = list[Line]
Row = Sequence[Cell]


def columns(headings: Sequence[str], rows: Iterable[Row], width: int, paint: Paint) -> Iterator[str]:
    """Yield a table with headings, its cells side by side. Columns that are empty all the way down are left out."""
    table = [[[Line(heading, Style.HEADING)] for heading in headings], *rows]
    kept = [column for column in zip(*table, strict=True) if any(column[1:])]
    if not kept:
        return
    widths = fit_widths([max(map(_wish, column)) for column in kept], width - len(BETWEEN) * (len(kept) - 1))
    for row in zip(*kept, strict=True):
        pieces = [list(_pieces(cell, room)) for cell, room in zip(row, widths, strict=True)]
        for beside in zip_longest(*pieces, fillvalue=("", Style.PLAIN)):
            yield _join(beside, widths, paint)


def label_lines(labelled: Iterable[tuple[str, Iterable[str]]], label: int, width: int) -> Iterator[str]:
    """Yield lines beside their headings, in a column of so many letters, all a little to the right."""
    indent = label + 2 * len(BETWEEN)
    for heading, texts in labelled:
        beginning = BETWEEN + heading + " " * (label - display_width(heading)) + BETWEEN
        for text in texts:
            for line in wrapped(text, width - indent):
                yield beginning + line
                beginning = " " * indent


def bullet(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Yield a text that wraps after a dash."""
    for index, line in enumerate(wrapped(text, width - len(indent) - 2)):
        yield f"{indent}{' ' if index else '-'} {line}"


def bullets(texts: Sequence[str], width: int, say: Say, *, most_lines: int = 0) -> Iterator[str]:
    """Yield texts after dashes; what goes beyond so many lines is counted: reports of other formats list it."""
    room = most_lines
    for index, text in enumerate(texts):
        lines = list(bullet(text, width))
        room -= len(lines)
        if most_lines and room < 0:
            yield say("... and {number} more; HTML, JSON and TOML reports list all of them").format(number=len(texts) - index)
            return
        yield from lines


def fit_widths(wishes: Sequence[int], room: int) -> list[int]:
    """Return widths that fit into the room: the widest columns give first."""
    widths = list(wishes)
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _wish(cell: Cell) -> int:
    return max((display_width(clean(line.text[:PROSE])) for line in cell), default=0)


def _pieces(cell: Cell, room: int) -> Iterator[tuple[str, Style]]:
    for line in cell:
        for piece in wrapped(line.text, room):
            yield piece, line.style


def _join(pieces: Iterable[tuple[str, Style]], widths: Sequence[int], paint: Paint) -> str:
    padded = (paint(text, style) + " " * (width - display_width(text)) for (text, style), width in zip(pieces, widths, strict=True))
    return BETWEEN.join(padded).rstrip(" ")
