"""Which reports and files a store has already: asked for each report, so held by day and forgotten again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from datetime import date

    from scanner.fleet.storage.manifest import Manifest, Part
    from scanner.fleet.storage.store import Store

MOST_DAYS = 64  # whose ids are held at once


class KnownReports:
    """The ids of the reports in a store."""

    def __init__(self, store: Store) -> None:
        """Take the store as it is now; what others add later is looked at when a change is made."""
        self._store, self._manifest = store, store.manifest()
        self._days: OrderedDict[date, tuple[set[str], set[str]]] = OrderedDict()  # names of parts, and ids of their reports

    def of_day(self, day: date, manifest: Manifest | None = None) -> set[str]:
        """Return the ids of a day, by the manifest that was given last."""
        self._manifest = manifest or self._manifest
        read, ids = self._days.setdefault(day, (set(), set()))
        self._days.move_to_end(day)
        if len(self._days) > MOST_DAYS:
            self._days.popitem(last=False)
        if manifest or not read:
            for part in self._manifest.parts:
                if part.day == day and part.name not in read:
                    read.add(part.name)
                    ids.update(pq.read_table(self._store.path_of("scans", part), columns=["report"])["report"].to_pylist())
        return ids

    def add(self, part: Part, reports: set[str]) -> None:
        """Take note of a part that was just stored."""
        if part.day in self._days:
            names, ids = self._days[part.day]
            names.add(part.name)
            ids |= reports


def read_known_sources(store: Store) -> dict[str, tuple[int, int]]:
    """Return the files that were read before, with their size and time."""
    known: dict[str, tuple[int, int]] = {}
    for name in store.manifest().sources:
        table = pq.read_table(store.path_of_sources(name), columns=["path", "size", "changed"])
        known.update(zip(table["path"].to_pylist(), zip(table["size"].to_pylist(), table["changed"].to_pylist(), strict=True), strict=True))
    return known
