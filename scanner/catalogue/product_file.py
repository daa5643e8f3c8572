"""Reads a product's signature file: `signatures/products/<category>/<id>.toml`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.catalogue.categories import CATEGORIES
from scanner.catalogue.policy_words import Processing
from scanner.catalogue.products import Block, Product, Sample
from scanner.matching import identifiers, wildcard
from scanner.matching.confidence import attainable, strongest
from scanner.matching.name_keys import name_keys, publisher_key
from scanner.matching.web_app_id import web_app_id
from scanner.model import Confidence, Item, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile

Ids = dict[str, tuple[str, ...]]


def read_product(file: TomlFile, category: str, id: str) -> Product:  # noqa: A002  it is what the file's name is called everywhere
    """Return the product; it is only to be used when the file has no faults afterwards. The category is the folder's name."""
    top = file.root
    if (found := top.text("category", required=True)) and found != category:
        top.fault("category", f"expected the name of its folder, {category!r}; found {found!r}")
    if category not in CATEGORIES:
        top.fault("category", f"expected the folder to be one of: {', '.join(CATEGORIES)}; found {category!r}")
    product = Product(
        id=id,
        name=top.text("name", required=True),
        vendor=top.text("vendor", required=True),
        category=category,
        description=top.text("description", required=True),
        references=top.addresses("references"),
        reviewed=top.date("reviewed", required=True) or date.min,
        blocks=tuple(read_block(table, number) for number, table in enumerate(top.tables("match", required=True), 1)),
        hits=tuple(_hit(table) for table in top.tables("hit")),
        misses=tuple(Sample(_item(table)) for table in top.tables("miss")),
        path=file.name,
        processing=top.word("processing", Processing) or "",
    )
    top.close()
    return product


def read_block(table: Table, number: int, relation: Relation | None = None) -> Block:
    """Return a block of conditions; its relation stands in the table where it is not known."""
    block = Block(
        number=number,
        relation=relation or table.word("relation", Relation, required=True) or Relation.OFFICIAL,
        kinds=table.words("kind", Kind),
        names=_patterns(table, "name", lambda name: name_keys(name)[0]),
        publishers=_patterns(table, "publisher", publisher_key),
        ids=_ids(table),
        at_most=table.word("confidence", Confidence),
    )
    if not (block.names or block.publishers or block.ids):
        table.fault("", "expected a name, a publisher, an id or a web_app")
    elif block.at_most and strongest(block.at_most, attainable(block)) is not attainable(block):
        table.fault("confidence", f"may only lower what the fields are worth, which is {attainable(block)}")
    return block


def _patterns(table: Table, key: str, comparable: Callable[[str], str]) -> tuple[str, ...]:
    texts = table.texts(key)
    for text in texts:
        if fault := wildcard.fault(text):
            table.fault(key, f"{fault}, found {text!r}")
    return tuple(comparable(text) for text in texts)


def _ids(table: Table) -> Ids:
    found = {kind: tuple(identifiers.key(kind, value) for value in values) for kind, values in _well_formed(table)}
    if addresses := table.addresses("web_app"):
        found["web-app"] = (*found.get("web-app", ()), *(web_app_id(address) for address in addresses))
    return found


def _well_formed(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the values below `id` by kind, without the kinds of which a value is a fault."""
    for kind, values, below in _given(table):
        faults = [fault for value in values if (fault := wildcard.fault(value) or identifiers.fault(kind, value))]
        for fault in faults:
            below.fault(kind, fault)
        if values and not faults:
            yield kind, values


def _given(table: Table) -> Iterator[tuple[str, tuple[str, ...], Table]]:
    """Yield what stands below `id`: a kind, its values, and the table to note faults in. A kind that nobody knows is one."""
    below = table.table("id")
    for kind in below.keys():  # noqa: SIM118  a Table is no dict
        values = below.texts(kind)
        if kind in identifiers.KINDS:
            yield kind, values, below
        else:
            below.fault(kind, f"unknown kind of id; expected one of: {', '.join(identifiers.KINDS)}")


def _hit(table: Table) -> Sample:
    return Sample(_item(table), table.word("relation", Relation), table.texts("also"))


def _item(table: Table) -> Item:
    ids = tuple((kind, value) for kind, values, _ in _given(table) for value in values)
    kind = table.word("kind", Kind) or Kind.APPLICATION
    return Item(table.text("name"), publisher=table.text("publisher"), ids=ids, kind=kind)
