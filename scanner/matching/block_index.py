"""The blocks of many products, each under its most telling condition: its ids, else its names, else its publishers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from scanner.matching.value_index import Index, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.catalogue.product import Product


class Tables(TypedDict):
    """An index as plain tables: what is compared letter by letter, and what has stars."""

    exact: Texts
    stars: Texts


class BlockIndex:
    """Indexes by kind of id, and of names and publishers."""

    def __init__(self, products: Iterable[Product] = ()) -> None:
        """Index every block of some products."""
        self.ids: dict[str, Index] = {}
        self.names = Index()
        self.publishers = Index()
        for product in products:
            self._add(product)

    def tables(self) -> dict[str, Tables]:
        """Return the indexes as plain tables, by kind of id, and under `=name` and `=publisher`."""
        named = {**self.ids, "=name": self.names, "=publisher": self.publishers}
        return {name: Tables(exact=index.exact, stars=index.stars) for name, index in named.items()}

    @classmethod
    def of_tables(cls, tables: dict[str, Tables]) -> BlockIndex:
        """Return the indexes that `tables` made."""
        made = cls()
        made.ids = {name: Index(**both) for name, both in tables.items()}
        made.names, made.publishers = made.ids.pop("=name"), made.ids.pop("=publisher")
        return made

    def _add(self, product: Product) -> None:
        for block in product.blocks:
            ref = (product.id, block.number)
            for kind, values in block.ids.items():
                self.ids.setdefault(kind, Index()).add(values, ref)
            if not block.ids:
                (self.names if block.names else self.publishers).add(block.names or block.publishers, ref)
