"""What launchd starts by itself: one property list a job, with its label and its command line.

Of the command line only the program and the ids in it are kept; the rest may hold secrets.
See: https://keith.github.io/xcode-man-pages/launchd.plist.5.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.command_lines import launched_program
from scanner.collectors.command_lines.shell_script import find_long_lines
from scanner.formats.plist import plist, plist_text
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.model import Problem

STARTED_KINDS = launched_program.KINDS


class LaunchItem(NamedTuple):
    """A job: its label, empty where it has none, what it starts, whether the file itself says that it is off, and what was not read."""

    label: str
    ids: tuple[tuple[str, str], ...]
    disabled: bool
    problems: tuple[Problem, ...] = ()


def launch_item(content: bytes) -> LaunchItem:
    """Read a job; raise `Malformed` when it is no property list."""
    said = plist(content)
    words = launch_words(said)
    return LaunchItem(plist_text(said.get("Label")), launched_program.ids(words), said.get("Disabled") is True, find_long_lines(words))


def launch_words(said: Mapping[str, object]) -> Sequence[str]:
    """Return a job's command line: `Program` is what starts, whatever the first argument calls it."""
    program, arguments = plist_text(said.get("Program")), said.get("ProgramArguments")
    words = [word for word in arguments if isinstance(word, str)] if isinstance(arguments, list) else []
    return [program, *words[1:]] if program else words
