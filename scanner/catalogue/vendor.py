"""A vendor, as its file `signatures/vendors/<id>.toml` has it: its families of products, and the names that a ban reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Declaration, Form, Key
from scanner.tables.kinds import ADDRESSES, DAY, NAMES, TEXT, TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from scanner.catalogue.policy import Policy
    from scanner.catalogue.product import Product
    from scanner.tables.declaration import Known
    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile


class Vendor(NamedTuple):
    """A vendor. `subsidiaries` and `successors` are names of vendors, as product files write them."""

    name: str
    description: str
    subsidiaries: tuple[str, ...]
    successors: tuple[str, ...]
    families: Mapping[str, tuple[str, ...]]  # ids of products
    references: tuple[str, ...]
    reviewed: date
    path: str  # of its file
    seat: str = ""  # the country of its head office, as two letters; empty where nobody looked
    seat_source: str = ""  # an address that says so


def read_vendor(file: TomlFile) -> Vendor:
    """Return the vendor; it is only to be used when the file has no faults afterwards."""
    vendor: Vendor = VENDOR.read(file.root, {}, path=file.name)
    file.root.close()
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


def meant(names: Iterable[str], vendors: Mapping[str, Vendor], *, successors: bool) -> tuple[str, ...]:
    """Return vendors' names with those of their subsidiaries, and of who took over from them where that is meant, at any depth."""
    found: dict[str, None] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _next(vendors.get(name), successors=successors)
    return tuple(found)


def reaching(policy: Policy, vendors: Mapping[str, Vendor]) -> Policy:
    """Return the policy with every vendor in it that its rules mean."""
    rules = (
        rule._replace(match=rule.match._replace(vendors=meant(rule.match.vendors, vendors, successors=rule.match.include_successors)))
        for rule in policy.rules
    )
    return policy._replace(rules=tuple(rules))


def _next(vendor: Vendor | None, *, successors: bool) -> Iterator[str]:
    if vendor:
        yield from vendor.subsidiaries
        yield from vendor.successors if successors else ()


def _check_seat(table: Table, vendor: Vendor, _known: Known) -> None:
    if bool(vendor.seat) != bool(vendor.seat_source):
        table.fault("seat_source" if vendor.seat else "seat", "missing; a seat needs an address that says so")


WEB = (Form(r"https://\S+", "expected an address that begins with https://; found {found}"),)
COUNTRY = (Form("[A-Z]{2}", "expected two capital letters, such as BE; found {found}"),)
VENDOR = Declaration(
    (
        Key("name", TEXT, "The exact `vendor` of the product files.", required=True),
        Key("description", TEXT, "One or two sentences: who the vendor is, and what it makes.", required=True),
        Key("subsidiaries", TEXTS, "Vendors whose products a ban of this vendor includes."),
        Key("successors", TEXTS, "Vendors whose products it includes if the policy sets `include_successors`."),
        Key("references", ADDRESSES, "Addresses that document the content of the file."),
        Key("reviewed", DAY, "The day on which the file was last reviewed.", required=True),
        Key("seat", TEXT, "The country of its head office, by its two letters in ISO 3166: the inventory of AI tools says it.", default="",
            forms=COUNTRY),
        Key("seat_source", TEXT, "An address that says so; required with `seat`.", default="", forms=WEB),
        Key("families", NAMES, "Ids of the vendor's products, each in exactly one family.", each=Key("", TEXTS, "")),
    ),
    make=Vendor,
    check=_check_seat,
)  # fmt: skip
