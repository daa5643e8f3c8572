"""The bundled catalogue made ready for a scan: parsing hundreds of TOML files at each login would cost more than the scan.

`scripts/compile` writes the file beside the TOML files that it is made of. It holds their digest, and is passed over when they
are no longer those: a scan is then slower, and never wrong. Its first line is JSON; after it stands a table (`key_table.py`) with the JSON
of each file under its kind and id, and with the index of all blocks, of which a scan reads what its items ask for.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from scanner.catalogue.catalogue import Catalogue
from scanner.catalogue.key_table import NATIVE, DamagedTable, KeyTable, write_table
from scanner.catalogue.signature_files import FEATURES, POLICIES, PRODUCTS, PROGRAMS, VENDORS
from scanner.matching.block_index import BlockIndex
from scanner.matching.matcher import Layer
from scanner.tables.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scanner.catalogue.feature import Feature
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.product import Product
    from scanner.catalogue.signature_files import SignatureFile
    from scanner.catalogue.vendor import Vendor

NAME = "compiled.table"
FORMAT = 4
KINDS = (PRODUCTS, VENDORS, PROGRAMS, FEATURES, POLICIES)
MAKERS = "makers"
SEAL = "seal"  # the key under which the head keeps its own checksum
DAY = "\0"  # stands before a date; no text of a signature may hold it
One = TypeVar("One")


class Lazy(Mapping[str, One]):
    """What files of one kind hold, by their ids, each read when it is asked for."""

    def __init__(self, table: KeyTable, folder: str, kind: str, count: int, read: Callable[[TomlFile], One]) -> None:
        """Take the table, the folder of the files, and what reads one; `count` is how many there are."""
        self._table, self._folder, self._kind, self._count, self._read = table, folder, kind, count, read
        self._known: dict[str, One] = {}

    def __getitem__(self, id_: str) -> One:
        if id_ not in self._known:
            cell = self._table.get(f"{self._kind}={id_}")
            if cell is None:
                raise KeyError(id_)
            name, _, values = cell.decode("utf-8", "surrogateescape").partition("\n")
            path = os.path.join(self._folder, name.replace("/", os.sep))
            self._known[id_] = self._read(TomlFile(path, b"", _restore_dates(json.loads(values))))
        return self._known[id_]

    def __iter__(self) -> Iterator[str]:
        yield from _read_list(self._table, self._kind)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, id_: object) -> bool:
        return id_ in self._known or self._table.get(f"{self._kind}={id_}") is not None


class Makers(AbstractSet[str]):
    """The vendors of the products, read when a file names one."""

    def __init__(self, table: KeyTable, beside: AbstractSet[str] = frozenset()) -> None:
        """Take the table that lists them, and those that it does not list."""
        self._table, self._beside = table, beside

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset((*_read_list(self._table, MAKERS), *self._beside))

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


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
    head = {"format": FORMAT, "digest": catalogue.digest, "version": catalogue.version, "rules": dict(catalogue.rules)}
    return pack(head, files, catalogue.products.values(), catalogue.makers)


def pack(
    head: dict[str, object], files: Iterable[SignatureFile], products: Iterable[Product], makers: Iterable[str], *, paths: bool = False
) -> bytes:
    """Return a table behind a line about it: files by kind and id, their ids, the makers, and the index of the products.

    Files are kept with their names below a folder, or with their `paths`.
    """
    index = BlockIndex(products)
    ids: dict[str, list[str]] = {kind: [] for kind in KINDS}
    cells: dict[str, bytes] = {MAKERS: _write_cell(sorted(makers))}
    for file in files:
        ids[file.kind].append(file.id)
        name = f"{file.path if paths else file.name}\n".encode("utf-8", "surrogateescape")
        cells[f"{file.kind}={file.id}"] = name + _write_cell(TomlFile(file.path, file.content).values)
    cells |= {kind: _write_cell(listed) for kind, listed in ids.items()}
    cells |= {key: _write_cell(value) for key, value in index.flatten().items()}
    slots, table = write_table(cells)
    counts = {kind: len(listed) for kind, listed in ids.items()}
    head = head | {"order": NATIVE, "slots": slots, "counts": counts, "kinds": index.kinds()}
    return _write_cell(head | {SEAL: _sum(head)}) + b"\n" + table


def open_table(path: str) -> tuple[KeyTable, dict[str, Any]] | None:
    """Return a table and what its first line says, None where there is none that this program reads; raise DamagedTable."""
    try:
        table = KeyTable(path)
    except FileNotFoundError:
        return None
    head = _read_head(path, table.head)
    if (head.get("format"), head.get("order")) != (FORMAT, NATIVE):
        return None
    if head.pop(SEAL, None) != _sum(head):
        raise DamagedTable(path, "its first line is another one")
    table.read_numbers(head["slots"])
    return table, head


def _read_head(path: str, line: bytes) -> dict[str, Any]:
    try:
        head = json.loads(line)
    except ValueError:
        head = None
    if not isinstance(head, dict):
        raise DamagedTable(path, "it does not begin as a table does")
    return head


def _sum(head: dict[str, Any]) -> int:
    return crc32(_write_cell(head))


def product_layer(products: Mapping[str, Product], table: KeyTable, head: dict[str, Any]) -> Layer:
    """Return the products of a table with the index in it."""
    return Layer(products, BlockIndex.of_cells(head["kinds"], lambda key: _read_cell(table.get(key))))


def read_compiled(folder: str, digest: str = "") -> Catalogue | None:
    """Return a folder's compiled catalogue, None where there is none, or it was made of files with another digest than this.

    Without a digest it is taken at its word: reading hundreds of files at each login is for a checkout, where somebody edits them.
    """
    opened = open_table(os.path.join(folder, NAME))
    if opened is None or (digest and opened[1]["digest"] != digest):
        return None
    table, head = opened

    def lazy(kind: str, read: Callable[[TomlFile], One]) -> Lazy[One]:
        return Lazy(table, folder, kind, head["counts"][kind], read)

    products, vendors = lazy(PRODUCTS, parse_product), _Vendors(lazy(VENDORS, _vendor))
    policies = lazy(POLICIES, lambda file: _policy(file, vendors))
    return Catalogue(
        products,
        vendors,
        lazy(PROGRAMS, _program),
        lazy(FEATURES, _feature),
        policies,
        head["version"],
        head["digest"],
        Makers(table),
        head["rules"],
        (product_layer(products, table, head),),
    )


def _write_cell(value: object) -> bytes:
    return json.dumps(value, default=_mark, ensure_ascii=False, separators=(",", ":")).encode()


def _read_cell(cell: bytes | None) -> Any:  # noqa: ANN401  what JSON holds
    return None if cell is None else json.loads(cell)


def _read_list(table: KeyTable, key: str) -> list[str]:
    return list(_read_cell(table.get(key)))


# Each reader is imported when one of its files is asked for: most scans find no product and ask about no feature.


def parse_product(file: TomlFile) -> Product:
    """Return the product of a file that was parsed before."""
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
