"""Holds every item against every signature.

A block is looked up by its most telling condition, and its other conditions are tested only then: an item that belongs to no
product costs a few dictionary look-ups, whether there are ten signatures or ten thousand.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.catalogue.conditions import Conditions
from scanner.catalogue.grades import CONFIDENCE
from scanner.catalogue.identifiers import KINDS
from scanner.catalogue.index import Index
from scanner.catalogue.names import name_keys, publisher_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.catalogue.products import Product
    from scanner.model import Evidence, Item


class Matcher:
    """The signatures of many products, ready for items."""

    def __init__(self, products: Iterable[Product]) -> None:
        """Index every block under its ids, else under its names, else under its publishers."""
        self._ids: defaultdict[str, Index] = defaultdict(Index)
        self._names = Index()
        self._publishers = Index()
        self._by_publisher: dict[str, Sequence[Conditions]] = {}
        for product in products:
            for block in product.blocks:
                self._add(Conditions(product, block))
        for index in (*self._ids.values(), self._names, self._publishers):
            index.close()
        self._known_ids = {kind: (KINDS[kind].keys, index.find) for kind, index in self._ids.items()}

    def match(self, items: Iterable[Item]) -> list[tuple[Product, Evidence]]:
        """Return every product that an item is evidence for, in the order of the items; of each product, the best block only."""
        return [match for item in items if (blocks := self._candidates(item)) for match in _best(item, blocks)]

    def _add(self, conditions: Conditions) -> None:
        block = conditions.block
        for kind, values in block.ids.items():
            self._ids[kind].add(values, conditions)
        if not block.ids:
            (self._names if block.names else self._publishers).add(block.names or block.publishers, conditions)

    def _candidates(self, item: Item) -> list[Conditions]:
        found: list[Conditions] = []
        for kind, value in item.ids:
            if kind in self._known_ids:
                keys, find = self._known_ids[kind]
                for key in keys(value):
                    found += find(key)
        for key in name_keys(item.name):
            found += self._names.find(key)
        found += self._of_publisher(item.publisher)
        return found

    def _of_publisher(self, publisher: str) -> Sequence[Conditions]:
        """Look up a publisher once: a distribution has thousands of packages and one maintainer."""
        if publisher not in self._by_publisher:
            self._by_publisher[publisher] = self._publishers.find(publisher_key(publisher))
        return self._by_publisher[publisher]


def _best(item: Item, blocks: Iterable[Conditions]) -> Iterable[tuple[Product, Evidence]]:
    best: dict[str, tuple[Product, Evidence]] = {}
    for block in blocks:
        evidence = block.evidence(item)
        if evidence is None:
            continue
        product = block.product
        if product.id not in best or _rank(evidence) < _rank(best[product.id][1]):
            best[product.id] = (product, evidence)
    return best.values()


def _rank(evidence: Evidence) -> tuple[int, int]:
    return CONFIDENCE[evidence.confidence], evidence.block
