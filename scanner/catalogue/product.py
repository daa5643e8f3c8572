"""A product, as its signature file `signatures/products/<category>/<id>.toml` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.catalogue.categories import CATEGORIES
from scanner.catalogue.policy_words import Processing
from scanner.matching import identifiers, wildcard
from scanner.matching.confidence import attainable, strongest
from scanner.matching.name_keys import name_keys, publisher_key
from scanner.matching.versions import NUMBERS
from scanner.model import Confidence, Item, Kind, Relation
from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Declaration, Form, Key
from scanner.tables.declaration import Kind as Value
from scanner.tables.kinds import ADDRESSES, DAY, TABLES, TEXT, TEXTS, WORD, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from scanner.tables.declaration import Known
    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile

Ids = dict[str, tuple[str, ...]]


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
    unverified: str = ""  # why nobody may be accused on the word of this block
    since: str = ""  # the first version that is this product, empty for all


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


def read_product(file: TomlFile, category: str, id: str) -> Product:  # noqa: A002  it is what the file's name is called everywhere
    """Return the product; it is only to be used when the file has no faults afterwards. The category is the folder's name."""
    top = file.root
    product: Product = PRODUCT.read(top, {}, id=id, path=file.name)
    if product.category and product.category != category:
        top.fault("category", f"expected the name of its folder, {category!r}; found {product.category!r}")
    if category not in CATEGORIES:
        top.fault("category", f"expected the folder to be one of: {', '.join(CATEGORIES)}; found {category!r}")
    top.close()
    return product


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with their numbers."""
    return tuple(block._replace(number=number) for number, block in enumerate(blocks, 1))


def _read_patterns(table: Table, key: Key, _: Known) -> tuple[str, ...]:
    texts = table.texts(key.name)
    for text in texts:
        if fault := wildcard.fault(text):
            table.fault(key.name, f"{fault}, found {text!r}")
    return texts


def _read_ids(table: Table, key: Key, _: Known) -> Ids:
    """Return comparable values by kind, without the kinds of which a value is a fault."""
    found = {}
    for kind, values, below in _given(table, key):
        faults = [fault for value in values if (fault := wildcard.fault(value) or identifiers.fault(kind, value))]
        for fault in faults:
            below.fault(kind, fault)
        if values and not faults:
            found[kind] = tuple(identifiers.key(kind, value) for value in values)
    return found


def _read_item_ids(table: Table, key: Key, _: Known) -> tuple[tuple[str, str], ...]:
    return tuple((kind, value) for kind, values, _ in _given(table, key) for value in values)


def _given(table: Table, key: Key) -> Iterator[tuple[str, tuple[str, ...], Table]]:
    """Yield what stands below `id`: a kind, its values, and the table to note faults in. A kind that nobody knows is one."""
    below = table.table(key.name)
    for kind in below.keys():  # noqa: SIM118  a Table is no dict
        values = below.texts(kind)
        if kind in identifiers.KINDS:
            yield kind, values, below
        else:
            below.fault(kind, f"unknown kind of id; expected one of: {', '.join(identifiers.KINDS)}")


def made_block(kind: tuple[Kind, ...], id: Ids, web_app: tuple[str, ...], name: tuple[str, ...], publisher: tuple[str, ...],  # noqa: A002
               confidence: Confidence | None, unverified: str,
               relation: Relation = Relation.OFFICIAL, since: str = "") -> Block:  # fmt: skip
    """Return the block of these conditions, comparable; its number is its place among the others."""
    if web_app:
        from scanner.matching.web_app_id import web_app_id  # noqa: PLC0415  few products have one

        id["web-app"] = (*id.get("web-app", ()), *map(web_app_id, web_app))
    names = tuple(name_keys(one)[0] for one in name)
    return Block(1, relation, kind, names, tuple(map(publisher_key, publisher)), id, confidence, unverified, since)


def check_block(table: Table, block: Block, _: Known) -> None:
    """Note a confidence that is more than the conditions are worth, and a name that begins with anything without saying whose it is."""
    if any(name.startswith(wildcard.STAR) for name in block.names) and not block.publishers:
        table.fault("name", "a name that begins with * needs a `publisher`: anybody may write the brand behind other words")
    if block.at_most and (block.names or block.publishers or block.ids) and strongest(block.at_most, best := attainable(block)) is not best:
        table.fault("confidence", f"may only lower what the fields are worth, which is {best}")


def _sample(kind: Kind, name: str, version: str, publisher: str, id: tuple[tuple[str, str], ...], **more: Any) -> Sample:  # noqa: A002, ANN401
    return Sample(Item(name, version, publisher, id, kind), **more)


def _product(match: tuple[Block, ...], **values: Any) -> Product:  # noqa: ANN401  as the keys have them
    return Product(blocks=numbered(match), **values)


VERSION = (Form(f".*{NUMBERS}.*", "expected a version such as 156.0; found {found}"),)
PATTERNS = Value("text, or a list of texts", _read_patterns)
IDS = Value("ids by kind", _read_ids)
ITEM_IDS = Value("ids by kind", _read_item_ids)

HEAD = (
    Key("name", TEXT, "The product's name for people.", required=True),
    Key("vendor", TEXT, "Who makes it. A policy may ban by vendor, so write it as the vendor's other files do.", required=True),
)
SOURCES = (
    Key("references", ADDRESSES, "Addresses where what the file says can be looked up. At least one."),
    Key("reviewed", DAY, "The day on which somebody last went through the file.", required=True),
)
RELATION = Key(
    "relation", WORD, "What the matched thing is to the product (below).", required=True, default=Relation.OFFICIAL, words=Relation
)
CONDITIONS = (
    Key("kind", WORDS, "Only items of these kinds: " + ", ".join(f"`{kind}`" for kind in Kind) + ".", words=Kind),
    Key("id", IDS, "An identifier, or a list of them."),
    Key("web_app", ADDRESSES, "An address, or a list: the start URL or manifest id of an installable web app. "
        "Chromium's id for it is computed and counts as `id.web-app`."),
    Key("name", PATTERNS, "The item's name."),
    Key("publisher", PATTERNS, "The item's publisher."),
    Key("confidence", WORD, "`high`, `medium` or `low`: may only lower what follows from the conditions.", words=Confidence),
    Key("unverified", TEXT, "Why nobody may be accused on the word of this block: it rests on one source, or nobody verified it. "
        "A match of it is `low`, whatever `confidence` says.", default=""),
)  # fmt: skip
ANY_CONDITION = ("id", "web_app", "name", "publisher")
NO_CONDITION = "expected a name, a publisher, an id or a web_app"
SINCE = Key("since", TEXT, "Only this version and later ones: before it, what bears the id was another product. "
            "An item without a version may be any.", default="", forms=VERSION)  # fmt: skip
BLOCK = Declaration((RELATION, *CONDITIONS, SINCE), make=made_block, any_of=ANY_CONDITION, any_fault=NO_CONDITION, check=check_block)
ITEM = (
    Key("kind", WORD, "What sort of thing the item is; `application` when left out.", default=Kind.APPLICATION, words=Kind),
    Key("name", TEXT, "What the item says, as a collector reports it."),
    Key("version", TEXT, "What the item says, as a collector reports it.", default=""),
    Key("publisher", TEXT, "What the item says, as a collector reports it."),
    Key("id", ITEM_IDS, "Identifiers, by their kind."),
)
HIT = Declaration(
    (*ITEM,
     Key("relation", WORD, "The relation it must be recognised with; write it wherever a third party could be mistaken for the vendor.",
         words=Relation),
     Key("also", TEXTS, "Other products that it is evidence for; without it, a hit that matches another product is a fault.")),
    make=_sample,
)  # fmt: skip
MISS = Declaration(ITEM, make=_sample)
PRODUCT = Declaration(
    (*HEAD,
     Key("category", WORD, "The folder's name, once more.", required=True, words=CATEGORIES),
     Key("description", TEXT, "One or two sentences: what it is, in which forms it comes.", required=True),
     Key("processing", WORD, "Where what the product is given is worked on: `cloud` (by a service), `local` (on this machine) or `both` "
         "(by either, as it is set). Left out where nobody knows; the references must carry it.", default="", words=Processing),
     *SOURCES,
     Key("match", TABLES, "A block: one way to recognise the product. At least one.", required=True, below=BLOCK),
     Key("hit", TABLES, "An item that must be recognised. At least one.", field="hits", below=HIT),
     Key("miss", TABLES, "An item that must not be. Needed where a value has a `*`, or a name or command has fewer than six letters.",
         field="misses", below=MISS)),
    make=_product,
)  # fmt: skip
