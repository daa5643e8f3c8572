"""A product as its signature file describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scanner.model import Confidence, Item, Kind, Relation


class Block(NamedTuple):
    """A `[[match]]` block: it holds for an item when every condition that it names does. Within one condition any value is enough.

    All values are comparable already: see `names` and `identifiers`; `*` in one stands for anything.
    """

    number: int  # counted from 1, in the order of the file
    relation: Relation
    kinds: tuple[Kind, ...]
    names: tuple[str, ...]
    publishers: tuple[str, ...]
    ids: Mapping[str, tuple[str, ...]]  # by kind; one id of any kind is enough
    at_most: Confidence | None  # the file may think less of a match than its fields say


class Sample(NamedTuple):
    """A `[[hit]]` or `[[miss]]`: an item as a collector reports it, that the product must or must not be recognised in."""

    item: Item
    relation: Relation | None = None  # what a hit must be to the product
    also: tuple[str, ...] = ()  # other products that a hit is evidence for


class Product(NamedTuple):
    """A product: who makes it, what it is for, and how it is recognised."""

    id: str
    name: str
    vendor: str
    category: str
    description: str
    references: tuple[str, ...]
    reviewed: date
    blocks: tuple[Block, ...]
    hits: tuple[Sample, ...]
    misses: tuple[Sample, ...]
    path: str  # of its file
    processing: str = ""  # where what it is given goes: cloud, local or both; empty where nobody knows
