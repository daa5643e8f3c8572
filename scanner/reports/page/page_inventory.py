"""Every item as one wide table, which scrolls by itself on a narrow screen: part of a report's page, or the page of `scanner list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import speaker
from scanner.reports.page.markup import NOTHING, Markup, element
from scanner.reports.page.page_shell import page
from scanner.reports.terminal import items_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Item

NAME = items_table.SAID_HEADINGS.index("Name")


def written(found: Iterable[Item], language: str) -> str:
    """Return a page of items without a judgement."""
    say = speaker(language)
    title = say("Inventory")
    return page(language, title, element("header", element("h1", title)), element("main", inventory_table(found, say)))


def inventory_table(found: Iterable[Item], say: Say) -> Markup:
    """Return the table; nothing where nothing was seen."""
    rows = [_row(item, say) for item in found]
    if not rows:
        return NOTHING
    title = say("Everything that was seen")
    head = element("thead", element("tr", *(element("th", say(heading), scope="col") for heading in items_table.SAID_HEADINGS)))
    whole = element("table", element("caption", title), head, element("tbody", *rows))
    return element("div", whole, class_="wide", role="region", aria_label=title, tabindex="0")


def _row(item: Item, say: Say) -> Markup:
    texts = items_table.texts(item, say)
    return element("tr", *(element("th", text, scope="row") if place == NAME else element("td", text) for place, text in enumerate(texts)))
