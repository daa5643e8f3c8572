"""Command lines with more letters than are read: what starts something behind that many is said to be unread, and not passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.command_lines.shell_script import MOST_LETTERS
from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

TOO_LONG = Problem(Reason.CAPPED, "a command line with more letters than are read; the rest was not looked at")


def find_long_lines(texts: Iterable[str]) -> tuple[Problem, ...]:
    """Return a Problem where one of the lines, or of the words of one, is longer than what is taken apart."""
    return (TOO_LONG,) if any(len(text) > MOST_LETTERS for text in texts) else ()
