"""Every item as one wide table, which scrolls by itself on a narrow screen: for a report's page and that of `scanner list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.page.markup import NOTHING, Markup, element
from scanner.reports.terminal import items_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Item

NAME = items_columns.SAID_HEADINGS.index("Name")


def inventory_table(found: Iterable[Item], say: Say) -> Markup:
    """Return the table; nothing where nothing was seen."""
    rows = [_row(item, say) for item in found]
    if not rows:
        return NOTHING
    title = say("Everything that was seen")
    head = element("thead", element("tr", *(element("th", say(heading), scope="col") for heading in items_columns.SAID_HEADINGS)))
    whole = element("table", element("caption", title), head, element("tbody", *rows))
    return element("div", whole, class_="wide", role="region", aria_label=title, tabindex="0")


def _row(item: Item, say: Say) -> Markup:
    texts = items_columns.texts(item, say)
    return element("tr", *(element("th", text, scope="row") if place == NAME else element("td", text) for place, text in enumerate(texts)))
