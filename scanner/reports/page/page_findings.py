"""Findings on the HTML page: an article for each, with its evidence folded away and what every policy says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.page.markup import NOTHING, Markup, element, elements, join
from scanner.reports.terminal import explanation, findings_columns
from scanner.reports.terminal.paint import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Finding
    from scanner.reports.terminal.layout import Cell, Line

CLASSES = {Style.BANNED: "banned-text", Style.TO_CHECK: "to-check-text"}
MOST = 100  # of evidence


def articles(found: Iterable[Finding], say: Say) -> Markup:
    """Return an article for each finding."""
    return join(_article(one, say) for one in found)


def _article(finding: Finding, say: Say) -> Markup:
    rows = list(findings_columns.rows(finding, say))
    of_finding = len(findings_columns.SAID_FINDING_COLUMNS)
    headings = findings_columns.headings(say)
    name, *others = rows[0][0]
    cells = [*map(_cell, rows[0][1:of_finding])]
    cells[-1] = join([cells[-1], fold(explanation.shown(finding, say), say)])  # the evidence is folded away below what sums it up
    pairs = [part for heading, cell in zip(headings[1:of_finding], cells, strict=True) for part in _pair(heading, cell)]
    return element(
        "article",
        element("h3", name.text),
        *map(_line, others),
        element("dl", *pairs),
        *(_verdict(zip(headings[of_finding:], row[of_finding:], strict=True)) for row in rows),
    )


def _verdict(cells: Iterable[tuple[str, Cell]]) -> Markup:
    return element("dl", *(part for heading, cell in cells for part in _pair(heading, _cell(cell))), class_="verdict")


def _pair(heading: str, content: Markup) -> list[Markup]:
    return [element("dt", heading), element("dd", content)] if content else []


def _cell(cell: Cell) -> Markup:
    if any(line.place for line in cell):
        return element("ul", *(element("li", element("code", line.text) if line.place else line.text) for line in cell))
    return join(map(_line, cell))


def _line(line: Line) -> Markup:
    return element("p", line.text, **({"class_": CLASSES[line.style]} if line.style in CLASSES else {}))


def fold(sentences: list[str], say: Say) -> Markup:
    """Return sentences in a fold, under a heading that says how many they are."""
    if not sentences:
        return NOTHING
    more = len(sentences) - MOST
    shown = sentences[:MOST] + ([say("... and {number} more").format(number=more)] if more > 0 else [])
    heading = say("Show what matched: {number}").format(number=len(sentences))
    return element("details", element("summary", heading), element("ul", *elements("li", shown)))
