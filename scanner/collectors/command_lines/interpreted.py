"""The command that an interpreter runs: a script in a folder of commands, or the package behind python's `-m`.

Other words of its command line are what somebody works on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines.unwrapped import base

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERPRETER = r"(?i)(?:node|nodejs|bun|deno|python|pypy|py)[\d.]*w?(?:\.exe)?"
INITIALS = frozenset("nbdpNBDP")  # of interpreters: most programs need no expression
PACKAGE = r"([A-Za-z_]\w{0,99})(?:\.[\w.]{0,200})?"
MODULE = r"-[bBdEhiIOPqsSuvx]*m"
COMMANDS = r"(?i)[/\\](?:\.?bin|scripts)[/\\]([^/\\]{1,100})"
ENDINGS = r"(?i)(?:-script)?\.(?:pyw?|[cm]?js|exe)"
WITH_VALUE = frozenset({"-r", "--require", "--import", "--loader", "-W", "-X"})


def is_interpreter(program: str) -> bool:
    """Tell whether a program only runs what its words name."""
    name = base(program)
    return name[:1] in INITIALS and re.fullmatch(INTERPRETER, name) is not None


def script(words: Sequence[str]) -> str:
    """Return the command that an interpreter runs, empty where it is no interpreter, or runs what is no command of the machine."""
    if not is_interpreter(words[0]):
        return ""
    skip = False
    for place, word in enumerate(words[1:], 1):
        if re.fullmatch(MODULE, word):
            found = re.fullmatch(PACKAGE, words[place + 1]) if place + 1 < len(words) else None
            return found[1] if found else ""
        if not skip and not word.startswith("-"):
            return _name(word)
        skip = word in WITH_VALUE
    return ""


def _name(path: str) -> str:
    """Return the name of a script, empty unless it lies in a folder of commands."""
    found = re.search(COMMANDS + r"\Z", path[-512:])
    return re.sub(ENDINGS + r"\Z", "", found[1]) if found else ""
