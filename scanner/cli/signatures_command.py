"""`scanner signatures`: the products and built-in features that can be recognised."""

from __future__ import annotations

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit
from scanner.cli.open_catalogue import find_product, open_catalogue
from scanner.cli.options import PRODUCT_NAME, SHOWN_FORMAT, SIGNATURES, Sources, configured, with_options
from scanner.cli.output import print_json


@click.group(name="signatures")
def command() -> None:
    """List, show and check the products and built-in features that can be recognised."""


@configured
@command.command(name="list", examples=("scanner signatures list", "scanner signatures list --format json"))
@with_options(SIGNATURES, SHOWN_FORMAT)
def list_products(*, signatures: Sources, form: str) -> None:
    """List every product and built-in feature: id, name and category."""
    catalogue = open_catalogue(signatures)
    features = (feature.product for feature in catalogue.features.values())
    products = sorted((*catalogue.products.values(), *features), key=lambda product: product.id)
    if form == "json":
        print_json([{field: getattr(product, field) for field in ("id", "name", "vendor", "category")} for product in products])
        return
    for product in products:
        click.echo(f"{product.id:<28} {product.name:<32} {product.category}")


@configured
@command.command(name="show", examples=("scanner signatures show tiktok",))
@click.argument("product", metavar="ID", type=PRODUCT_NAME)
@with_options(SIGNATURES)
def show_product(*, product: str, signatures: Sources) -> None:
    """Print the file that defines a product or a built-in feature."""
    with open(find_product(product, open_catalogue(signatures)).path, encoding="utf-8") as file:
        click.echo(file.read(), nl=False)


@command.command(name="check", examples=("scanner signatures check", "scanner signatures check our-signatures"))
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(exists=True, file_okay=False))
def check_catalogue(*, folder: str | None) -> int:
    """Check the bundled catalogue, alone or with the signatures and policies in DIR: syntax, examples and conflicts."""
    from scanner.catalogue.check import faults  # noqa: PLC0415  only this command checks

    catalogue = open_catalogue(Sources((folder,) if folder else ()))
    found = faults(catalogue)
    for fault in found:
        click.echo(fault)
    if found:
        return Exit.WRONG_CALL
    known = f"{catalogue.count_products()} products, {len(catalogue.features)} built-in features and {len(catalogue.policies)} policies"
    click.echo(f"{known} are in order.")
    return Exit.CLEAN
