"""A signature's block, ready to be held against items."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.matching import identifiers
from scanner.matching.confidence import CONFIDENCE, weakest
from scanner.matching.name_keys import name_keys, publisher_key
from scanner.matching.wildcard import STAR, compiled
from scanner.model import Confidence, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.catalogue.product import Block, Product
    from scanner.model import Item


class Held(NamedTuple):
    """A condition that holds: what that is worth, and the field and value that decided."""

    confidence: Confidence
    matched: str


class AnyOf:
    """The values of one field, any of which is enough."""

    def __init__(self, values: Iterable[str]) -> None:
        """Part the values into those that are compared and those with stars."""
        given = set(values)
        self._stars = [value for value in given if STAR in value]
        self._exact = given.difference(self._stars)

    def holds(self, keys: Iterable[str]) -> bool:
        """Tell whether one of an item's texts is one of the values."""
        return any(key in self._exact or any(compiled(star).fullmatch(key) for star in self._stars) for key in keys)


class Conditions:
    """A block of a product's signature: all its conditions must hold."""

    def __init__(self, product: Product, block: Block) -> None:
        """Prepare the block's values."""
        self.product = product
        self.block = block
        self._names = AnyOf(block.names)
        self._publishers = AnyOf(block.publishers)
        self._ids = {kind: AnyOf(values) for kind, values in block.ids.items()}

    def evidence(self, item: Item) -> Evidence | None:
        """Return the item as evidence, None when a condition does not hold."""
        block = self.block
        if block.kinds and item.kind not in block.kinds:
            return None
        named = self._named(item)
        identified = self._identified(item)
        if named is None or (block.ids and identified is None):
            return None
        best = min((held for held in (identified, named) if held), key=lambda held: CONFIDENCE[held.confidence])
        confidence = weakest(best.confidence, block.at_most) if block.at_most else best.confidence
        return Evidence(item, block.number, best.matched, block.relation, confidence)

    def _named(self, item: Item) -> Held | None:
        """Hold the name and the publisher against the item; None when one of them differs."""
        block = self.block
        if block.names and not self._names.holds(name_keys(item.name)):
            return None
        if block.publishers and not self._publishers.holds((publisher_key(item.publisher),)):
            return None
        fields = [f"name = {item.name}"] * bool(block.names) + [f"publisher = {item.publisher}"] * bool(block.publishers)
        return Held(Confidence.MEDIUM if block.names and block.publishers else Confidence.LOW, ", ".join(fields))

    def _identified(self, item: Item) -> Held | None:
        """Return the item's strongest id among the block's, None when it has none of them."""
        held = [
            Held(identifiers.KINDS[kind].confidence, f"id.{kind} = {value}")
            for kind, value in item.ids
            if kind in self._ids and self._ids[kind].holds(identifiers.keys(kind, value))
        ]
        return min(held, key=lambda one: CONFIDENCE[one.confidence], default=None)
