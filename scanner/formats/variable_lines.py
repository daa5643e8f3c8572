"""Variables that lines assign: `.env` files, `/etc/environment`, `environment.d`, and what a shell's profile exports.

A shell's profile is read line by line and not run: what a condition or a command would set is not known.
See: https://man7.org/linux/man-pages/man8/pam_env.8.html, https://www.freedesktop.org/software/systemd/man/latest/environment.d.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.json_file import UTF_16
from scanner.model import Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = r"([A-Za-z_][A-Za-z0-9_]{0,127})"
VALUE = r"""(?:"((?:[^"\\]|\\.)*+)"|'([^']*+)'|([^\s#;&'"]*+))"""
SET = rf"[ \t]*+(?:set[ \t]+-[^\Wx]*+x\w*+|set[ \t]+(?:-\w++[ \t]+)?--export|setenv)[ \t]+{NAME}[ \t]+{VALUE}"  # fish, csh
FIRST = rf"[ \t]*+(?:(?:export|declare[ \t]+-x|typeset[ \t]+-x)[ \t]+|\$(?i:env):)?{NAME}[ \t]*=[ \t]*{VALUE}"
NEXT = rf"[ \t]*+(?:(?:;|&&)[ \t]*)?(?:export[ \t]+)?{NAME}={VALUE}"
CONTINUED = r"\\\r?\n"
LONGEST_LINE = 4096  # of which the start is looked at: an assignment that a comment follows is one all the same


def variables(content: bytes) -> dict[str, str]:
    """Return the variables that lines assign, the last of each, as they stand; raise `Unreadable` for UTF-16, as PowerShell writes it."""
    if content.startswith(UTF_16):
        raise Unreadable(Reason.UNSUPPORTED_ENCODING, "expected UTF-8, not UTF-16")
    lines = re.sub(CONTINUED, "", content.decode("utf-8-sig", "replace")).splitlines()
    return {name: value for line in lines for name, value in _read_assignments(line[:LONGEST_LINE])}


def _read_assignments(line: str) -> Iterator[tuple[str, str]]:
    found = re.match(SET, line) or re.match(FIRST, line)
    while found:
        name, *values = found.groups()
        yield name, next((value for value in values if value is not None), "")
        line = line[found.end() :]
        found = re.match(NEXT, line)
