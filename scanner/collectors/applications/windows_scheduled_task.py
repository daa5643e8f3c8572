"""What a task of the Windows Task Scheduler starts, and whether it does.

See: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-tsch/0d6383e4-de92-43e7-b0bb-a60cfa36379f
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.xml_texts import xml_texts
from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.formats.xml_texts import Texts

ACTION = ("Task", "Actions", "Exec")
COMMAND, ARGUMENTS = (*ACTION, "Command"), (*ACTION, "Arguments")
ENABLED, HIDDEN = ("Task", "Settings", "Enabled"), ("Task", "Settings", "Hidden")
WANTED = (("Task",), ACTION, COMMAND, ARGUMENTS, ENABLED, HIDDEN)
FALSE, TRUE = ("false", "0"), ("true", "1")


class ScheduledTask(NamedTuple):
    """The programs that a task starts, each as a command line; actions of other sorts start none."""

    commands: tuple[str, ...] = ()
    enabled: bool = True
    hidden: bool = False


def scheduled_task(content: bytes) -> ScheduledTask:
    """Read a task's file; raise Malformed when it is none, or ends too early: the rest of it could be what matters."""
    texts = xml_texts(content, WANTED)
    if texts.damage or ("Task",) not in {path for path, _ in texts.found}:
        raise Malformed(texts.damage or "expected a scheduled task, found different XML")
    enabled, hidden = (texts.first(*path).lower() for path in (ENABLED, HIDDEN))
    return ScheduledTask(tuple(_commands(texts)), enabled not in FALSE, hidden in TRUE)


def _commands(texts: Texts) -> Iterator[str]:
    """Yield each action's line: the elements of an action stand in any order, and end before it does."""
    parts: dict[tuple[str, ...], str] = {}
    for path, text in texts.found:
        if path != ACTION:
            parts[path] = text
            continue
        program, arguments = parts.get(COMMAND, ""), parts.get(ARGUMENTS, "")
        if program.strip('"'):
            # Without arguments beside it, the command may be a whole line.
            yield f'"{program}" {arguments}' if arguments and '"' not in program else f"{program} {arguments}".rstrip()
        parts.clear()
