"""A signature's block, ready to be held against items."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.matching import identifiers
from scanner.matching.confidence import limited, of_field
from scanner.matching.evidence_fields import ID, Field
from scanner.matching.name_keys import name_keys, publisher_key
from scanner.matching.wildcard import STAR, compiled
from scanner.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.catalogue.product import Block, Product
    from scanner.model import Item


class Held(NamedTuple):
    """A condition that holds: the field and the value that decided."""

    field: str
    value: str


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
        best = min((held for held in (identified, named) if held), key=_weakness)
        confidence = limited(of_field(best.field), block.at_most)
        return Evidence(item, block.number, best.field, best.value, block.relation, confidence)

    def _named(self, item: Item) -> Held | None:
        """Hold the name and the publisher against the item; None when one of them differs."""
        block = self.block
        if block.names and not self._names.holds(name_keys(item.name)):
            return None
        if block.publishers and not self._publishers.holds((publisher_key(item.publisher),)):
            return None
        if block.names and block.publishers:
            return Held(Field.NAME_AND_PUBLISHER, item.name)
        if block.publishers:
            return Held(Field.PUBLISHER, item.publisher)
        return Held(Field.NAME, item.name)

    def _identified(self, item: Item) -> Held | None:
        """Return the item's strongest id among the block's, None when it has none of them."""
        held = [
            Held(f"{ID}{kind}", value)
            for kind, value in item.ids
            if kind in self._ids and self._ids[kind].holds(identifiers.keys(kind, value))
        ]
        return min(held, key=_weakness, default=None)


def _weakness(held: Held) -> int:
    return of_field(held.field).place
