"""Colour for a terminal: headings and verdicts only, and never the only carrier of a meaning."""

from __future__ import annotations

from collections.abc import Callable

from scanner.stdlib.str_enum import StrEnum

Paint = Callable[[str, "Style"], str]


class Style(StrEnum):
    """What a piece of text is, as the parameter of its ANSI code."""

    PLAIN = ""
    HEADING = "1"
    BANNED = "1;31"
    TO_CHECK = "33"


def add_colour(text: str, style: Style) -> str:
    """Return the text between ANSI codes."""
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text


def leave_plain(text: str, style: Style) -> str:  # noqa: ARG001  the same shape as its sister
    """Return the text as it is."""
    return text
