"""All products, vendors, built-in features and policies that a scan uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.categories import UNREVIEWED
from scanner.catalogue_origin import BUNDLED, Origin
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from scanner.catalogue.feature import Feature
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.product import Product
    from scanner.catalogue.vendor import Vendor
    from scanner.matching.matcher import Layer


class Catalogue(NamedTuple):
    """Products, programs, features and policies by id, vendors by name."""

    products: Mapping[str, Product]
    vendors: Mapping[str, Vendor]
    programs: Mapping[str, Product]  # what has built-in features, and is no finding itself
    features: Mapping[str, Feature]
    policies: Mapping[str, Policy]
    version: str  # the day of the newest review in it
    digest: str  # stands for every byte of its files
    makers: AbstractSet[str]  # the vendors of the products, with a file of their own or without
    rules: Mapping[str, str]  # the policy that has a rule, by the rule's id
    layers: tuple[Layer, ...]  # the products as a matcher takes them
    origin: Origin = BUNDLED

    def count_products(self) -> int:
        """Return how many products somebody looked at; collections of unreviewed names are none."""
        return sum(not one.endswith(UNREVIEWED) for one in self.products)


EMPTY = Catalogue({}, {}, {}, {}, {}, "", "", frozenset(), {}, ())
