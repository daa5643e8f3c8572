r"""The words of a Windows command line, its program first.

A program whose path has spaces and no quotes is what stands before the first `.exe`: installers write many of those, and Windows
itself tries the words one after the other until a file of that name is there. The rest is parted as programs part it, but for
cmd.exe, which takes all that follows `/c` as it stands.
See: https://learn.microsoft.com/en-us/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw,
https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
"""

from __future__ import annotations

import re

MOST_LETTERS = 1 << 15  # the longest command line that Windows takes
PROGRAM = r"(?i)(?:\\\?\?\\|\\\\[?.]\\)?(?:[A-Z]:)?[^\":]{0,4096}?\.(?:exe|com|bat|cmd|scr)(?=[\s\",]|$)"
WITHOUT_ENDING = r"[A-Za-z]:(?:(?!\s[-/])[^\":]){0,4096}\\[^\s\"\\:]+"
NAME = r"[^\s\"\\/:]+(?=\s|$)"  # of a program that Windows looks for: no path, and so without spaces
PIECE = r"""(?s)(?P<blank>[ \t\r\n]+)|(?P<quotes>\\*"{1,2})|(?P<plain>[^\s"\\]+|\\+|.)"""
OF_CMD = r"(?i)(?:.*[/\\])?cmd(?:\.exe)?"
TAKES_ALL = r"(?is)((?:\s*/(?:[adqsu]|[efv]:?[a-z]*|t:?\w*))*)\s*(/[ckr])(.*)"


def words(line: str) -> list[str]:
    """Return the words of a line, none when it names no program."""
    program, rest = parted(line[:MOST_LETTERS].strip())
    if not program:
        return []
    taken = re.match(TAKES_ALL, rest) if re.fullmatch(OF_CMD, program) else None
    if taken:
        return [program, *taken[1].split(), taken[2], taken[3].strip()]
    return [program, *arguments(rest)]


def parted(line: str) -> tuple[str, str]:
    """Part a line into its program and the rest."""
    if line.startswith('"'):
        program, _, rest = line[1:].partition('"')
        return program, rest
    found = next(filter(None, (re.match(pattern, line) for pattern in (NAME, PROGRAM, WITHOUT_ENDING, r"\S*"))), None)
    end = found.end() if found else 0
    return line[:end], line[end:]


def arguments(text: str) -> list[str]:
    r"""Part a text as C's runtime does: `\"` is a quote, `\\"` a backslash and the end of what is quoted, `""` in quotes a quote."""
    found: list[str] = []
    inside = quoted = False
    for piece in re.finditer(PIECE, text[:MOST_LETTERS]):
        kind, written = piece.lastgroup, piece[0]
        if kind == "blank" and not quoted:
            inside = False
            continue
        if kind == "quotes":
            slashes, quotes = len(written.rstrip('"')), len(written) - len(written.rstrip('"'))
            escaped = slashes % 2
            written = "\\" * (slashes // 2) + '"' * escaped
            if quotes == 1:
                quoted ^= not escaped
            elif quoted or escaped:  # two: in quotes a quote, else the start and the end of nothing
                quoted, written = quoted ^ bool(escaped), written + '"' * (not escaped)
        if not inside:
            found.append("")
            inside = True
        found[-1] += written
    return found
