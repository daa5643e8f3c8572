"""Texts in which `*` stands for anything: what a signature may say instead of a regular expression."""

from __future__ import annotations

import re
from functools import lru_cache

STAR = "*"
MOST_STARS = 3
FEWEST_LETTERS = 4  # beside the stars: fewer would hold for half of a machine


def fault(text: str) -> str:
    """Say what is wrong with a pattern, nothing when all is well."""
    if STAR not in text:
        return ""
    if text.count(STAR) > MOST_STARS:
        return f"expected at most {MOST_STARS} stars"
    if sum(letter.isalnum() for letter in text) < FEWEST_LETTERS:
        return f"expected at least {FEWEST_LETTERS} letters or digits beside the stars"
    return ""


def expression(text: str) -> str:
    """Return the regular expression of a pattern.

    What stands between two stars is searched once, from the left (an atomic group), so that no text costs more than its length.
    """
    first, *middle, last = text.split(STAR)
    return re.escape(first) + "".join(rf"(?>.*?{re.escape(part)})" for part in middle) + ".*" + re.escape(last)


@lru_cache(maxsize=4096)
def compiled(text: str) -> re.Pattern[str]:
    """Return the pattern, to be used with `fullmatch`."""
    return re.compile(expression(text), re.DOTALL)
