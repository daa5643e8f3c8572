"""Parts of a store written anew: small ones as one, and all of them without what is to be forgotten."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

import pyarrow as pa

from scanner.fleet.storage.arrow import DamagedFileError, read_parquet, schema_of
from scanner.fleet.storage.known_reports import read_known_sources
from scanner.fleet.storage.listed_names import fits_domains
from scanner.fleet.storage.manifest import Part
from scanner.fleet.storage.quarantine import release_machine, release_old
from scanner.fleet.storage.store import FOLDERS
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scanner.fleet.storage.manifest import Manifest
    from scanner.fleet.storage.store import Store

MOST_PARTS = 8  # of a day, from which on its small ones become one
SMALL = 5000  # reports
AT_ONCE = float("-inf")  # the age of what is deleted


class Forgotten(NamedTuple):
    """How many reports are gone, which files may still hold others, for they cannot be read, and the names of others that may be meant."""

    reports: int
    damaged: tuple[str, ...]
    alike: tuple[str, ...]


def merge_small_parts(store: Store) -> None:
    """Make one part of a day's small ones where there are many, and one list of what was read: a file costs as much as many rows."""
    if _to_merge(store.manifest()):
        with store.changing() as manifest:
            parts, new, lists = list[Part](), list[Part](), _many_lists(manifest)
            for small in _small_parts(manifest):
                with suppress(DamagedFileError):  # whoever asks for its rows is told
                    new.append(_rewritten(store, small[0].day, small, None))
                    parts += small
            known = read_known_sources(store, manifest) if lists else {}
            sources = [store.write_sources([(source, *state) for source, state in known.items()])] if lists else []
            store.replace_manifest(manifest.with_change([*(part.name for part in parts), *lists], new, sources))
            store.retire([path for part in parts for path in store.paths_of(part)])
            store.retire(map(store.path_of_sources, lists))


def purge(store: Store, before: date) -> int:
    """Drop every report of the days before one, and return how many those were."""
    with store.changing() as manifest:
        gone = [part for part in manifest.parts if part.day < before]
        _change(store, manifest.with_change([part.name for part in gone]))
    release_old(store, before)
    return sum(part.reports for part in gone)


def forget_machine(store: Store, machine: str) -> Forgotten:
    """Drop every report of a machine, with what names it in the quarantine. A part of which a file is damaged stays as it is."""
    machine = machine.strip().rstrip(".")  # as a list's, see `units.py`
    gone, new, damaged, alike = list[Part](), list[Part](), list[str](), set[str]()
    with store.changing() as manifest:
        for part in manifest.parts:
            try:
                if reports := _reports_of(store, part, machine):
                    new.append(_rewritten(store, part.day, [part], reports))
                    gone.append(part)
                alike |= _find_alike(store, part, machine)
            except DamagedFileError as error:
                damaged.append(error.path)
        _change(store, manifest.with_change([part.name for part in gone], [part for part in new if part.reports]))
    refused = release_machine(store, machine)
    return Forgotten(refused + sum(part.reports for part in gone) - sum(part.reports for part in new), tuple(damaged), tuple(sorted(alike)))


def _reports_of(store: Store, part: Part, machine: str) -> set[str]:
    scans = read_parquet(store.path_of("scans", part), ["report", "machine", "host_name"])
    names = zip(*(scans[name].to_pylist() for name in ("report", "machine", "host_name")), strict=True)
    return {report for report, *called in names if machine.casefold() in {one.strip().casefold() for one in called}}


def _find_alike(store: Store, part: Part, machine: str) -> set[str]:
    """Return the names in a part that may be this machine's other one, the short one or the full one."""
    scans = read_parquet(store.path_of("scans", part), ["host_name", "host_domain"])
    named = {*zip(scans["host_name"].to_pylist(), scans["host_domain"].to_pylist(), strict=True)}
    return {name for name, domain in named if _may_be_one(machine.lower(), name.lower(), (domain or "").lower())}


def _may_be_one(machine: str, name: str, domain: str) -> bool:
    if name == machine or name.partition(".")[0] != machine.partition(".")[0]:
        return False
    return "." not in machine or ("." not in name and fits_domains(machine, [domain] if domain else []))


def _change(store: Store, manifest: Manifest) -> None:
    """Let a deletion be seen, and leave nothing of it behind, be it from a change or a process that was killed."""
    store.replace_manifest(manifest)
    store.sweep(manifest, AT_ONCE)


def _rewritten(store: Store, day: date, parts: Sequence[Part], without: set[str] | None) -> Part:
    return store.write_part(day, {table: _read(store, table, parts, without) for table in FOLDERS})


def _read(store: Store, table: str, parts: Sequence[Part], without: set[str] | None) -> pa.Table:
    files = [store.path_of(table, part) for part in parts if table in part.tables]
    found = [read_parquet(file) for file in files]
    whole = pa.concat_tables([schema_of(table).empty_table(), *found], promote_options="default").select(schema_of(table).names)
    if without:
        import pyarrow.compute as pc  # noqa: PLC0415  seldom needed

        whole = whole.filter(pc.invert(pc.is_in(whole["report"], pa.array(sorted(without)))))
    return whole


def _to_merge(manifest: Manifest) -> bool:
    return bool(_many_lists(manifest) or _small_parts(manifest))


def _many_lists(manifest: Manifest) -> tuple[str, ...]:
    return manifest.sources if len(manifest.sources) >= MOST_PARTS else ()


def _small_parts(manifest: Manifest) -> list[list[Part]]:
    """Return the small parts of each day that has many."""
    days: dict[date, list[Part]] = defaultdict(list)
    for part in manifest.parts:
        if part.reports < SMALL:
            days[part.day].append(part)
    return [parts for parts in days.values() if len(parts) >= MOST_PARTS]
