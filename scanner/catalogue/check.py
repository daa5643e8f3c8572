"""Tries every signature on its own samples, and looks for what a single file cannot see: `scanner signatures check`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.catalogue.load import load_catalogue
from scanner.matching.matcher import Matcher
from scanner.matching.wildcard import STAR
from scanner.model import Relation
from scanner.tables.line_numbers import line_of
from scanner.tables.toml_file import CatalogueError, Fault, dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.product import Product, Sample
    from scanner.catalogue.vendor import Vendor
    from scanner.model import Evidence
    from scanner.tables.line_numbers import Path

SENTENCE = "."
SHORT = 6  # letters; a shorter name is a word that could stand anywhere


def faults(source: str | Catalogue) -> list[str]:
    """Return what is wrong with a folder of signatures (beside the bundled ones) or with a catalogue; empty when all is well."""
    if isinstance(source, str):
        try:
            source = load_catalogue([source])
        except CatalogueError as error:
            return error.faults
    matcher = Matcher(layers=source.layers)
    found = [fault for product in source.products.values() for fault in _of_product(product, source, matcher)]
    found += [fault for vendor in source.vendors.values() for fault in _of_vendor(vendor)]
    return CatalogueError([*found, *_claimed_twice(source), *_without_family(source)]).faults


def _of_vendor(vendor: Vendor) -> Iterator[Fault]:
    if not vendor.references:
        yield _fault(vendor, (), "expected `references`: addresses that document the content of the file")
    if not vendor.description.endswith(SENTENCE):
        yield _fault(vendor, ("description",), "expected a sentence, which ends with a full stop")


def _of_product(product: Product, catalogue: Catalogue, matcher: Matcher) -> Iterator[Fault]:
    if not product.hits:
        yield _fault(product, (), "expected at least one [[hit]]: an item as a collector reports it")
    if not product.references:
        yield _fault(product, (), "expected `references`: addresses that document the content of the file")
    if not product.description.endswith(SENTENCE):
        yield _fault(product, ("description",), "expected a sentence, which ends with a full stop")
    if not product.misses and (vague := _vague(product)):
        yield _fault(product, (), f"expected a [[miss]], because {vague!r} matches broadly: an item that is similar but not the product")
    for number, hit in enumerate(product.hits, 1):
        yield from (_fault(product, ("hit", number), fault) for fault in _hit(product, hit, catalogue, matcher))
    for number, miss in enumerate(product.misses, 1):
        for found, evidence in matcher.match([miss.item]):
            if found.id == product.id:
                yield _fault(product, ("miss", number), f"matches block {evidence.block} ({evidence.field} = {evidence.value})")


def _hit(product: Product, hit: Sample, catalogue: Catalogue, matcher: Matcher) -> Iterator[str]:
    found: dict[str, Evidence] = {other.id: evidence for other, evidence in matcher.match([hit.item])}
    own = found.pop(product.id, None)
    if own is None:
        yield "matches no block of its own product"
    elif hit.relation and own.relation is not hit.relation:
        yield f"expected the relation {hit.relation}; block {own.block} says {own.relation}"
    for other, evidence in found.items():
        if other not in hit.also:
            yield f"is evidence for {other} too ({evidence.field} = {evidence.value}); list it in `also` if that is intended"
    for other in hit.also:
        if other not in catalogue.products:
            yield f"`also` names an unknown product, {other!r}"
        elif other not in found:
            yield f"`also` names {other}, which does not match"


def _vague(product: Product) -> str:
    """Return a value with a star, or a name or command that is short; empty when there is none."""
    for block in product.blocks:
        values = [*block.names, *block.publishers, *(value for values in block.ids.values() for value in values)]
        short = [value for value in (*block.names, *block.ids.get("command", ())) if len(value) < SHORT]
        if vague := [*(value for value in values if STAR in value), *short]:
            return vague[0]
    return ""


def _claimed_twice(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield the ids that two products call their own."""
    claims: defaultdict[tuple[str, str], dict[str, tuple[Product, int]]] = defaultdict(dict)
    for product in catalogue.products.values():
        for block in product.blocks:
            if block.relation is Relation.OFFICIAL and not (block.names or block.publishers):  # else the id alone claims nothing
                for kind, values in block.ids.items():
                    for value in values:
                        claims[kind, value].setdefault(product.id, (product, block.number))
    for (kind, value), owners in claims.items():
        for id_, (product, number) in owners.items():
            if others := ", ".join(other for other in owners if other != id_):
                yield _fault(product, ("match", number), f"id.{kind} = {value!r} is claimed as official by {others} too")


def _without_family(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield the products of a vendor with a file that stand in none of its families."""
    for product in catalogue.products.values():
        vendor = catalogue.vendors.get(product.vendor)
        if vendor and product.id not in {id_ for ids in vendor.families.values() for id_ in ids}:
            yield _fault(product, ("vendor",), f"expected it in one of the families of {vendor.path}")


def _fault(about: Product | Vendor, path: Path, expected: str) -> Fault:
    with open(about.path, encoding="utf-8") as file:
        return Fault(about.path, line_of(file.read(), path), dotted(path), expected)
