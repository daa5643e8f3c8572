"""What policies name must exist: a ban on a product that nothing recognises would never find it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.categories import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from scanner.catalogue.policies import Policy
    from scanner.catalogue.products import Product
    from scanner.catalogue.toml_file import TomlFile


def check_names(policy: Policy, file: TomlFile, products: Mapping[str, Product]) -> None:
    """Note every product, vendor and category in a policy's rules that does not exist."""
    vendors = {product.vendor for product in products.values()}
    for number, rule in enumerate(policy.rules, 1):
        named: tuple[tuple[str, Iterable[str], Collection[str]], ...] = (
            ("products", rule.match.products, products),
            ("vendors", rule.match.vendors, vendors),
            ("categories", rule.match.categories, CATEGORIES),
        )
        for key, names, known in named:
            for name in names:
                if name not in known:
                    file.note(("rule", number, "match", key), f"unknown: {name!r}")


def check_rule_ids(policy: Policy, file: TomlFile, taken: dict[str, str]) -> None:
    """Note every rule whose id another rule has, in any file; `taken` is filled. A waiver names a rule by its id alone."""
    for number, rule in enumerate(policy.rules, 1):
        if rule.id in taken:
            file.note(("rule", number, "id"), f"the id {rule.id!r} is taken by a rule of {taken[rule.id]}")
        taken[rule.id] = file.name
