"""The few turns of phrase that several parts of the text report share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """Return `1 finding`, `2 findings`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Iterable[str]) -> str:
    """Return the words that are not empty, with commas between them."""
    return ", ".join(filter(None, words))


def spaced(word: str) -> str:
    """Return a word of the report file as a person writes it: `permission-denied` is `permission denied`."""
    return word.replace("-", " ").replace("_", " ")
