"""The names that the bundled catalogue knows, to complete a word with or to answer a wrong one with the near ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from scanner.cli import deferred_click as click

if TYPE_CHECKING:
    from collections.abc import Iterable


def known_policies() -> Iterable[str]:
    """Return the ids of the bundled policies."""
    from scanner.catalogue.load import load_catalogue  # noqa: PLC0415  to complete a word only

    return load_catalogue().policies


def known_products() -> Iterable[str]:
    """Return the ids of the bundled products and features."""
    from scanner.catalogue.load import load_catalogue  # noqa: PLC0415  as above

    catalogue = load_catalogue()
    return [*catalogue.products, *catalogue.features]


def name_products() -> Iterable[str]:
    """Return the ids of the bundled products and features, and the names of products."""
    from scanner.catalogue.load import load_catalogue  # noqa: PLC0415  as above

    products = load_catalogue().products
    return [*known_products(), *(one.name for one in products.values())]


def refuse_name(asked: str, kind: str, known: Iterable[str], hint: str) -> NoReturn:
    """Raise UsageError for a name that the catalogue does not know, with what was probably meant."""
    from scanner.reports.clean import clean  # noqa: PLC0415  for a wrong call only, and below
    from scanner.tables.near_words import suggest  # noqa: PLC0415

    raise click.UsageError(f"no {kind} has the id {clean(asked)}; {suggest(asked, known, hint)}")
