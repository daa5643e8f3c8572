"""Versions made comparable: their leading numbers. `1:128.5.0esr-1~deb12u1` is 128.5.0."""

from __future__ import annotations

import re

NUMBERS = r"\d+(?:\.\d+)*"
MOST_DIGITS = 18  # of one number; what is longer is no version


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, none where it has none."""
    found = re.search(NUMBERS, version.rpartition(":")[2])
    parts = found[0].split(".") if found else []
    return tuple(int(part) for part in parts) if all(len(part) <= MOST_DIGITS for part in parts) else ()


def within(version: str, since: str, until: str) -> bool:
    """Tell whether a version is one from `since` on and before `until`; one that is not known may be any."""
    found = numbers(version)
    return not found or ((not since or found >= numbers(since)) and (not until or found < numbers(until)))
