"""Finds the few blocks that may hold for a text, at a cost that does not grow with the number of signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.catalogue.star import STAR, compiled, expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Ref = tuple[str, int]  # a product's id and the number of one of its blocks
Texts = dict[str, list[Ref]]


class Index:
    """Blocks by one field's values. Values with stars share one regular expression, through which nearly everything falls."""

    def __init__(self, exact: Texts | None = None, stars: Texts | None = None) -> None:
        """Begin with values that were indexed before, or empty."""
        self.exact: Texts = {} if exact is None else exact
        self.stars: Texts = {} if stars is None else stars
        self._sieve: re.Pattern[str] | None = None

    def add(self, values: Iterable[str], block: Ref) -> None:
        """Add a block under each of its values."""
        for value in values:
            (self.stars if STAR in value else self.exact).setdefault(value, []).append(block)
        self._sieve = None

    def find(self, text: str) -> Sequence[Ref]:
        """Return the blocks that name this text or a pattern that it fits."""
        found = self.exact.get(text, ())
        if not self.stars or not self._sieved(text):
            return found
        return [*found, *(block for star, blocks in self.stars.items() if compiled(star).fullmatch(text) for block in blocks)]

    def _sieved(self, text: str) -> bool:
        if self._sieve is None:
            self._sieve = re.compile("|".join(map(expression, self.stars)), re.DOTALL)
        return self._sieve.fullmatch(text) is not None
