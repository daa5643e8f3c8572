"""What a service unit of systemd starts: the command lines in `ExecStart` of the unit and then of its drop-ins.

See: https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.command_lines import launched_program
from scanner.formats import desktop_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Ids = tuple[tuple[str, str], ...]

STARTED_KINDS = launched_program.KINDS
ENDING = ".service"
SECTION = "[Service]"
KEY = "ExecStart"
COMMENTS = ("#", ";")
PREFIXES = "-@:+!|"  # how the command is started, and by whom


def parse_commands(parts: Iterable[bytes]) -> list[str]:
    """Return the command lines of a unit and its drop-ins, in order. An empty one cancels those before it."""
    found: list[str] = []
    for part in parts:
        for line in _service_lines(part):
            key, equals, value = line.partition("=")
            if equals and key.rstrip() == KEY:
                if value := value.strip():
                    found.append(value)
                else:
                    found.clear()
    return found


def command_words(line: str) -> tuple[str, ...]:
    """Return the words of a command line."""
    return desktop_entry.words(line.lstrip(PREFIXES))


def find_started(lines: Iterable[str]) -> Ids:
    """Return the ids of what command lines start. Arguments may hold secrets: they are searched for ids and dropped."""
    return tuple(dict.fromkeys(found for line in lines for found in launched_program.ids(command_words(line))))


def service_name(file_name: str) -> str:
    """Return a unit's name without its ending. The instance of a template is left out: it may be an account's name."""
    name, at, _ = file_name.removesuffix(ENDING).partition("@")
    return name + at


def _service_lines(content: bytes) -> Iterable[str]:
    if KEY.encode() not in content:
        return
    inside = False
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    for line in _join_continued(lines) if b"\\" in content else lines:
        if KEY not in line and "[" not in line:  # hundreds of units have a dozen other lines each
            continue
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped == SECTION
        elif inside and not stripped.startswith(COMMENTS):
            yield stripped


def _join_continued(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines with those that continue them: an odd number of backslashes ends them. A comment or nothing in between does not count."""
    begun: list[str] = []
    for line in lines:
        if not line.strip() or line.lstrip().startswith(COMMENTS):
            continue
        if (len(line) - len(line.rstrip("\\"))) % 2:
            begun.append(line[:-1])
            continue
        yield " ".join((*begun, line))
        begun.clear()
    yield " ".join(begun)
