"""Items that are not a product and nearly are: a block's name or id is theirs, and another of its conditions does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue import identifiers
from scanner.catalogue.conditions import AnyOf, Conditions
from scanner.catalogue.names import name_keys, publisher_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.catalogue.products import Block, Product
    from scanner.model import Item


def near_misses(product: Product, items: Iterable[Item]) -> Iterator[tuple[Item, str]]:
    """Yield each such item with what kept the first block that nearly held from holding."""
    signature = [Conditions(product, block) for block in product.blocks]
    for item in items:
        near = next((block for block in product.blocks if _nearly(block, item)), None)
        if near and all(conditions.evidence(item) is None for conditions in signature):
            yield item, f"block {near.number} expects {' and '.join(_missing(near, item))}"


def _nearly(block: Block, item: Item) -> bool:
    return AnyOf(block.names).holds(name_keys(item.name)) if block.names else _has_id(block, item)


def _missing(block: Block, item: Item) -> Iterator[str]:
    if block.kinds and item.kind not in block.kinds:
        yield f"the kind {' or '.join(block.kinds)}, not {item.kind}"
    if block.publishers and not AnyOf(block.publishers).holds((publisher_key(item.publisher),)):
        yield f"the publisher {' or '.join(block.publishers)}, not {item.publisher or 'none'}"
    if block.ids and not _has_id(block, item):
        yield f"an id of the kind {' or '.join(block.ids)} that it does not have"


def _has_id(block: Block, item: Item) -> bool:
    return any(kind in block.ids and AnyOf(block.ids[kind]).holds(identifiers.keys(kind, value)) for kind, value in item.ids)
