"""`scanner signatures`: the products and built-in features that can be recognised."""

from __future__ import annotations

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit
from scanner.cli.open_catalogue import open_catalogue
from scanner.cli.options import SIGNATURES, configured, with_options


@click.group(name="signatures")
def command() -> None:
    """List, show and check the products and built-in features that can be recognised."""


@configured
@command.command(name="list")
@with_options(SIGNATURES)
def list_products(*, signatures: tuple[str, ...]) -> None:
    """List every product and built-in feature: id, name and category."""
    catalogue = open_catalogue(signatures)
    features = (feature.product for feature in catalogue.features.values())
    for product in sorted((*catalogue.products.values(), *features), key=lambda product: product.id):
        click.echo(f"{product.id:<28} {product.name:<32} {product.category}")


@configured
@command.command(name="show")
@click.argument("product", metavar="ID")
@with_options(SIGNATURES)
def show_product(*, product: str, signatures: tuple[str, ...]) -> None:
    """Print the file that defines a product or a built-in feature."""
    catalogue = open_catalogue(signatures)
    feature = catalogue.features.get(product)
    found = feature.product if feature else catalogue.products.get(product)
    if found is None:
        raise click.UsageError(f"no product or feature has the id {product}; see `scanner signatures list`")
    with open(found.path, encoding="utf-8") as file:
        click.echo(file.read(), nl=False)


@command.command(name="check")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(exists=True, file_okay=False))
def check_catalogue(*, folder: str | None) -> int:
    """Check the bundled catalogue, alone or with the signatures and policies in DIR: syntax, examples and conflicts."""
    from scanner.catalogue.check import faults  # noqa: PLC0415  only this command checks

    catalogue = open_catalogue([folder] if folder else [])
    found = faults(catalogue)
    for fault in found:
        click.echo(fault)
    if found:
        return Exit.WRONG_CALL
    known = f"{len(catalogue.products)} products, {len(catalogue.features)} built-in features and {len(catalogue.policies)} policies"
    click.echo(f"{known} are in order.")
    return Exit.CLEAN
