"""Finds the few blocks that may hold for a text, at a cost that does not grow with the number of signatures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from scanner.matching.wildcard import STAR, compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Ref = tuple[str, int]  # a product's id and the number of one of its blocks
Texts = dict[str, list[Ref]]
START = 3  # letters by which patterns are sorted: most begin with a word of their own


class Index:
    """Blocks by one field's values. Values with stars are sorted by how they begin, so that a text is held against few of them."""

    stars: Texts

    def __init__(self) -> None:
        """Begin empty."""
        self.exact: Texts = {}
        self.stars = {}
        self._by_start: dict[str, list[str]] | None = None
        self._lengths: set[int] = set()

    def add(self, values: Iterable[str], block: Ref) -> None:
        """Add a block under each of its values."""
        for value in values:
            (self.stars if STAR in value else self.exact).setdefault(value, []).append(block)
        self._by_start = None

    def find(self, text: str) -> Sequence[Ref]:
        """Return the blocks that name this text or a pattern that it fits."""
        found = self._equal(text)
        if not self.stars:
            return found
        near = [star for star in self._near(text) if compiled(star).fullmatch(text)]
        return [*found, *(block for star in near for block in self.stars[star])] if near else found

    def _equal(self, text: str) -> Sequence[Ref]:
        return self.exact.get(text, ())

    def _near(self, text: str) -> list[str]:
        """Return the patterns that begin as the text does, or with a star too soon to tell."""
        if self._by_start is None:
            self._by_start = {}
            for star in self.stars:
                self._by_start.setdefault(star.partition(STAR)[0][:START], []).append(star)
            self._lengths = {*map(len, self._by_start)}
        near: list[str] = []
        for length in self._lengths:  # of most kinds it is one
            if (start := text[:length]) in self._by_start and len(start) == length:
                near += self._by_start[start]
        return near


class StoredIndex(Index):
    """An index of cells that are asked for one by one."""

    def __init__(self, kind: str, cells: Callable[[str], Any]) -> None:
        """Take what answers for a key; nothing is asked yet."""
        self._kind, self._cells = kind, cells
        self._by_start, self._lengths = None, set()

    @cached_property
    def stars(self) -> Texts:  # type: ignore[override]  # asked for, not given
        """Return the values with stars."""
        return self._cells(f"{self._kind}{STAR}") or {}

    def _equal(self, text: str) -> Sequence[Ref]:
        return self._cells(f"{self._kind}={text}") or ()
