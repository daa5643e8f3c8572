"""Reads a built-in feature's file, `signatures/features/<id>.toml`, and that of a program, `signatures/programs/<id>.toml`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.catalogue.features import CATEGORY, Feature, Governing, Presence
from scanner.catalogue.policy_words import FEATURES, Processing
from scanner.catalogue.product_file import read_block
from scanner.catalogue.products import Product
from scanner.matching.versions import numbers
from scanner.model import Platform, Relation, State
from scanner.setting import Setting, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.catalogue.products import Block
    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile

MATCHED = ("id", "name", "publisher", "web_app", "kind", "confidence")  # the keys of a block
DEFAULTS = (State.ENABLED, State.DISABLED, State.UNKNOWN)
KEYED = {Store.REGISTRY, Store.MANAGED_PREFERENCE}  # the registry's key, the domain of a managed preference


def read_feature(file: TomlFile, id: str) -> Feature:  # noqa: A002  it is what the file's name is called everywhere
    """Return the feature; it is only to be used when the file has no faults afterwards."""
    top = file.root
    read = [_presence(table, number) for number, table in enumerate(top.tables("presence", required=True), 1)]
    blocks = [block for _, block in read if block]
    product = Product(
        id=id,
        name=top.text("name", required=True),
        vendor=top.text("vendor", required=True),
        category=CATEGORY,
        description=top.text("description", required=True),
        references=top.addresses("references"),
        reviewed=top.date("reviewed", required=True) or date.min,
        blocks=tuple(block._replace(number=number) for number, block in enumerate(blocks, 1)),
        hits=(),
        misses=(),
        path=file.name,
    )
    feature = Feature(
        product=product,
        sorts=_sorts(top),
        default=_default(top),
        presences=tuple(_numbered(read)),
        settings=tuple(one for number, table in enumerate(top.tables("setting"), 1) for one in _settings(table, f"{id}#{number}")),
        processing=top.word("processing", Processing, required=True) or Processing.BOTH,
    )
    top.close()
    return feature


def read_program(file: TomlFile, id: str) -> Product:  # noqa: A002  as above
    """Return how a program is recognised that has features; it is only to be used when the file has no faults afterwards."""
    top = file.root
    program = Product(
        id=id,
        name=top.text("name", required=True),
        vendor=top.text("vendor", required=True),
        category=CATEGORY,
        description="",
        references=top.addresses("references"),
        reviewed=top.date("reviewed", required=True) or date.min,
        blocks=tuple(read_block(table, number, Relation.OFFICIAL) for number, table in enumerate(top.tables("match", required=True), 1)),
        hits=(),
        misses=(),
        path=file.name,
    )
    top.close()
    return program


def _sorts(top: Table) -> tuple[str, ...]:
    found = top.texts("features", required=True)
    for word in found:
        if word not in FEATURES:
            top.fault("features", f"expected one of {', '.join(FEATURES)}; found {word!r}")
    return found


def _default(top: Table) -> State:
    found = top.word("default", State, required=True) or State.UNKNOWN
    if found not in DEFAULTS:
        top.fault("default", f"expected one of {', '.join(DEFAULTS)}; found {found!r}")
    return found


def _presence(table: Table, number: int) -> tuple[list[Presence], Block | None]:
    """Return a `[[presence]]` once for each program that it names, and the block by which they are recognised together."""
    platform = table.word("platform", Platform)
    since, until = _version(table, "since"), _version(table, "until")
    presences = [Presence(0, program, platform, since, until) for program in table.texts("program") or ("",)]
    if table.flag("system"):
        if platform is None:
            table.fault("platform", "missing; the system itself is one of a platform")
        return presences, None
    if table.has("program") and not any(table.has(key) for key in MATCHED):
        return [presence._replace(described=True) for presence in presences], None
    return presences, read_block(table, number, Relation.OFFICIAL)


def _numbered(read: list[tuple[list[Presence], Block | None]]) -> Iterator[Presence]:
    """Yield the presences with the numbers of their blocks among those that have one."""
    number = 0
    for presences, block in read:
        number += block is not None
        yield from (presence._replace(block=number if block else 0) for presence in presences)


def _settings(table: Table, id_: str) -> Iterator[Governing]:
    """Yield a `[[setting]]` once for each program that it names."""
    store = table.word("store", Store, required=True) or Store.REGISTRY
    key = table.text("key", required=store in KEYED)
    name = table.text("name", required=True)
    off, on = table.values("off"), table.values("on")
    rest = (_version(table, "since"), _version(table, "until"), table.texts("overridden_by"), table.text("ignored"), table.flag("removes"))
    if not (off or on or table.has("ignored")):
        table.fault("off", "expected the values that switch it off, or `on` with those that switch it on")
    for program in table.texts("program") or ("",):
        yield Governing(Setting(id_, store, program, key, name, off, on), *rest)


def _version(table: Table, key: str) -> str:
    found = table.text(key)
    if found and not numbers(found):
        table.fault(key, f"expected a version such as 156.0; found {found!r}")
    return found
