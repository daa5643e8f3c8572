r"""A text with commands in it, taken apart as the shell does that it is for: a POSIX shell, cmd.exe or PowerShell.

Nothing is expanded: what a variable or another command stands for is not known, and stays as it is written.
See: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03,
https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd,
https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_quoting_rules
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LETTERS = 1 << 15
REDIRECTED = "\0>"  # no word holds a zero byte
TOO_LONG = Problem(Reason.CAPPED, "a command line with more letters than are read; the rest was not looked at")


class Dialect(NamedTuple):
    """How a shell reads its text: the pieces of it, each with the name of what it is, and what is undone within double quotes.

    A quote that nobody closes reaches to the end. `before` are words that stand before a command and are none, `itself` are commands
    that the shell carries out itself, and programs that no more than help a script along.
    """

    piece: str
    in_quotes: str
    before: frozenset[str]
    itself: frozenset[str]


def word_set(words: str) -> frozenset[str]:
    """Return the words of a row of a table."""
    return frozenset(words.split())


HELPERS = word_set("cd set echo exit sleep test true false mkdir export read wait")
POSIX = Dialect(
    r"""(?s)"(?P<double>(?:[^"\\]|\\.)*)"?|'(?P<single>[^']*)'?|\\(?P<escaped>.)|(?P<blank>[ \t]+)|(?P<end>[;&|()\r\n]+)"""
    r"""|(?P<redirect>\d?[<>]+&?)|(?P<plain>[^\s"'\\;&|()<>]+)|(?P<other>.)""",
    r"(?s)\\([\"`$\\\n])",
    word_set("if then elif else do while until ! { }"),
    HELPERS | word_set("source . unset trap printf [ [[ : umask ulimit return fi done esac case for break alias hash shift local"),
)
CMD = Dialect(
    r"""(?s)"(?P<double>[^"]*)"?|\^(?P<escaped>.)|(?P<blank>[ \t]+)|(?P<end>[&|\r\n]+)|(?P<redirect>\d?[<>]+&?)"""
    r"""|(?P<plain>[^\s"^&|<>]+)|(?P<other>.)""",
    r"(?!)()",
    frozenset({"@", "("}),
    HELPERS | word_set("@echo @cd @set chdir pushd popd pause rem title color chcp timeout ping del erase md rd if for goto setlocal"),
)
POWERSHELL = Dialect(
    r"""(?s)"(?P<double>(?:[^"`]|`.|"")*)"?|'(?P<single>(?:[^']|'')*)'?|`(?P<escaped>.)|(?P<blank>[ \t]+)|(?P<end>[;&|(){}\r\n]+)"""
    r"""|(?P<redirect>\d?>+&?)|(?P<plain>[^\s"'`;&|(){}>]+)|(?P<other>.)""",
    r"(?s)[`\"]([`\"$])",
    frozenset({".", "return"}),
    HELPERS | word_set("set-location push-location start-sleep write-host write-output set-executionpolicy import-module param"),
)


def commands(text: str, dialect: Dialect) -> list[list[str]]:
    """Return the commands of a text, each as its words, without those that a shell carries out itself."""
    found: list[list[str]] = [[]]
    inside = False  # of a word
    for piece in re.finditer(dialect.piece, text[:MOST_LETTERS].replace("\0", "")):
        kind = piece.lastgroup
        if kind == "end":
            found.append([])
        elif kind == "redirect":
            found[-1].append(REDIRECTED)
        elif kind != "blank":
            written = _unquote(piece, dialect)
            if inside:
                found[-1][-1] += written
            else:
                found[-1].append(written)
        inside = kind not in {"blank", "end", "redirect"}
    plain = (_plain(words, dialect) for words in found)
    return [words for words in plain if words]


def _unquote(piece: re.Match[str], dialect: Dialect) -> str:
    text = piece[piece.lastgroup or 0]
    if piece.lastgroup == "double":
        return re.sub(dialect.in_quotes, r"\1", text)
    return text.replace("''", "'") if piece.lastgroup == "single" else text


def _plain(words: list[str], dialect: Dialect) -> list[str]:
    """Return a command without redirections and what stands before it; nothing where the shell carries it out itself."""
    kept = [word for place, word in enumerate(words) if REDIRECTED not in words[max(place - 1, 0) : place + 1]]
    start = next((place for place, word in enumerate(kept) if word.lower() not in dialect.before), len(kept))
    first = kept[start].lower() if start < len(kept) else ""
    return [] if first in dialect.itself or first.startswith(("$", "[")) else kept[start:]


def find_long_lines(texts: Iterable[str]) -> tuple[Problem, ...]:
    """Return a Problem where one of the lines, or of the words of one, is longer than what is taken apart: it is not passed over."""
    return (TOO_LONG,) if any(len(text) > MOST_LETTERS for text in texts) else ()
