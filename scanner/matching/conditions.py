"""A signature's block, ready to be held against items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.matching import identifiers
from scanner.matching.claims import SITE, ids_of, is_of_extension, told_by
from scanner.matching.confidence import ANY_OWNER, ELSEWHERE, ID, Field, id_kind, is_file_name, limited, of_agreeing, of_field, weakest
from scanner.matching.hosts import is_front_door
from scanner.matching.name_keys import name_keys, publisher_key
from scanner.matching.versions import within
from scanner.matching.wildcard import STAR, compiled
from scanner.model import Confidence, Evidence, Relation
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.catalogue.product import Block, Product
    from scanner.model import Item

ENTRY = "desktop-file"
OF_ANYBODY = "*/"  # what stands before the slash is who publishes a model
OF_THE_SITE = frozenset({Relation.OFFICIAL, Relation.CLIENT})  # what another site of the same domain is not


class Held(NamedTuple):
    """A condition that holds: the field and the value that decided.

    `elsewhere`: it is another site of the domain that the block names, or what an extension says of itself.
    `any_owner`: the block's pattern, or the name of a package in somebody's tap, leaves open whose it is.
    """

    field: str
    value: str
    elsewhere: bool = False
    any_owner: bool = False


class AnyOf:
    """The values of one field, any of which is enough."""

    def __init__(self, values: Iterable[str]) -> None:
        """Part the values into those that are compared and those with stars."""
        given = set(values)
        self._stars = [value for value in given if STAR in value]
        self._exact = given.difference(self._stars)

    def holds(self, keys: Iterable[str]) -> bool:
        """Tell whether one of an item's texts is one of the values."""
        return self.first(keys) is not None

    def first(self, keys: Iterable[str]) -> str | None:
        """Return the first of an item's texts that is one of the values."""
        return next((key for key in keys if key in self._exact or any(compiled(star).fullmatch(key) for star in self._stars)), None)


class Conditions:
    """A block of a product's signature: all its conditions must hold."""

    def __init__(self, product: Product, block: Block) -> None:
        """Prepare the block's values."""
        self.product = product
        self.block = block
        self._names = AnyOf(block.names)
        self._publishers = AnyOf(block.publishers)
        ids = ids_of(product, block)
        self._ids = {kind: AnyOf(values) for kind, values in ids.items()}
        self._owned = {kind: AnyOf(value for value in values if not value.startswith(OF_ANYBODY)) for kind, values in ids.items()}

    def evidence(self, item: Item) -> Evidence | None:
        """Return the item as evidence, None when a condition does not hold."""
        block = self.block
        if (block.kinds and item.kind not in block.kinds) or not within(item.version, block.since, ""):
            return None
        named = self._named(item)
        identified = self._identified(item)
        if named is None or (block.ids and identified is None):
            return None
        best = min((held for held in (identified, named) if held), key=_weakness)
        relation = Relation.TOOL if best.elsewhere else block.relation
        return Evidence(item, block.number, best.field, best.value, relation, limited(self._worth(best, item), block))

    def _worth(self, best: Held, item: Item) -> Confidence:
        kind = id_kind(best.field)
        return of_agreeing(kind) if is_file_name(kind) and _agrees(kind, self.product, item) else _of(best)

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
        found = ((kind, value, self._ids[kind].first(identifiers.keys(kind, value))) for kind, value in told_by(item) if kind in self._ids)
        held = [
            Held(f"{ID}{kind}", value, self._is_elsewhere(kind, value, key), any_owner=self._is_of_anybody(kind, value, key))
            for kind, value, key in found
            if key is not None
        ]
        return min(held, key=_weakness, default=None)

    def _is_of_anybody(self, kind: str, value: str, key: str) -> bool:
        return identifiers.is_of_any_tap(kind, value, key) or not self._owned[kind].holds((key,))

    def _is_elsewhere(self, kind: str, host: str, named: str) -> bool:
        if self.block.relation not in OF_THE_SITE:
            return False
        return is_of_extension(kind) or (kind == SITE and not is_front_door(host, named))


def _of(held: Held) -> Confidence:
    worth = of_field(held.field)
    return weakest(worth, *([ELSEWHERE] if held.elsewhere else []), *([ANY_OWNER] if held.any_owner else []))


def _weakness(held: Held) -> int:
    return _of(held).place


def _agrees(kind: str, product: Product, item: Item) -> bool:
    """Tell whether something else of the item is the product's too: another id, or what a menu entry is called.

    Of everything else that is known by a file's name, the item's name is the file's.
    """
    if kind == ENTRY and AnyOf([*name_keys(product.name)[:1], *_names(product)]).holds(name_keys(item.name)):
        return True
    others = [(other, identifiers.keys(other, value)) for other, value in item.ids if other != kind]
    return any(other in block.ids and AnyOf(block.ids[other]).holds(keys) for other, keys in others for block in product.blocks)


def _names(product: Product) -> Iterable[str]:
    return (name for block in product.blocks for name in block.names)
