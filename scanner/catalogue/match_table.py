"""Reads the `[rule.match]` of a policy: whom a rule speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.policies import Addressed
from scanner.catalogue.policy_words import FEATURES, Origin, Reading

if TYPE_CHECKING:
    from scanner.tables.table import Table


def read_match(table: Table) -> Addressed:
    """Return what the rule names. That it exists is checked when the whole catalogue is there."""
    below = table.table("match", required=True)
    reading = below.word("reading", Reading) or Reading.TEXT
    found = Addressed(
        products=below.texts("products"),
        vendors=below.texts("vendors"),
        categories=below.texts("categories"),
        features=_features(below),
        origin=below.word("origin", Origin),
        exempt=below.texts("except"),
        include_successors=below.flag("include_successors"),
        reading=reading,
        why=below.text("why", required=reading is Reading.PROJECT),
    )
    if table.has("match") and not (found.products or found.vendors or found.categories or found.features):
        table.fault("match", "expected products, vendors, categories or features")
    if found.include_successors and not found.vendors:
        below.fault("include_successors", "expected vendors beside it: successors are a vendor's")
    return found


def _features(table: Table) -> tuple[str, ...]:
    found = table.texts("features")
    for word in found:
        if word not in FEATURES:
            table.fault("features", f"expected one of {', '.join(FEATURES)}; found {word!r}")
    return found
