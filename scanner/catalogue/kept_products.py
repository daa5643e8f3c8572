"""The products of added folders, compiled: parsing thousands of files at each scan would cost many times the scan.

They are kept in one file, which says of which files it was made (their digest) and by which code; made of others or by another, it is
passed over and written anew. Who may keep one, and where, is for the caller to say: whoever can write it decides what is found.
"""

from __future__ import annotations

from collections import ChainMap
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from scanner.catalogue.compiled import FORMAT, Lazy, Makers, open_table, pack, parse_product, product_layer
from scanner.catalogue.key_table import DamagedTable
from scanner.catalogue.signature_files import PRODUCTS
from scanner.catalogue.whole_file import write_whole
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.product import Product
    from scanner.catalogue.signature_files import SignatureFile


class Kept(NamedTuple):
    """Where compiled products are kept, and what stands for the code that compiles: other code may compare names in another way."""

    path: str
    code: str


def read_kept(kept: Kept, digest: str, base: Catalogue) -> Catalogue | None:
    """Return a catalogue with the products that were kept for files of this digest; None where they were not, or are damaged."""
    try:
        opened = open_table(kept.path)
        if opened is None or (opened[1]["digest"], opened[1]["code"]) != (digest, kept.code) or not opened[0].is_whole():
            return None
    except (DamagedTable, OSError):
        return None
    table, head = opened
    own = Lazy(table, "", PRODUCTS, head["counts"][PRODUCTS], parse_product)
    return base._replace(
        products=ChainMap(cast("dict[str, Product]", own), cast("dict[str, Product]", base.products)),
        makers=Makers(table, base.makers),
        version=max(base.version, head["version"]),
        layers=(*base.layers, product_layer(own, table, head)),
    )


def keep(kept: Kept, digest: str, files: Collection[SignatureFile], products: Collection[Product]) -> None:
    """Write the products of these files, which have this digest with all that lies beside them; what cannot be written is not kept."""
    head = {"format": FORMAT, "digest": digest, "version": max(one.reviewed.isoformat() for one in products), "code": kept.code}
    content = pack(head, files, products, {one.vendor for one in products}, paths=True)
    with suppress(OSError):
        write_whole(kept.path, content)
