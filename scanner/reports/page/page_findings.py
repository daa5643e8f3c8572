"""Products on the HTML page that ask for something: a row of the summary for each, and a card with its evidence folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.group_details import details, forms
from scanner.reports.page.markup import NOTHING, Markup, element, elements, join
from scanner.reports.ruling_details import answer
from scanner.reports.summary_table import SAID_COLUMNS, VERDICT
from scanner.reports.terminal import explanation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.judging.attention import Attention
    from scanner.language import Say
    from scanner.reports.product_groups import Group

MOST = 100  # of evidence


def mark(said: str, kind: str) -> Markup:
    """Return a word with a sign in its colour and shape: colour alone says nothing to many."""
    return element("span", said, class_=f"mark {kind}")


def summary(groups: Iterable[Group], say: Say) -> Markup:
    """Return the table. Its roles are named, for on a narrow screen its style makes blocks of it, which some readers take for no table."""
    groups = list(groups)
    headings = (element("th", say(heading), scope="col", role="columnheader") for heading, _ in SAID_COLUMNS)
    head = element("thead", element("tr", *headings, role="row"), role="rowgroup")
    rows = [_row(group, anchor, say) for group, anchor in zip(groups, anchors(groups), strict=True)]
    caption = element("caption", say("What to act on, most urgent first"))
    table = element("table", caption, head, element("tbody", *rows, role="rowgroup"), role="table")
    return element("div", table, class_="map summary")


def _row(group: Group, anchor: str, say: Say) -> Markup:
    name, *cells = (fill(group, say) for _, fill in SAID_COLUMNS)
    cells[VERDICT - 1] = mark(cells[VERDICT - 1], group.attention)
    first = element("th", element("a", name, href=f"#{anchor}"), scope="row", role="rowheader")
    return element("tr", first, *(element("td", cell, role="cell") for cell in cells), role="row", class_=group.attention)


def cards(groups: Iterable[Group], say: Say) -> Markup:
    """Return a card for each group."""
    groups = list(groups)
    return join(_card(group, anchor, say) for group, anchor in zip(groups, anchors(groups), strict=True))


def anchors(groups: Iterable[Group]) -> list[str]:
    """Return the names by which the summary's rows lead to the cards: what they ask, and their number among those that ask it."""
    seen: dict[Attention, int] = {}
    for group in groups:
        seen[group.attention] = seen.get(group.attention, 0) + 1
    return [f"{asks.value}-{number + 1}" for asks, count in seen.items() for number in range(count)]


def _card(group: Group, anchor: str, say: Say) -> Markup:
    heading = element("h3", f"{group.name} ({forms(group, say)})")
    said = element("p", mark(answer(group.outcome, say, doubtful=group.doubtful), group.attention))
    pairs = [part for label, lines in details(group, say) for part in (element("dt", label), element("dd", *elements("p", lines)))]
    shown = [text for finding in group.findings for text in explanation.shown(finding, say)]
    return element("article", heading, said, element("dl", *pairs), fold(shown, say), id=anchor)


def fold(sentences: list[str], say: Say) -> Markup:
    """Return sentences in a fold, under a heading that says how many they are."""
    if not sentences:
        return NOTHING
    more = len(sentences) - MOST
    shown = sentences[:MOST] + ([say("... and {number} more").format(number=more)] if more > 0 else [])
    heading = say("Show what matched: {number}").format(number=len(sentences))
    return element("details", element("summary", heading), element("ul", *elements("li", shown)), class_="evidence")
