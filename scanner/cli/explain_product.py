"""`--explain`: why a product or a built-in feature was found on this machine, or was not, beside the text report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.open_catalogue import find_product
from scanner.cli.output import is_terminal, width
from scanner.language import speaker
from scanner.reports.output_formats import DEFAULT_FORMAT, FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.product import Product
    from scanner.cli.options import Reporting
    from scanner.model import Scan


def choose_product(asked: str, catalogue: Catalogue, judges: Sequence[Policy], reporting: Reporting) -> Product:
    """Return the product, or a feature's. Raise UsageError for one that is not known, or not looked at because no policy asks about it.

    Raise it as well where there would be no text to add an explanation to.
    """
    if reporting.quiet:
        raise click.UsageError("--explain cannot be combined with --quiet")
    if not FORMATS[reporting.form].flows and not reporting.output:
        raise click.UsageError(f"--explain prints text, which cannot be part of a {reporting.form} report; "
                               f"use --format {DEFAULT_FORMAT}, or --output FILE for the report")  # fmt: skip
    product = find_product(asked, catalogue)
    if product.id in catalogue.features:
        _refuse_unasked(product.id, catalogue, judges)
    return product


def explain_product(scan: Scan, product: Product, catalogue: Catalogue) -> str:
    """Return the explanation as text."""
    from scanner.matching.near_misses import near_misses  # noqa: PLC0415  few scans are asked why
    from scanner.reports.terminal.explanation import write_explanation  # noqa: PLC0415  as above

    near = near_misses(product, (item for run in scan.runs for item in run.items), speaker(scan.language))
    columns, other = width(to_terminal=is_terminal()), scan.catalogue_digest != catalogue.digest
    return write_explanation(scan, product.id, product.name, near, width=columns, other_catalogue=other)


def _refuse_unasked(feature: str, catalogue: Catalogue, judges: Sequence[Policy]) -> None:
    from scanner.catalogue.in_question import in_question  # noqa: PLC0415  few scans are asked why

    if all(one.product.id != feature for one in in_question(catalogue.features, judges)):
        raise click.UsageError(
            f"--explain {feature}: none of the selected policies covers this feature, so it was not checked; add --policy ai-inventory"
        )
