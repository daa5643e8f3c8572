"""HTML from elements: a text becomes one only through here, cleaned and escape, so none of a machine's can end up as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
EMPTY = {"meta", "input", "br"}  # elements without an end
LINKED = ("https://", "http://")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


NOTHING = Markup()


def escape(text: str) -> Markup:
    """Return a text as HTML; what is HTML already stays as it is."""
    return text if isinstance(text, Markup) else Markup(clean(text).translate(ENTITIES))


def element(name: str, /, *content: str, **attributes: str) -> Markup:
    """Return an element. Of an attribute's name a last underscore is dropped, and others are hyphens: `class_`, `aria_label`."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    if name in EMPTY:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{join(content)}</{name}>")


def join(parts: Iterable[str], between: str = "") -> Markup:
    """Return texts and HTML one after the other."""
    return Markup(between.join(map(escape, parts)))


def elements(name: str, texts: Iterable[str]) -> list[Markup]:
    """Return an element for each text."""
    return [element(name, text) for text in texts]


def link(address: str, *, short: bool = False) -> Markup:
    """Return an address as a link to follow, or as plain text where it is of a kind that could do more than show a page.

    A short one shows its site alone: a table of many addresses would be twice as long in print.
    """
    if not address.startswith(LINKED):
        return escape(address)
    return element("a", address.partition("://")[2].partition("/")[0] if short else address, href=address)
