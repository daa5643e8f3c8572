"""Items without a judgement: what `scanner list` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import english
from scanner.reports.clean import clean
from scanner.reports.terminal.layout import Line, columns
from scanner.reports.terminal.paint import leave_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Item

SAID_HEADINGS = ("Kind", "Name", "Version", "Publisher", "State", "User", "Where")


def table(items: Iterable[Item], *, width: int, say: Say = english) -> str:
    """Return a row for each item, in which long texts wrap, and a newline at the end; empty for no items."""
    rows = [[[Line(text)] if text else [] for text in texts(item, say)] for item in items]
    lines = columns([say(heading) for heading in SAID_HEADINGS], rows, width, leave_plain)
    return "".join(f"{line}\n" for line in lines)


def write_tabbed(items: Iterable[Item], say: Say = english) -> str:
    """Return a line for each item, whole, for programs that split it at its tabs; empty for no items."""
    rows = ["\t".join(map(clean, texts(item, say))) for item in items]
    return "".join(f"{line}\n" for line in (["\t".join(map(say, SAID_HEADINGS)), *rows] if rows else []))


def texts(item: Item, say: Say) -> tuple[str, ...]:
    """Return what stands below each heading."""
    kind, state = (say(code) if code else "" for code in (item.kind, item.state))
    return kind, item.name, item.version, item.publisher, state, item.user, item.location
