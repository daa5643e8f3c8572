"""Items without a judgement: what `scanner list` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import english
from scanner.reports.terminal.layout import Line, columns
from scanner.reports.terminal.paint import leave_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Item
    from scanner.reports.terminal.layout import Row

SAID_HEADINGS = ("Kind", "Name", "Version", "Publisher", "State", "User", "Where")
ROOMY = 120  # below it, a publisher leaves too little for the name and the place


def table(items: Iterable[Item], *, width: int, say: Say = english) -> str:
    """Return a line for each item, what is too long without its middle, and a newline at the end; empty for no items."""
    rows = [_row(item, say, roomy=width >= ROOMY) for item in items]
    lines = columns([say(heading) for heading in SAID_HEADINGS], rows, width, leave_plain)
    return "".join(f"{line}\n" for line in lines)


def _row(item: Item, say: Say, *, roomy: bool) -> Row:
    shown = texts(item if roomy else item._replace(publisher=""), say)
    return [[Line(text, place=True)] if text else [] for text in shown]


def texts(item: Item, say: Say) -> tuple[str, ...]:
    """Return what stands below each heading."""
    kind, state = (say(code) if code else "" for code in (item.kind, item.state))
    return kind, item.name, item.version, item.publisher, state, item.user, item.location
