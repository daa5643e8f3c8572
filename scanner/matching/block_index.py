"""The blocks of many products, each under its most telling condition: its ids, else its names, else its publishers.

An index is built of products, or taken from the cells that `flatten` makes of one: a cell is then asked for when an item needs it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scanner.matching.claims import ids_of
from scanner.matching.name_keys import beginning
from scanner.matching.value_index import Index, StoredIndex
from scanner.matching.wildcard import STAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scanner.catalogue.product import Product

    Cells = Callable[[str], Any]

NAME, PUBLISHER = "name", "publisher"  # beside the kinds of ids
BEGINNING = "beginning"
WORD = r"[^\W_]+"


class BlockIndex:
    """Indexes by kind of id, and of names and publishers."""

    def __init__(self, products: Iterable[Product] = ()) -> None:
        """Index every block of some products."""
        self.ids: dict[str, Index] = {}
        self.names = Index()
        self.publishers = Index()
        for product in products:
            self._add(product)
        self._begins = {beginning(name) for name in self.names.exact}.__contains__
        self._known: dict[str, bool] = {}
        self._stars: _StarredNames | None = None

    def flatten(self) -> dict[str, object]:
        """Return the cells of the index by key: one for each text, one for the stars of each kind, one for each beginning of a name."""
        cells: dict[str, object] = {f"{BEGINNING}={beginning(name)}": 1 for name in self.names.exact}
        for kind, index in self._named().items():
            cells |= {f"{kind}={text}": blocks for text, blocks in index.exact.items()}
            cells |= {f"{kind}{STAR}": index.stars} if index.stars else {}
        return cells

    def kinds(self) -> list[str]:
        """Return the kinds of ids that blocks have."""
        return [*self.ids]

    @classmethod
    def of_cells(cls, kinds: Iterable[str], cells: Cells) -> BlockIndex:
        """Return the index that has these kinds of ids and that `flatten` made these cells of."""
        made = cls()
        made.ids = {kind: StoredIndex(kind, cells) for kind in kinds}
        made.names, made.publishers = StoredIndex(NAME, cells), StoredIndex(PUBLISHER, cells)
        made._begins = lambda word: cells(f"{BEGINNING}={word}") is not None
        return made

    def may_name(self, whole: str) -> bool:
        """Tell whether any key of a name may be found among the names: all begin with one word, which is rarely a product's."""
        word = beginning(whole)
        if self._stars is None:
            self._stars = _StarredNames(self.names.stars)
        if word not in self._known:
            self._known[word] = self._begins(word) or self._stars.begin(word)
        return self._known[word] or self._stars.are_in(whole)

    def _named(self) -> dict[str, Index]:
        return {**self.ids, NAME: self.names, PUBLISHER: self.publishers}

    def _add(self, product: Product) -> None:
        for block in product.blocks:
            ref = (product.id, block.number)
            for kind, values in ids_of(product, block).items():
                self.ids.setdefault(kind, Index()).add(values, ref)
            if not block.ids:
                (self.names if block.names else self.publishers).add(block.names or block.publishers, ref)


class _StarredNames:
    """What can be said of a name that fits one of some patterns, from how they begin or, where that is a star, from their longest word.

    Of a pattern without a word nothing can be said: any name may fit it.
    """

    def __init__(self, stars: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._starts: list[str] = []
        self._within: list[str] = []
        for star in stars:
            before = star.partition(STAR)[0]
            word = beginning(before)
            if not before.endswith(word):
                self._words.add(word)
            elif word:
                self._starts.append(word)  # the star stands in the word
            else:
                self._within.append(max(re.findall(WORD, star), key=len, default=""))

    def begin(self, word: str) -> bool:
        return word in self._words or word.startswith(tuple(self._starts))

    def are_in(self, whole: str) -> bool:
        return any(map(whole.__contains__, self._within))
