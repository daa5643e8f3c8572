"""`--explain`: why a product was found on this machine, or was not, beside the text report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scanner.cli.output import is_terminal, width
from scanner.language import speaker

if TYPE_CHECKING:
    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.products import Product
    from scanner.cli.report_options import Reporting
    from scanner.model import Scan

explain_option = click.option(
    "--explain", metavar="PRODUCT", help="Say after the report where this product was looked for, what matched, and how sure that is."
)


def to_explain(asked: str | None, catalogue: Catalogue, reporting: Reporting) -> Product | None:
    """Return the product. Raise UsageError for one that is not known, and where there would be no text to add an explanation to."""
    if asked is None:
        return None
    if reporting.quiet:
        raise click.UsageError("--explain: --quiet prints no explanation")
    if reporting.form != "text" and not reporting.output:
        raise click.UsageError(f"--explain: an explanation is text and no part of a {reporting.form} report; "
                               f"expected --format text, or --output FILE for the report")  # fmt: skip
    return catalogue.products.get(asked) or _unknown(asked, catalogue)


def explained(scan: Scan, product: Product) -> str:
    """Return the explanation as text."""
    from scanner.catalogue.near_misses import near_misses  # noqa: PLC0415  few scans are asked why
    from scanner.reports.explain import written  # noqa: PLC0415  as above

    near = near_misses(product, (item for run in scan.runs for item in run.items), speaker(scan.language))
    return written(scan, product.id, product.name, near, width=width(to_terminal=is_terminal()))


def _unknown(asked: str, catalogue: Catalogue) -> Product:
    from scanner.reports.clean import clean  # noqa: PLC0415  for a wrong call only
    from scanner.reports.explain import close  # noqa: PLC0415  for a wrong call only

    near = ", ".join(close(asked, catalogue.products))
    raise click.UsageError(
        f"--explain {clean(asked)}: no product has this id; {f'near it: {near}' if near else '`scanner signatures list` names them'}"
    )
