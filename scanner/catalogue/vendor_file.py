"""Reads a vendor's file: `signatures/vendors/<id>.toml`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.catalogue.vendors import Vendor

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scanner.catalogue.products import Product
    from scanner.tables.toml_file import TomlFile


def read_vendor(file: TomlFile) -> Vendor:
    """Return the vendor; it is only to be used when the file has no faults afterwards."""
    top = file.root
    below = top.table("families")
    vendor = Vendor(
        name=top.text("name", required=True),
        description=top.text("description", required=True),
        subsidiaries=top.texts("subsidiaries"),
        successors=top.texts("successors"),
        families={name: below.texts(name) for name in below.keys()},  # noqa: SIM118  a Table is no dict
        references=top.addresses("references"),
        reviewed=top.date("reviewed", required=True) or date.min,
        path=file.name,
    )
    top.close()
    return vendor


def check_families(vendor: Vendor, file: TomlFile, products: Mapping[str, Product], makers: Collection[str]) -> None:
    """Note a family's product that is not this vendor's, one in two families, and related vendors that nobody knows."""
    listed = [(family, id_) for family, ids in vendor.families.items() for id_ in ids]
    for family, id_ in listed:
        if id_ not in products or products[id_].vendor != vendor.name:
            file.note(("families", family), f"expected products of the vendor {vendor.name!r}; found {id_!r}")
        elif [one for _, one in listed].count(id_) > 1:
            file.note(("families", family), f"expected every product in one family; {id_!r} is in several")
    for key in ("subsidiaries", "successors"):
        for name in getattr(vendor, key):
            if name not in makers:
                file.note((key,), f"no product and no file has the vendor {name!r}")
