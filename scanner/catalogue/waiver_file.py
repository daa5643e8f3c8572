"""Reads a file of waivers, which an administration keeps for itself: `[[waiver]]` tables below `format = "waivers/1"`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.catalogue.waivers import Waiver

if TYPE_CHECKING:
    from collections.abc import Collection

    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile

FORMAT = "waivers/1"
DEVICE = "device:"
BLANKET = "a waiver for everything is none: it names one rule, and devices by name"


def read_waivers(file: TomlFile, rules: Collection[str], products: Collection[str]) -> list[Waiver]:
    """Return the waivers, only to be used when the file has no faults afterwards; rules and products are those that exist."""
    top = file.root
    if (found := top.text("format", required=True)) and found != FORMAT:
        top.fault("format", f"expected {FORMAT!r}, found {found!r}: this scanner does not know the format")
    waivers: list[Waiver] = []
    for table in top.tables("waiver", required=True):
        waiver = _waiver(table, rules, products)
        if waiver.id in {other.id for other in waivers}:
            table.fault("id", f"the id {waiver.id!r} is taken by another waiver")
        waivers.append(waiver)
    top.close()
    return waivers


def _waiver(table: Table, rules: Collection[str], products: Collection[str]) -> Waiver:
    granted, expires = table.date("granted"), table.date("expires", required=True)
    if granted and expires and expires < granted:
        table.fault("expires", f"expected a day not before granted, {granted}; found {expires}")
    return Waiver(
        id=table.text("id", required=True),
        rule=_rule(table, rules),
        devices=_devices(table),
        products=_products(table, products),
        purpose=table.text("purpose", required=True),
        approved_by=table.text("approved_by", required=True),
        reference=table.text("reference", required=True),
        granted=granted,
        expires=expires or date.min,
        conditions_confirmed=table.texts("conditions_confirmed"),
    )


def _rule(table: Table, rules: Collection[str]) -> str:
    found = table.text("rule", required=True)
    if found and found not in rules:
        table.fault("rule", BLANKET if "*" in found else f"no policy has a rule {found!r}")
    return found


def _devices(table: Table) -> tuple[str, ...]:
    found = table.texts("scope", required=True)
    for scope in found:
        name = scope.removeprefix(DEVICE)
        if "*" in scope or scope in {DEVICE, "all"}:
            table.fault("scope", BLANKET)
        elif name == scope:
            table.fault("scope", f"expected {DEVICE} and the name of a host as reports print it; found {scope!r}")
    return tuple(scope.removeprefix(DEVICE) for scope in found)


def _products(table: Table, products: Collection[str]) -> tuple[str, ...]:
    found = table.texts("products")
    for product in found:
        if product not in products:
            table.fault("products", BLANKET if "*" in product else f"unknown: {product!r}")
    return found
