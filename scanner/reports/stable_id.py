"""Ids that are the same in every report, made of words that tell one thing from another."""

from __future__ import annotations

from scanner.reports.clean import clean
from scanner.stdlib.sha256 import sha256

LENGTH = 16  # bytes


def make_id(*words: object) -> str:
    """Return the id of a thing that these words, in their order, tell from all others."""
    return sha256("\0".join(clean(str(word)) for word in words).encode())[:LENGTH].hex()
