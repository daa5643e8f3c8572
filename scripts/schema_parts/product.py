"""The schema of a product's file, as `scanner/catalogue/product_file.py` reads it."""

from schema_parts.meanings import meanings
from schema_parts.shapes import ADDRESS, Shape, day, one_of, pattern, said, some, table, tables, text, word

from scanner.catalogue.categories import CATEGORIES
from scanner.catalogue.policy_words import Processing
from scanner.matching.confidence import of_id
from scanner.matching.identifiers import KINDS
from scanner.model import Confidence, Kind, Relation

DOCUMENT = "signatures.md"
IDS = "Identifiers, by their kind."
SEEN = "What the item says, as a collector reports it."


def schema() -> Shape:
    """Return the shape of the whole file."""
    meaning = meanings(DOCUMENT, "## The keys of a file")
    keys = {
        "name": text(),
        "vendor": text(),
        "category": word(CATEGORIES, CATEGORIES),
        "description": text(),
        "processing": word(Processing),
        "references": some(text(ADDRESS)),
        "reviewed": day(),
        "match": tables(_block()),
        "hit": tables(_hit()),
        "miss": tables(table(_item())),
    }
    required = ("name", "vendor", "category", "description", "reviewed", "match", "hit")
    head = {"title": "A product's signature file", "description": "docs/signatures.md explains every key."}
    return head | table({key: said(meaning[key], shape) for key, shape in keys.items()}, required)


def _block() -> Shape:
    meaning = meanings(DOCUMENT, "## A block")
    relation = {"relation": said(meaning["relation"], word(Relation, meaning))}
    return table(relation | conditions(), ["relation"], anyOf=one_of("id", "web_app", "name", "publisher"))


def conditions() -> dict[str, Shape]:
    """Return the keys of a block that say what an item has to be."""
    meaning = meanings(DOCUMENT, "## A block")
    keys = {
        "kind": some(word(Kind)),
        "id": _ids(),
        "web_app": some(text(ADDRESS)),
        "name": some(pattern()),
        "publisher": some(pattern()),
        "confidence": word(Confidence),
    }
    return {key: said(meaning[key], shape) for key, shape in keys.items()}


def _ids() -> Shape:
    known = {kind: said(_id_meaning(kind), some((pattern if row.stars else text)(row.form))) for kind, row in KINDS.items()}
    return table(known, minProperties=1)


def _id_meaning(kind: str) -> str:
    meaning, row = meanings(DOCUMENT, "### Kinds of ids")[kind], KINDS[kind]
    form = "" if row.expected in meaning else f"; {row.expected}"
    return f"{meaning}{form}. Alone it gives {of_id(kind)} confidence."


def _item() -> dict[str, Shape]:
    return {
        "kind": said("What sort of thing the item is; `application` when left out.", word(Kind)),
        "name": said(SEEN, text()),
        "publisher": said(SEEN, text()),
        "id": said(IDS, table({kind: said(_id_meaning(kind), some(text())) for kind in KINDS})),
    }


def _hit() -> Shape:
    meaning = meanings(DOCUMENT, "## Hits and misses")
    return table(
        _item()
        | {
            "relation": said(meaning["relation"], word(Relation, meanings(DOCUMENT, "## A block"))),
            "also": said(meaning["also"], some(text())),
        }
    )
