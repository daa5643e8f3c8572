"""Words in an order that means something, such as the strength of a trace."""

from __future__ import annotations

from enum import StrEnum


class Ordered(StrEnum):
    """Words that know their `place` in their list, counted from 0: no second table says which of two is the stronger."""

    def __init__(self, _: str) -> None:
        """Take the next place."""
        self.place = len(type(self).__members__)
