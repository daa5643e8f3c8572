"""A Windows command line: the program it starts, as a plain path, and the ids in its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import create_process_words, launched_program
from scanner.formats import windows_path
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = launched_program.KINDS
MOST_LETTERS = create_process_words.MOST_LETTERS
A_PATH = r"(?:[A-Za-z]:)?[^:*?<>|]+"  # an address to open (https://...) is none, and may hold what nobody is to know
A_PROGRAM = rf"(?:{A_PATH}|(?i:shell:appsfolder)\\.*)"
UPDATER = "update.exe"  # Squirrel's

Ids = tuple[tuple[str, str], ...]


class Command(NamedTuple):
    """The program of a command line as a plain path (empty when there is none), and what the line starts."""

    program: str
    ids: Ids

    @property
    def path(self) -> str:
        """The program where its folder is told too, else empty: Windows then looks for the name in several folders."""
        return self.program if windows_path.folder(self.program) else ""


def command_words(line: str, home: str = "") -> list[str]:
    """Return the words of a command line with its program as a plain path first, none when it starts no program."""
    words = create_process_words.words(windows_path.filled_in(line[:MOST_LETTERS].strip(), home))
    if not words:
        return []
    words[0] = windows_path.plain(words[0], home)
    return words if re.fullmatch(A_PATH, words[0]) else []


def command(line: str, home: str = "") -> Command:
    """Read a command line; its arguments give ids (see `launched_program.ids`) and are dropped.

    `home` is that of the account whose line it is. A launcher such as `cmd /c start` that starts a program is passed over.
    """
    words = command_words(line, home)
    if not words:
        return Command("", ())
    started = next((one.words for one in launched_program.programs(words, windows=True) if re.fullmatch(A_PROGRAM, one.words[0])), words)
    ids = launched_program.ids(words, A_PROGRAM, windows=True) or launched_program.ids(words[:1], windows=True)
    return Command(_path(started, words[0], home), ids)


def _path(program: Sequence[str], launcher: str, home: str) -> str:
    """Return the path of the first program; one in another system, as WSL's, has none here, and an app of the shell neither.

    One without a folder lies below that of the updater that starts it.
    """
    path = windows_path.plain(program[0], home)
    if re.match(r"/[^/]", path) or not re.fullmatch(A_PATH, path):
        return ""
    beside = not windows_path.folder(path) and windows_path.base(launcher).lower() == UPDATER
    return launcher if beside else path
