"""A Windows command line: the program it starts, as a plain path, and the ids in its words.

A program whose path has spaces and no quotes is what stands before the first `.exe`: installers write many of those, and Windows
itself tries the words one after the other until a file of that name is there.
See: https://learn.microsoft.com/en-us/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw
"""

from __future__ import annotations

import re
from typing import NamedTuple

from scanner.collectors.command_lines import command_line
from scanner.formats import windows_path

MOST_LETTERS = 1 << 15  # the longest command line that Windows takes
PROGRAM = r"(?i)[^\"]{0,4096}?\.(?:exe|com|bat|cmd|scr)(?=[\s\",]|$)"
A_PATH = r"(?:[A-Za-z]:)?[^:*?<>|]+"  # an address to open (https://...) is none, and may hold what nobody is to know
WORD = r"(?:[^\s\"]|\"[^\"]*\"?)+"
IS_SOMETHING_ELSE = frozenset({"web-app", "site", "android"})  # what runs is the app; its browser or emulator only shows it

Ids = tuple[tuple[str, str], ...]


class Command(NamedTuple):
    """The program of a command line as a plain path (empty when there is none), and what the line starts."""

    program: str
    ids: Ids

    @property
    def path(self) -> str:
        """The program where its folder is told too, else empty: Windows then looks for the name in several folders."""
        return self.program if windows_path.folder(self.program) else ""


def command(line: str, home: str = "") -> Command:
    """Read a command line; its arguments give ids (see `command_line.ids`) and are dropped.

    `home` is that of the account whose line it is. Without the id of a web app, site or Android app, the program's base name is an
    id too, of the kind `command`.
    """
    program, rest = _parted(windows_path.filled_in(line[:MOST_LETTERS].strip(), home))
    program = windows_path.plain(program, home)
    if not re.fullmatch(A_PATH, program):
        return Command("", ())
    found = command_line.ids((program, *(word.replace('"', "") for word in re.findall(WORD, rest))))
    name = windows_path.base(program)
    if not name or any(kind in IS_SOMETHING_ELSE for kind, _ in found):
        return Command(program, found)
    return Command(program, (("command", name), *found))


def _parted(line: str) -> tuple[str, str]:
    """Part a line into its program and the rest."""
    if line.startswith('"'):
        program, _, rest = line[1:].partition('"')
        return program, rest
    found = re.match(PROGRAM, line) or re.match(r"\S*", line)
    end = found.end() if found else 0
    return line[:end], line[end:]
