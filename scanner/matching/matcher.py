"""Holds every item against every signature.

A block is looked up by its most telling condition, and its other conditions are tested only then: an item that belongs to no
product costs a few dictionary look-ups, whether there are ten signatures or ten thousand.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scanner.matching.block_index import BlockIndex
from scanner.matching.claims import is_claim, told_by, without_needless
from scanner.matching.conditions import Conditions
from scanner.matching.confidence import Field, of_field
from scanner.matching.identifiers import KINDS
from scanner.matching.name_keys import keys_of_plain, latin, name_keys, plain, publisher_key
from scanner.model import Mark
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

    from scanner.catalogue.product import Product
    from scanner.matching.value_index import Ref
    from scanner.model import Evidence, Item


class Layer(NamedTuple):
    """Products with the index of their blocks. A product that is only looked up, and never found, need not be read."""

    products: Mapping[str, Product]
    blocks: BlockIndex


class Matcher:
    """The signatures of many products, ready for items. Of several layers, the last one that has a product's id has the product."""

    def __init__(self, products: Iterable[Product] = (), *, layers: Iterable[Layer] = ()) -> None:
        """Take products, or layers that are indexed already."""
        own = {product.id: product for product in products}
        self._layers = [_OneLayer(layer) for layer in (*layers, *([Layer(own, BlockIndex(own.values()))] if own else []))]
        for place, layer in enumerate(self._layers, 1):
            layer.later = [above.products for above in self._layers[place:]]

    def match(self, items: Iterable[Item]) -> list[tuple[Product, Evidence]]:
        """Return every product that an item is evidence for, in the order of the items; of each product, the best block only."""
        found: list[tuple[Product, Evidence]] = []
        for item in items:
            blocks = [block for layer in self._layers for block in layer.candidates(item)]
            blocks += self._nearest(item) if item.claims else ()
            if twin := latin(item.name):
                found += _look_alike(item, _best(item._replace(name=twin), (one for layer in self._layers for one in layer.named(twin))))
            if blocks:
                found += without_needless(_best(item, blocks))
        return found

    def _nearest(self, item: Item) -> Iterator[Conditions]:
        """Yield the blocks of the nearest of each claim's keys, in any layer; one that does not hold stands before none further up."""
        for kind, value in item.claims:
            row = KINDS.get(kind)
            for key in row.keys(value) if row and row.nearest else ():
                blocks = [block for layer in self._layers for block in layer.look_up(kind, key)]
                yield from blocks
                if any(block.evidence(item) for block in blocks):
                    break


class _OneLayer:
    def __init__(self, layer: Layer) -> None:
        self.products, index = layer
        self.later: Sequence[Container[str]] = ()
        self._may_name, self._names, self._publishers = index.may_name, index.names, index.publishers
        # A description has many words, and many extensions ask for the same sites.
        self._ids = {kind: (KINDS[kind], cache(one.find) if is_claim(kind) else one.find) for kind, one in index.ids.items()}
        self._by_publisher: dict[str, Sequence[Ref]] = {}
        self._conditions: dict[Ref, Conditions] = {}

    def candidates(self, item: Item) -> list[Conditions]:
        """Return the blocks of which one condition is known to hold."""
        found: list[Ref] = []
        for kind, value in told_by(item):
            if kind in self._ids:
                row, find = self._ids[kind]
                for key in () if row.nearest else row.keys(value):
                    found += find(key)
        whole = plain(item.name)
        if self._may_name(whole):
            for key in keys_of_plain(whole):
                found += self._names.find(key)
        found += self._of_publisher(item.publisher)
        return [self._block(ref) for ref in found if not self._is_replaced(ref)] if found else []

    def look_up(self, kind: str, key: str) -> Iterator[Conditions]:
        """Yield the blocks that have this key of a kind."""
        if kind in self._ids:
            yield from (self._block(ref) for ref in self._ids[kind][1](key) if not self._is_replaced(ref))

    def named(self, name: str) -> Iterator[Conditions]:
        """Yield the blocks that are looked up by their names."""
        yield from (self._block(ref) for key in name_keys(name) for ref in self._names.find(key) if not self._is_replaced(ref))

    def _is_replaced(self, ref: Ref) -> bool:
        return any(ref[0] in products for products in self.later)

    def _block(self, ref: Ref) -> Conditions:
        key = (ref[0], ref[1])
        if key not in self._conditions:
            product = self.products[ref[0]]
            self._conditions[key] = Conditions(product, product.blocks[ref[1] - 1])
        return self._conditions[key]

    def _of_publisher(self, publisher: str) -> Sequence[Ref]:
        """Look up a publisher once: a distribution has thousands of packages and one maintainer."""
        if publisher not in self._by_publisher:
            self._by_publisher[publisher] = self._publishers.find(publisher_key(publisher))
        return self._by_publisher[publisher]


def _best(item: Item, blocks: Iterable[Conditions]) -> Collection[tuple[Product, Evidence]]:
    best: dict[str, tuple[Product, Evidence]] = {}
    ranks: dict[str, tuple[int, bool, int]] = {}
    for block in blocks:
        evidence = block.evidence(item)
        if evidence is None:
            continue
        product, rank = block.product, (evidence.confidence.place, evidence.relation is not block.block.relation, evidence.block)
        if product.id not in ranks or rank < ranks[product.id]:
            best[product.id], ranks[product.id] = (product, evidence), rank
    return best.values()


def _look_alike(item: Item, found: Iterable[tuple[Product, Evidence]]) -> Iterator[tuple[Product, Evidence]]:
    """Yield evidence that says no more than this: the name is written so that it looks like the product's."""
    marked = item._replace(marks=(*item.marks, Mark.LOOK_ALIKE))
    for product, evidence in found:
        yield (
            product,
            evidence._replace(item=marked, field=Field.LOOK_ALIKE, value=evidence.item.name, confidence=of_field(Field.LOOK_ALIKE)),
        )
