"""Finds the few blocks that may hold for a text, at a cost that does not grow with the number of signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.matching.wildcard import STAR, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Ref = tuple[str, int]  # a product's id and the number of one of its blocks
Texts = dict[str, list[Ref]]
START = 3  # letters by which patterns are sorted: most begin with a word of their own


class Index:
    """Blocks by one field's values. Values with stars are sorted by how they begin, so that a text is held against few of them."""

    def __init__(self, exact: Texts | None = None, stars: Texts | None = None) -> None:
        """Begin with values that were indexed before, or empty."""
        self.exact: Texts = {} if exact is None else exact
        self.stars: Texts = {} if stars is None else stars
        self._by_start: dict[str, list[str]] | None = None

    def add(self, values: Iterable[str], block: Ref) -> None:
        """Add a block under each of its values."""
        for value in values:
            (self.stars if STAR in value else self.exact).setdefault(value, []).append(block)
        self._by_start = None

    def find(self, text: str) -> Sequence[Ref]:
        """Return the blocks that name this text or a pattern that it fits."""
        found = self.exact.get(text, ())
        if not self.stars:
            return found
        near = [star for star in self._near(text) if compiled(star).fullmatch(text)]
        return [*found, *(block for star in near for block in self.stars[star])] if near else found

    def _near(self, text: str) -> list[str]:
        """Return the patterns that begin as the text does, or with a star too soon to tell."""
        if self._by_start is None:
            self._by_start = {}
            for star in self.stars:
                self._by_start.setdefault(star.partition(STAR)[0][:START], []).append(star)
        by_start = self._by_start
        return [star for length in range(min(START, len(text)) + 1) for star in by_start.get(text[:length], ())]
