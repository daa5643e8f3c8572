"""Reports into a store: read, checked, turned into rows, and let be seen a batch at a time.

A batch is seen as a whole or not at all. A process that is killed loses the batch at hand, which the next call reads again: what was read
is written down in the same change as the reports. A report that is stored already is passed by, whoever stored it.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pyarrow as pa

from scanner.fleet.reading.checked_report import check_report
from scanner.fleet.reading.rows import day_of, split_into_rows
from scanner.fleet.reading.sources import STANDARD_INPUT, find_sources, read_pieces
from scanner.fleet.storage.arrow import build_table, schema_of
from scanner.fleet.storage.known_reports import KnownReports, read_known_sources
from scanner.fleet.storage.quarantine import Quarantine
from scanner.fleet.storage.rewrite import merge_small_parts
from scanner.fleet.storage.store import FOLDERS
from scanner.model import Malformed
from scanner.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scanner.fleet.reading.checked_report import CheckedReport
    from scanner.fleet.reading.sources import Source
    from scanner.fleet.storage.manifest import Part
    from scanner.fleet.storage.store import Store

MOST_OF_BATCH = 256 << 20  # bytes of reports, after which a batch is let be seen
MOST_OF_ROWS = 512  # reports as rows, before they become Arrow: rows take ten times the room
CLOCKS_DIFFER = timedelta(days=1)


class Progress(NamedTuple):
    """How far an ingest is."""

    files: int = 0  # read, of `of_files`
    of_files: int = 0
    passed_by: int = 0  # files that were read before, unchanged
    stored: int = 0
    present: int = 0  # reports that the store had
    quarantined: int = 0
    size: int = 0  # bytes of the files read, of `of_size`
    of_size: int = 0


def ingest(store: Store, named: Iterable[str], most: int = MOST_OF_BATCH) -> Iterator[Progress]:
    """Store the reports of files and folders, and yield after each file how far it is. Raises FileNotFoundError and StoreError."""
    store.prepare()
    store.sweep()
    sources, known = [*find_sources(named)], read_known_sources(store)
    waiting = [source for source in sources if source.path == STANDARD_INPUT or known.get(source.path) != (source.size, source.changed)]
    work = _Ingest(store, most)
    total = sum(source.size for source in waiting)
    done = Progress(0, len(waiting), len(sources) - len(waiting), of_size=total)
    for source in waiting:
        counts = work.take(source)
        done = done._replace(
            files=done.files + 1, size=done.size + source.size, **{key: getattr(done, key) + more for key, more in counts.items()}
        )
        yield done
    work.commit()
    merge_small_parts(store)
    yield done


class _Ingest:
    """A batch in the making."""

    def __init__(self, store: Store, most: int) -> None:
        self._store, self._most = store, most
        self._known, self._quarantine = KnownReports(store), Quarantine(store)
        self._latest = datetime.now(UTC) + CLOCKS_DIFFER
        self._start()

    def _start(self) -> None:
        self._rows: dict[date, dict[str, list[tuple[object, ...]]]] = defaultdict(lambda: defaultdict(list))
        self._tables: dict[date, dict[str, list[pa.Table]]] = defaultdict(lambda: defaultdict(list))
        self._ids: dict[date, set[str]] = defaultdict(set)
        self._read: list[tuple[object, ...]] = []
        self._size = self._waiting = 0

    def take(self, source: Source) -> dict[str, int]:
        """Take a file's reports into the batch, and return how many of them were what."""
        counts = {"stored": 0, "present": 0, "quarantined": 0}
        self._quarantine.release(source.path)
        for piece in read_pieces(source):
            try:
                report = self._check(piece.content, piece.fault)
            except Malformed as error:
                self._quarantine.keep(source.path, piece.line, error.detail, piece.content)
                counts["quarantined"] += 1
            else:
                counts["stored" if self._add(report) else "present"] += 1
        passed = counts["stored"] + counts["present"]
        if source.path != STANDARD_INPUT and passed:
            self._read.append((source.path, source.size, source.changed, passed))
        if self._size > self._most:
            self.commit()
        return counts

    def _check(self, content: bytes, fault: str) -> CheckedReport:
        if fault:
            raise Malformed(fault)
        report = check_report(content)
        if report.values.started > self._latest:
            raise Malformed(f"started: {report.values.started:%Y-%m-%dT%H:%M:%SZ} is in the future by the clock of this machine")
        return report

    def _add(self, report: CheckedReport) -> bool:
        day = day_of(report)
        if report.id in self._ids[day] or report.id in self._known.of_day(day):
            return False
        self._ids[day].add(report.id)
        for table, rows in split_into_rows(report):
            self._rows[day][table] += rows
        self._size += len(report.text)
        self._waiting += 1
        if self._waiting >= MOST_OF_ROWS:
            self._pack()
        return True

    def _pack(self) -> None:
        """Turn rows into Arrow."""
        for day, tables in self._rows.items():
            for name, rows in tables.items():
                if rows:
                    self._tables[day][name].append(build_table(name, rows))
        self._rows.clear()
        self._waiting = 0

    def commit(self) -> None:
        """Let the batch be seen."""
        self._pack()
        tables = {day: {name: _joined(name, parts.get(name, [])) for name in FOLDERS} for day, parts in self._tables.items()}
        written = {day: self._store.write_part(day, found) for day, found in tables.items()}
        sources = [self._store.write_sources(self._read)] if self._read else []
        if written or sources:
            with self._store.changing() as manifest:
                for day, part in written.items():
                    if twice := self._ids[day] & self._known.of_day(day, manifest):
                        written[day] = self._without(twice, day, tables[day], part)
                new = [part for part in written.values() if part.reports]
                self._store.replace_manifest(manifest.with_change(new=new, sources=sources))
            for day, part in written.items():
                self._known.add(part, self._ids[day])
        self._start()

    def _without(self, twice: set[str], day: date, tables: dict[str, pa.Table], part: Part) -> Part:
        """Write a part again without the reports that another process stored meanwhile."""
        import pyarrow.compute as pc  # noqa: PLC0415  seldom needed

        self._store.remove_files([part])
        others = pa.array(sorted(twice))
        left = {name: table.filter(pc.invert(pc.is_in(table["report"], others))) for name, table in tables.items()}
        return self._store.write_part(day, left)


def _joined(name: str, parts: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(parts) if parts else schema_of(name).empty_table()
