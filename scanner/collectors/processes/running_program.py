"""The command that a running process is, by its executable, or by the script that an interpreter runs.

Of the arguments only a script in a folder of commands and the package behind python's `-m` are looked at: other words are what
somebody works on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERPRETER = r"(?i)(?:node|nodejs|bun|deno|python|pypy)[\d.]*w?(?:\.exe)?"
PACKAGE = r"([A-Za-z_]\w{0,99})(?:\.[\w.]{0,200})?"
MODULE = "-m"
COMMANDS = r"(?i)[/\\](?:bin|scripts)[/\\]([^/\\]{1,100})"
ENDINGS = r"(?i)(?:-script)?\.(?:pyw?|[cm]?js|exe)"
WITH_VALUE = frozenset({"-r", "--require", "--import", "--loader", "-W", "-X"})


def command(name: str, executable: str, arguments: Sequence[str]) -> str:
    """Return the command, empty where an interpreter runs what is no command of the machine."""
    program = _base(executable) or name
    if not re.fullmatch(INTERPRETER, program):
        return program
    skip = False
    for place, word in enumerate(arguments[1:], 1):
        if word == MODULE:
            found = re.fullmatch(PACKAGE, arguments[place + 1]) if place + 1 < len(arguments) else None
            return found[1] if found else ""
        if not skip and not word.startswith("-"):
            return _script(word)
        skip = word in WITH_VALUE
    return ""


def _script(path: str) -> str:
    """Return the name of a script, empty unless it lies in a folder of commands."""
    found = re.search(COMMANDS + r"\Z", path[-512:])
    return re.sub(ENDINGS + r"\Z", "", found[1]) if found else ""


def _base(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
