"""Items that are not a product and nearly are: a block's name or id is theirs, and another of its conditions does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import english
from scanner.matching import identifiers
from scanner.matching.conditions import AnyOf, Conditions
from scanner.matching.name_keys import name_keys, publisher_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.catalogue.product import Block, Product
    from scanner.language import Say
    from scanner.model import Item


def near_misses(product: Product, items: Iterable[Item], say: Say = english) -> Iterator[tuple[Item, str]]:
    """Yield each such item with what kept the first block that nearly held from holding."""
    signature = [Conditions(product, block) for block in product.blocks]
    for item in items:
        near = next((block for block in product.blocks if _nearly(block, item)), None)
        if near and all(conditions.evidence(item) is None for conditions in signature):
            missing = say(" and ").join(_missing(near, item, say))
            yield item, say("block {number} expects {missing}").format(number=near.number, missing=missing)


def _nearly(block: Block, item: Item) -> bool:
    return AnyOf(block.names).holds(name_keys(item.name)) if block.names else _has_id(block, item)


def _missing(block: Block, item: Item, say: Say) -> Iterator[str]:
    if block.kinds and item.kind not in block.kinds:
        kinds = say(" or ").join(say(kind) for kind in block.kinds)
        yield say("the kind {kinds}, not {kind}").format(kinds=kinds, kind=say(item.kind or ""))
    if block.publishers and not AnyOf(block.publishers).holds((publisher_key(item.publisher),)):
        publishers = say(" or ").join(block.publishers)
        message = say("the publisher {publishers}, not {publisher}") if item.publisher else say("the publisher {publishers}, not none")
        yield message.format(publishers=publishers, publisher=item.publisher)
    if block.ids and not _has_id(block, item):
        yield say("an id of the kind {kinds} that it does not have").format(kinds=say(" or ").join(block.ids))


def _has_id(block: Block, item: Item) -> bool:
    return any(kind in block.ids and AnyOf(block.ids[kind]).holds(identifiers.keys(kind, value)) for kind, value in item.ids)
