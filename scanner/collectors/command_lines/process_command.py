"""The ids of a running process, by its executable and its words.

A launcher is a process of its own beside the one that it starts, and counts as no more than itself. But what a loader or an
interpreter runs has no other process: it is the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.command_lines import command_line, interpreted, launched_program
from scanner.collectors.command_lines.package_runners import packages
from scanner.collectors.command_lines.unwrapped import base, is_loader, is_windows_on_another, loaded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.collectors.command_lines.launched_program import Ids


def ids(name: str, executable: str, arguments: Sequence[str], *, windows: bool = False) -> Ids:
    """Return the ids of a process; `executable` may be empty where the system does not tell. `windows`: it runs on that system."""
    words = loaded(arguments)
    windows = windows or any(map(is_windows_on_another, (executable, *arguments[:1])))
    found = (*command_line.ids(words, windows=windows), *(packages(words) if words else ()), *_program(base(executable) or name, words))
    return tuple(dict.fromkeys(found))


def _program(program: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    if is_loader(program) and words:
        program = base(words[0])
    if program.lower().endswith(launched_program.APPIMAGE):
        yield from launched_program.appimage_ids(program)
    elif not interpreted.is_interpreter(program):
        yield from [("command", program)] if program else []
    elif words and (command := interpreted.script((program, *words[1:]))):
        yield "command", command
