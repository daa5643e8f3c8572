"""Text fitted to columns of a terminal, where a Chinese letter takes two of them and an accent none.

What comes in may be of any length and from anyone: every text is cleaned here, so no other file of the text report has to.

See: https://www.unicode.org/reports/tr11/ for the wide letters
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP = "..."  # and not the one letter for it, which code page 850 does not have
HANGING = {":", ";", "?", "!"}  # in French a space stands before them, and no line begins with one
STACKED = 4  # marks that a letter may carry before it is taken for noise


def display_width(text: str) -> int:
    """Return how many columns the text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, width: int) -> list[str]:
    """Break text into lines between its words, and inside a word only where it is longer than a line."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split():
        longer = f"{line} {word}" if line else word
        if display_width(longer) <= width:
            line = longer
            continue
        if word in HANGING and " " in line:
            line, _, last = line.rpartition(" ")
            word = f"{last} {word}"  # noqa: PLW2901  it takes the word before it along
        if line:
            lines.append(line)
        *full, line = _pieces(word, width)
        lines += full
    return [*lines, line] if line else lines


def shortened(text: str, width: int) -> str:
    """Return the text on one line, without its middle where it is too long: the end of a path says more than the way there."""
    text = clean(text).strip()
    if len(text) <= width * STACKED and display_width(text) <= width:
        return text
    head = max((width - len(GAP)) // 3, 0)
    tail = max(width - len(GAP) - head, 0)
    return (_take(text, head) + GAP + _take(reversed(text), tail)[::-1]).strip()


def _take(letters: Iterable[str], width: int) -> str:
    taken = ""
    for letter in letters:
        if display_width(taken) + _columns(letter) > width or len(taken) >= width * STACKED:
            break
        taken += letter
    return taken


def _pieces(word: str, width: int) -> list[str]:
    pieces: list[str] = []
    start = used = 0
    for index, letter in enumerate(word):
        columns = _columns(letter)
        if used and used + columns > width:
            pieces.append(word[start:index])
            start, used = index, 0
        used += columns
    return [*pieces, word[start:]]


def _columns(letter: str) -> int:
    if letter.isascii():
        return 1
    import unicodedata  # noqa: PLC0415  a library of its own, not needed for a report in ASCII

    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
