"""What a thing says of itself, as anybody may: it shows what that is for of which nothing better is known.

An extension claims by the sites that it asks for by name, by the interfaces that its code names, by the categories that it declares, and
by the words by which it is called and described. A site of an AI product makes it a tool for that product, to check at most, and so does
an interface, unless the code names those of several products: then its user chooses. A package claims by the home page that it names:
whoever packs somebody else's program calls it as they like. What somebody entered by its id is known: what such a one asks for says
nothing new of it, and would name every service that it offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.categories import SAID_AI_CATEGORIES, UNREVIEWED
from scanner.matching.confidence import ID, is_weak
from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scanner.catalogue.product import Block, Product
    from scanner.model import Evidence, Item

SITE, HOST, CALLED, HOME = "site", "extension-host", "extension-calls", "home-page"
DECLARED, WORD = "extension-declares", "extension-word"
OF_EXTENSIONS = frozenset({HOST, CALLED, DECLARED, WORD})
CLAIMS = OF_EXTENSIONS | {HOME}
FIELDS = frozenset({f"{ID}{kind}" for kind in CLAIMS})
MANIFEST = f"{ID}scoop"  # whose name may end in that of a contributor


def ids_of(product: Product, block: Block) -> Mapping[str, tuple[str, ...]]:
    """Return a block's ids; the sites of an AI product also stand for what extensions ask for."""
    if SITE not in block.ids or product.category not in SAID_AI_CATEGORIES:
        return block.ids
    return {**block.ids, HOST: (*block.ids.get(HOST, ()), *block.ids[SITE])}


def is_claim(kind: str) -> bool:
    """Tell whether an id of a kind is what a thing says of itself."""
    return kind in CLAIMS


def is_of_extension(kind: str) -> bool:
    """Tell whether an id of a kind is what an extension says of itself: of a product, it is a tool for it."""
    return kind in OF_EXTENSIONS


def told_by(item: Item) -> tuple[tuple[str, str], ...]:
    """Return all by which an item may be told: its ids and what it says of itself; an extension's name is among it."""
    return (*item.ids, *item.claims, (WORD, item.name)) if item.kind is Kind.EXTENSION else item.ids + item.claims


def without_needless(found: Collection[tuple[Product, Evidence]]) -> Collection[tuple[Product, Evidence]]:
    """Leave out what one item claims, where better evidence tells what it is.

    A claim that names no product (its signature is a collection) gives way to whatever else is known of the item, any other claim to
    an id that may accuse and to a name with its publisher. Part of a manifest's name gives way to the whole of it.
    """
    if len(found) <= 1:
        return found
    if any(one.field == MANIFEST and not is_weak(one.confidence) for _, one in found):
        found = [pair for pair in found if pair[1].field != MANIFEST or not is_weak(pair[1].confidence)]
    called = [pair for pair in found if pair[1].field == f"{ID}{CALLED}" and not _is_collected(*pair)]
    if len(called) > 1:
        found = [pair for pair in found if pair not in called]
    known = any(not _is_claimed(one) and not is_weak(one.confidence) for _, one in found)
    named = known or any(not _is_collected(*pair) for pair in found)
    return [pair for pair in found if not (_is_claimed(pair[1]) and (named if _is_collected(*pair) else known))]


def _is_claimed(evidence: Evidence) -> bool:
    return evidence.field in FIELDS


def _is_collected(product: Product, evidence: Evidence) -> bool:
    """Tell whether it is a claim that a collection lists."""
    return _is_claimed(evidence) and product.id.endswith(UNREVIEWED)
