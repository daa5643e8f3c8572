"""Of which commit this program was built: scripts/build and the wheel write it into a file; a checkout has none."""

from __future__ import annotations

import os

PLACE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "commit.txt")
CHECKOUT = "checkout"


def commit() -> str:
    """Return the commit's name, or `checkout` for a program that nobody built."""
    try:
        with open(PLACE, encoding="utf-8") as file:
            return file.read().strip()
    except FileNotFoundError:
        return CHECKOUT
