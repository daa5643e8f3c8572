"""Finds the few blocks that may hold for a text, at a cost that does not grow with the number of signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.catalogue.star import STAR, compiled, expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.catalogue.conditions import Conditions

Texts = dict[str, list["Conditions"]]


class Index:
    """Blocks by one field's values. Values with stars share one regular expression, through which nearly everything falls."""

    def __init__(self) -> None:
        """Begin empty; `closed` when the last block is in."""
        self._exact: Texts = {}
        self._stars: Texts = {}
        self._sieve: re.Pattern[str] | None = None

    def add(self, values: Iterable[str], block: Conditions) -> None:
        """Add a block under each of its values."""
        for value in values:
            (self._stars if STAR in value else self._exact).setdefault(value, []).append(block)

    def close(self) -> None:
        """Make the sieve."""
        if self._stars:
            self._sieve = re.compile("|".join(map(expression, self._stars)), re.DOTALL)

    def find(self, text: str) -> Sequence[Conditions]:
        """Return the blocks that name this text or a pattern that it fits."""
        found = self._exact.get(text, ())
        if self._sieve is None or not self._sieve.fullmatch(text):
            return found
        return [*found, *(block for star, blocks in self._stars.items() if compiled(star).fullmatch(text) for block in blocks)]
