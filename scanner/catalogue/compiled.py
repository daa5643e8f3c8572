"""The bundled catalogue made ready for a scan: parsing hundreds of TOML files at each login would cost more than the scan.

`scripts/compile` writes the file beside the TOML files that it is made of. It holds their digest, and is passed over when they
are no longer those: a scan is then slower, and never wrong. Its first line is JSON with the index; each line after it is
the JSON of one file, in the order that the first line names them, and is read when somebody asks for that product or policy.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from scanner.catalogue.catalogue import Catalogue
from scanner.catalogue.signature_files import FEATURES, POLICIES, PRODUCTS, PROGRAMS, VENDORS, SignatureFile
from scanner.matching.block_index import BlockIndex
from scanner.matching.matcher import Layer
from scanner.tables.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from scanner.catalogue.feature import Feature
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.product import Product
    from scanner.catalogue.vendor import Vendor

NAME = "compiled.json"
FORMAT = 2
DAY = "\0"  # stands before a date; no text of a signature may hold it
One = TypeVar("One")


class _Lazy(Mapping[str, One]):
    """What files hold, by their ids, each read when it is asked for."""

    def __init__(self, files: Iterable[SignatureFile], kind: str, values: Mapping[str, bytes], read: Callable[[TomlFile], One]) -> None:
        self._files = {file.id: file for file in files if file.kind == kind}
        self._values, self._read = values, read
        self._known: dict[str, One] = {}

    def __getitem__(self, id_: str) -> One:
        if id_ not in self._known:
            file = self._files[id_]
            self._known[id_] = self._read(TomlFile(file.path, file.content, _restore_dates(json.loads(self._values[file.name]))))
        return self._known[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._files


class _Vendors(Mapping[str, "Vendor"]):
    """Vendors by name, read when the first rule names one."""

    def __init__(self, by_id: Mapping[str, Vendor]) -> None:
        self._by_id = by_id

    @cached_property
    def _by_name(self) -> dict[str, Vendor]:
        return {vendor.name: vendor for vendor in self._by_id.values()}

    def __getitem__(self, name: str) -> Vendor:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_id)


def compiled(catalogue: Catalogue, files: Iterable[SignatureFile]) -> bytes:
    """Return the compiled form of a catalogue that was loaded from these files, and from no others."""
    tables = {file.name: TomlFile(file.path, file.content).values for file in files}
    head = {
        "format": FORMAT,
        "digest": catalogue.digest,
        "version": catalogue.version,
        "makers": sorted(catalogue.makers),
        "rules": dict(catalogue.rules),
        "index": BlockIndex(catalogue.products.values()).tables(),
        "files": [*tables],
    }
    return b"\n".join(
        json.dumps(one, default=_mark, ensure_ascii=False, separators=(",", ":")).encode() for one in (head, *tables.values())
    )


def read_compiled(folder: str, files: Collection[SignatureFile] = (), digest: str = "") -> Catalogue | None:
    """Return a folder's compiled catalogue, None where there is none or it was made of other files than these, which have this digest.

    Without files it is taken at its word: reading hundreds of them at each login is for a checkout, where somebody edits them.
    """
    try:
        with open(os.path.join(folder, NAME), "rb") as file:
            head, *lines = file.read().split(b"\n")
    except FileNotFoundError:
        return None
    whole = json.loads(head)
    if whole["format"] != FORMAT or (digest and whole["digest"] != digest):
        return None
    files = files or [SignatureFile(name, os.path.join(folder, *name.split("/")), b"") for name in whole["files"]]
    values = dict(zip(whole["files"], lines, strict=True))
    products = _Lazy(files, PRODUCTS, values, _product)
    vendors = _Vendors(_Lazy(files, VENDORS, values, _vendor))
    policies = _Lazy(files, POLICIES, values, lambda file: _policy(file, vendors))
    layer = Layer(products, BlockIndex.of_tables(whole["index"]))
    programs = _Lazy(files, PROGRAMS, values, _program)
    features = _Lazy(files, FEATURES, values, _feature)
    return Catalogue(
        products,
        vendors,
        programs,
        features,
        policies,
        whole["version"],
        whole["digest"],
        frozenset(whole["makers"]),
        whole["rules"],
        (layer,),
    )


# Each reader is imported when one of its files is asked for: most scans find no product and ask about no feature.


def _product(file: TomlFile) -> Product:
    from scanner.catalogue.product import read_product  # noqa: PLC0415  as above, and below

    return read_product(file, os.path.basename(os.path.dirname(file.name)), _id(file))


def _vendor(file: TomlFile) -> Vendor:
    from scanner.catalogue.vendor import read_vendor  # noqa: PLC0415

    return read_vendor(file)


def _policy(file: TomlFile, vendors: Mapping[str, Vendor]) -> Policy:
    from scanner.catalogue.policy import read_policy  # noqa: PLC0415
    from scanner.catalogue.vendor import reaching  # noqa: PLC0415

    return reaching(read_policy(file), vendors)


def _feature(file: TomlFile) -> Feature:
    from scanner.catalogue.feature import read_feature  # noqa: PLC0415

    return read_feature(file, _id(file))


def _program(file: TomlFile) -> Product:
    from scanner.catalogue.program import read_program  # noqa: PLC0415

    return read_program(file, _id(file))


def _id(file: TomlFile) -> str:
    return os.path.basename(file.name).removesuffix(".toml")


def _mark(value: date) -> str:
    return DAY + value.isoformat()


def _restore_dates(value: Any) -> Any:  # noqa: ANN401  what JSON holds
    """Return a value with its dates: JSON has none."""
    if isinstance(value, dict):
        return {key: _restore_dates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_restore_dates(one) for one in value]
    return date.fromisoformat(value[1:]) if isinstance(value, str) and value.startswith(DAY) else value
