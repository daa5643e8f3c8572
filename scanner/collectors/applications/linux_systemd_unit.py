"""What a service unit of systemd starts: the command lines in `ExecStart` of the unit and then of its drop-ins.

See: https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import launched_program
from scanner.formats import desktop_entry

if TYPE_CHECKING:
    from collections.abc import Iterable

Ids = tuple[tuple[str, str], ...]

STARTED_KINDS = launched_program.KINDS
ENDING = ".service"
SECTION = "[Service]"
KEY = "ExecStart"
CONTINUED = r"\\\n[ \t]*"
PREFIXES = "-@:+!|"  # how the command is started, and by whom
MOST_COMMANDS = 20


def parse_commands(parts: Iterable[bytes]) -> list[str]:
    """Return the command lines of a unit and its drop-ins, in order. An empty one cancels those before it."""
    found: list[str] = []
    for part in parts:
        for line in _service_lines(part):
            key, equals, value = line.partition("=")
            if equals and key.rstrip() == KEY:
                found = [*found, value.strip()] if value.strip() else []
    return found[:MOST_COMMANDS]


def find_started(lines: Iterable[str]) -> Ids:
    """Return the ids of what command lines start. Arguments may hold secrets: they are searched for ids and dropped."""
    ids: list[tuple[str, str]] = []
    for line in lines:
        words = desktop_entry.words(line.lstrip(PREFIXES))
        ids += launched_program.ids(words) if words else ()
    return tuple(dict.fromkeys(ids))


def service_name(file_name: str) -> str:
    """Return a unit's name without its ending. The instance of a template is left out: it may be an account's name."""
    name, at, _ = file_name.removesuffix(ENDING).partition("@")
    return name + at


def _service_lines(content: bytes) -> Iterable[str]:
    if KEY.encode() not in content:
        return
    inside = False
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    for line in (re.sub(CONTINUED, " ", text) if "\\\n" in text else text).split("\n"):
        if KEY not in line and "[" not in line:  # hundreds of units have a dozen other lines each
            continue
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped == SECTION
        elif inside and not stripped.startswith(("#", ";")):
            yield stripped
