"""Parts of a store written anew: small ones as one, and all of them without what is to be forgotten."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from scanner.fleet.storage.arrow import schema_of
from scanner.fleet.storage.store import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from scanner.fleet.storage.manifest import Part
    from scanner.fleet.storage.store import Store

    Keep = Callable[[pa.Table], pa.Table]

MOST_PARTS = 8  # of a day, from which on its small ones become one
SMALL = 5000  # reports


def merge_small_parts(store: Store) -> None:
    """Make one part of a day's small ones where there are many: a file costs a question as much as thousands of rows."""
    if any(_small(parts) for parts in _by_day(store.manifest().parts).values()):
        with store.changing() as manifest:
            small = {day: found for day, parts in _by_day(manifest.parts).items() if (found := _small(parts))}
            new = [_rewritten(store, day, parts, None) for day, parts in small.items()]
            gone = [part for parts in small.values() for part in parts]
            store.replace_manifest(manifest.with_change([part.name for part in gone], new))
        store.remove_files(gone)


def purge(store: Store, before: date) -> int:
    """Drop every report of the days before one, and return how many those were."""
    with store.changing() as manifest:
        gone = [part for part in manifest.parts if part.day < before]
        store.replace_manifest(manifest.with_change([part.name for part in gone]))
    store.remove_files(gone)
    return sum(part.reports for part in gone)


def forget_machine(store: Store, machine: str) -> int:
    """Drop every report of a machine, and return how many those were."""
    gone, new = [], []
    with store.changing() as manifest:
        for part in manifest.parts:
            scans = pq.read_table(store.path_of("scans", part), columns=["report", "machine", "host_name"])
            names = zip(*(scans[name].to_pylist() for name in ("report", "machine", "host_name")), strict=True)
            reports = {report for report, *called in names if machine.casefold() in {one.casefold() for one in called}}
            if reports:
                gone.append(part)
                rewritten = _rewritten(store, part.day, [part], reports)
                new += [rewritten] if rewritten.reports else []
        store.replace_manifest(manifest.with_change([part.name for part in gone], new))
    store.remove_files(gone)
    return sum(part.reports for part in gone) - sum(part.reports for part in new)


def _rewritten(store: Store, day: date, parts: Sequence[Part], without: set[str] | None) -> Part:
    return store.write_part(day, {table: _read(store, table, parts, without) for table in FOLDERS})


def _read(store: Store, table: str, parts: Sequence[Part], without: set[str] | None) -> pa.Table:
    files = [store.path_of(table, part) for part in parts if table in part.tables]
    found = [pq.ParquetFile(file).read() for file in files]
    whole = pa.concat_tables([schema_of(table).empty_table(), *found], promote_options="default").select(schema_of(table).names)
    if without:
        import pyarrow.compute as pc  # noqa: PLC0415  seldom needed

        whole = whole.filter(pc.invert(pc.is_in(whole["report"], pa.array(sorted(without)))))
    return whole


def _by_day(parts: Sequence[Part]) -> dict[date, list[Part]]:
    days: dict[date, list[Part]] = defaultdict(list)
    for part in parts:
        days[part.day].append(part)
    return days


def _small(parts: Sequence[Part]) -> list[Part]:
    small = [part for part in parts if part.reports < SMALL]
    return small if len(small) >= MOST_PARTS else []
