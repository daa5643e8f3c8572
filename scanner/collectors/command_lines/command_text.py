"""A command in one text, of which nobody says whether it is a path with spaces or a whole command line.

A path ends where an option, an assignment, an address or another path begins, or behind the name of a known launcher; with none of
these in it, the whole text is the program. Windows' own lines end their program with `.exe` and its kin, and quotes settle it anyhow.
"""

from __future__ import annotations

import re

from scanner.collectors.command_lines import create_process_words
from scanner.collectors.command_lines.package_runners import NAMES
from scanner.collectors.command_lines.shell_script import MOST_LETTERS, POSIX, commands
from scanner.collectors.command_lines.unwrapped import ROWS

OF_WINDOWS = r"[\"']?[A-Za-z]:[\\/]|[\"']?\\\\|.*%\w+%"
ENDS = r"\s(?=[-/@~.$\"'{]|\w+=|[a-z]+://|[A-Za-z]:[\\/])"
KNOWN = rf"[/\\](?:{'|'.join(sorted(re.escape(name) for name in {*ROWS, *NAMES}))}|(?:python|node)[\d.]+)(?:\.exe|\.cmd)?(?=\s)"


def words(text: str, *, alone: bool = True) -> list[str]:
    """Return the program and its arguments, none of an empty text; where it does not stand `alone`, its arguments stand elsewhere."""
    text = text[:MOST_LETTERS].strip()
    if not re.search(r"\s", text):
        return [text] if text else []
    if re.match(OF_WINDOWS, text):
        if text.startswith('"') or re.match(create_process_words.PROGRAM, text):
            return create_process_words.words(text)
    elif text[0] in "\"'" or not re.search(r"[/\\]", text.split(maxsplit=1)[0]):
        return [word for command in commands(text, POSIX)[:1] for word in command]
    ends = [
        found.start() if pattern is ENDS else found.end()
        for pattern in ((ENDS, KNOWN) if alone else (ENDS,))
        if (found := re.search(pattern, text))
    ]
    if not ends:
        return [text]
    return [text[: min(ends)], *create_process_words.arguments(text[min(ends) :])]
