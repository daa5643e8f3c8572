"""The bundled catalogue made ready for a scan: parsing hundreds of TOML files at each login would cost more than the scan.

`scripts/compile` writes the file, as JSON, beside the TOML files that it is made of. It holds their digest, and is passed over when they
are no longer those: a scan is then slower, and never wrong. Products and policies in it are read when somebody asks for them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from scanner.catalogue.block_index import BlockIndex
from scanner.catalogue.catalogue import Catalogue
from scanner.catalogue.feature_file import read_feature, read_program
from scanner.catalogue.folder import FEATURES, POLICIES, PRODUCTS, PROGRAMS, VENDORS
from scanner.catalogue.matcher import Layer
from scanner.catalogue.policy_file import read_policy
from scanner.catalogue.product_file import read_product
from scanner.catalogue.toml_file import TomlFile
from scanner.catalogue.vendor_file import read_vendor
from scanner.catalogue.vendors import reaching

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from scanner.catalogue.folder import SignatureFile
    from scanner.catalogue.products import Product

NAME = "compiled.json"
FORMAT = 1
DAY = "\0"  # stands before a date; no text of a signature may hold it
One = TypeVar("One")


class _Lazy(Mapping[str, One]):
    """What files hold, by their ids, each read when it is asked for."""

    def __init__(self, files: Iterable[SignatureFile], kind: str, values: Mapping[str, str], read: Callable[[TomlFile], One]) -> None:
        self._files = {file.id: file for file in files if file.kind == kind}
        self._values, self._read = values, read
        self._known: dict[str, One] = {}

    def __getitem__(self, id_: str) -> One:
        if id_ not in self._known:
            file = self._files[id_]
            self._known[id_] = self._read(TomlFile(file.path, file.content, _dated(json.loads(self._values[file.name]))))
        return self._known[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._files


def compiled(catalogue: Catalogue, files: Iterable[SignatureFile]) -> bytes:
    """Return the compiled form of a catalogue that was loaded from these files, and from no others."""
    whole = {
        "format": FORMAT,
        "digest": catalogue.digest,
        "version": catalogue.version,
        "makers": sorted(catalogue.makers),
        "rules": dict(catalogue.rules),
        "index": BlockIndex(catalogue.products.values()).tables(),
        "files": {file.name: json.dumps(TomlFile(file.path, file.content).values, default=_marked, ensure_ascii=False) for file in files},
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def read_compiled(folder: str, files: Collection[SignatureFile], digest: str) -> Catalogue | None:
    """Return a folder's compiled catalogue, None where there is none or it was made of other files than these, which have this digest."""
    try:
        with open(os.path.join(folder, NAME), "rb") as file:
            whole = json.loads(file.read())
    except FileNotFoundError:
        return None
    if whole["format"] != FORMAT or whole["digest"] != digest:
        return None
    values = whole["files"]
    products = _Lazy(files, PRODUCTS, values, _product)
    vendors = {vendor.name: vendor for vendor in _Lazy(files, VENDORS, values, read_vendor).values()}
    policies = _Lazy(files, POLICIES, values, lambda file: reaching(read_policy(file), vendors))
    layer = Layer(products, BlockIndex.of_tables(whole["index"]))
    programs = _Lazy(files, PROGRAMS, values, lambda file: read_program(file, _id(file)))
    features = _Lazy(files, FEATURES, values, lambda file: read_feature(file, _id(file)))
    return Catalogue(
        products, vendors, programs, features, policies, whole["version"], digest, frozenset(whole["makers"]), whole["rules"], (layer,)
    )


def _product(file: TomlFile) -> Product:
    return read_product(file, os.path.basename(os.path.dirname(file.name)), _id(file))


def _id(file: TomlFile) -> str:
    return os.path.basename(file.name).removesuffix(".toml")


def _marked(value: date) -> str:
    return DAY + value.isoformat()


def _dated(value: Any) -> Any:  # noqa: ANN401  what JSON holds
    """Return a value with its dates: JSON has none."""
    if isinstance(value, dict):
        return {key: _dated(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_dated(one) for one in value]
    return date.fromisoformat(value[1:]) if isinstance(value, str) and value.startswith(DAY) else value
