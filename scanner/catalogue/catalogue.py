"""All products and policies that a scan uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.catalogue.policies import Policy
    from scanner.catalogue.products import Product


class Catalogue(NamedTuple):
    """Products and policies by id. `version` is the day of the newest review in it; `digest` stands for every byte of its files."""

    products: Mapping[str, Product]
    policies: Mapping[str, Policy]
    version: str
    digest: str
