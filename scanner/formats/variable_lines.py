"""Variables that lines assign: `.env` files, `/etc/environment`, `environment.d`, and what a shell's profile exports.

A shell's profile is read line by line and not run: what a condition or a command would set is not known.
See: https://man7.org/linux/man-pages/man8/pam_env.8.html, https://www.freedesktop.org/software/systemd/man/latest/environment.d.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.utf_16 import refuse_utf_16

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = r"([A-Za-z_][A-Za-z0-9_]{0,127})"
VALUE = r"""((?:"(?:[^"\\]|\\.)*+"|'[^']*+'|\\ |\\(?!\s)|[^\s#;&'"\\]++)*+)"""
PIECE = r""""((?:[^"\\]|\\.?)*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|\\( )|([^"'\\]++|\\)"""  # a shell joins them: "$HOME"/models
SET = rf"[ \t]*+(?:set[ \t]+-[^\Wx]*+x\w*+|set[ \t]+(?:-\w++[ \t]+)?--export|setenv)[ \t]+{NAME}[ \t]+{VALUE}"  # fish, csh
PAM = rf"[ \t]*+{NAME}[ \t]++(?:DEFAULT|OVERRIDE)={VALUE}"
FIRST = rf"[ \t]*+(?:(?:export|(?:declare|typeset)[ \t]+-[^\Wx]*+x\w*+)[ \t]+|\$(?i:env):)?{NAME}[ \t]*=[ \t]*{VALUE}"
NEXT = rf"[ \t]*+(?:export[ \t]+)?{NAME}={VALUE}"
ENDED = r"[ \t]*+(?:;|&&)"  # then what follows is a statement of its own
QUOTES = frozenset("\"'\\")
COMMENT = "#"
ONLY_IN_A_SESSION = "the path of a folder of this account uses a variable that is only set in its session"


def variables(content: bytes) -> dict[str, str]:
    """Return the variables that lines assign, the last of each, as they stand; raise `Unreadable` for UTF-16, as PowerShell writes it."""
    refuse_utf_16(content)
    lines = _lines(content.decode("utf-8-sig", "replace"))
    return {name: value for line in lines for name, value in _read_assignments(line)}


def _lines(text: str) -> Iterator[str]:
    """Yield each line, and lines that continue one another as one too: a shell does so, and other readers of such files do not.

    An odd number of backslashes at its end continues a line. A comment is never continued, so it hides nothing.
    """
    begun: list[str] = []
    for line in text.splitlines():
        yield line
        continues = (len(line) - len(line.rstrip("\\"))) % 2 and (begun or not line.lstrip().startswith(COMMENT))
        if continues:
            begun.append(line[:-1])
        elif begun:
            yield "".join((*begun, line))
            begun.clear()


def _read_assignments(line: str) -> Iterator[tuple[str, str]]:
    found = _read_first(line, 0)
    while found:
        name, value = found.groups()
        yield name, _join_pieces(value) if QUOTES & {*value} else value
        if found.end() == len(line):
            return
        ended = _match_at(ENDED, line, found.end())
        found = _read_first(line, ended.end()) if ended else _match_at(NEXT, line, found.end())


def _join_pieces(value: str) -> str:
    return "".join(next(text for text in piece.groups() if text is not None) for piece in re.finditer(PIECE, value))


def _read_first(line: str, start: int) -> re.Match[str] | None:
    if start == 0 and ("DEFAULT=" in line or "OVERRIDE=" in line) and (found := _match_at(PAM, line, start)):
        return found
    return ("set" in line and _match_at(SET, line, start)) or _match_at(FIRST, line, start)


def _match_at(pattern: str, line: str, start: int) -> re.Match[str] | None:
    return re.compile(pattern).match(line, start)  # of a piece cut off, a long line would be copied for each of its assignments
