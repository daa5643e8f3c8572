"""What was probably meant by a word that nobody knows: a few near ones in one line, and never sixty."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 5


def near_words(asked: str, known: Iterable[str]) -> list[str]:
    """Return the few words that look most like the one asked for, whatever the case of its letters."""
    from difflib import get_close_matches  # noqa: PLC0415  for a wrong call only

    words = {word.lower(): word for word in sorted(known)}
    low = asked.lower()
    within = [word for word in words if low and low in word]
    return [words[word] for word in dict.fromkeys([*get_close_matches(low, words, n=3), *within])][:MOST]


def suggest(asked: str, known: Iterable[str], otherwise: str) -> str:
    """Return `did you mean ...?`, or what else to say where nothing is near."""
    near = near_words(asked, known)
    return f"did you mean {', '.join(near)}?" if near else otherwise
