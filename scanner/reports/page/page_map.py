"""The map of AI tools on the HTML page: a table for each category."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scanner.reports.ai_words import category, goes_to, named, seat, standing
from scanner.reports.page.markup import Markup, element, join, link
from scanner.reports.wording import items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.reports.ai_map import Row

SAID_HEADINGS = ("Product", "What was seen", "Where data goes", "Items")


def tables(rows: Iterable[Row], say: Say) -> Markup:
    """Return the tables."""
    return join(_table(code, those, say) for code, those in groupby(rows, key=lambda row: row.category))


def _table(code: str, rows: Iterable[Row], say: Say) -> Markup:
    """Return a table. Its roles are named, for on a narrow screen its style makes blocks of it, which some readers take for no table."""
    headings = (element("th", say(heading), scope="col", role="columnheader") for heading in SAID_HEADINGS)
    head = element("thead", element("tr", *headings, role="row"), role="rowgroup")
    body = element("tbody", *(_row(row, say) for row in rows), role="rowgroup")
    return element("div", element("table", element("caption", category(code, say)), head, body, role="table"), class_="map")


def _row(row: Row, say: Say) -> Markup:
    source = (" (", link(row.seat_source, short=True), ")") if row.seat_source else ()
    office = (element("br"), seat(row, say), *source) if row.seat else ()
    cells: tuple[tuple[str, ...], ...] = ((standing(row, say),), (goes_to(row, say), *office), (items(row.items, say),))
    name = element("th", named(row, say), scope="row", role="rowheader")
    return element("tr", name, *(element("td", *cell, role="cell") for cell in cells), role="row")
