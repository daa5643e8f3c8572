"""Reports into a store: read, checked, turned into rows, and let be seen a batch at a time.

A batch is seen as a whole or not at all. A process that is killed loses the batch at hand, which the next call reads again: what was read
is written down in the same change as the reports. A report that is stored already is passed by, whoever stored it.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pyarrow as pa

from scanner.fleet.questions.limits import SLACK
from scanner.fleet.reading.checked_report import check_report
from scanner.fleet.reading.open_unpacked import STANDARD_INPUT
from scanner.fleet.reading.rows import day_of, split_into_rows
from scanner.fleet.reading.same_report import is_same_report
from scanner.fleet.reading.sources import find_sources, read_pieces
from scanner.fleet.storage.arrow import build_table, schema_of
from scanner.fleet.storage.known_reports import KnownReports, name_source, read_known_sources, short
from scanner.fleet.storage.quarantine import Quarantine
from scanner.fleet.storage.rewrite import merge_small_parts
from scanner.fleet.storage.store import FOLDERS
from scanner.model import Malformed
from scanner.reports.record.parse_report import MOST_BYTES
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scanner.fleet.reading.checked_report import CheckedReport
    from scanner.fleet.reading.sources import Source
    from scanner.fleet.storage.manifest import Manifest
    from scanner.fleet.storage.store import Store

MOST_OF_BATCH = 64 << 20  # bytes of reports, after which a batch is let be seen: they are held till then
MOST_OF_ROWS = 512  # reports as rows, before they become Arrow: rows take ten times the room
MOST_KEPT = 100  # lines of one file that did not pass
MOST_OF_KEPT = 4 << 20  # bytes of what did not pass of one file, or as many as the file has: a packed one could fill the disk
MOST_REFUSED = 1_000_000  # lines, after which a file is read no further: of a packed one it could take hours
AND_MORE = "; {} more lines of this file were refused, and are not kept"
NOT_READ = "; the rest of the file is not read"
IN_PART = "; not all of its text is kept"
CLOCKS_DIFFER = timedelta(days=1)
LONGEST_NAME = 255  # of a machine, of which no system's is longer: an answer names thousands


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
    others: tuple[str, ...] = ()  # in folders, what is not named like a report, or leads elsewhere
    ahead: int = 0  # of those that are stored, how many begin later than now


def ingest(store: Store, named: Iterable[str], most: int = MOST_OF_BATCH) -> Iterator[Progress]:
    """Store the reports of files and folders, and yield after each how far it is. Raises FileNotFoundError and StoreError."""
    store.prepare()
    with store.changing() as manifest:
        store.sweep(manifest)
        known = read_known_sources(store, manifest)
    found = [*find_sources(named, store.folder)]
    sources, others = [one for one in found if not one.other], tuple(one.path for one in found if one.other)
    waiting = [one for one in sources if known.get(name_source(one.path)) != (one.size, one.changed)]
    total = sum(source.size for source in waiting)
    done = Progress(0, len(waiting), len(sources) - len(waiting), of_size=total, others=others)
    work = _Ingest(store, most)
    for source in waiting:
        before = done.size
        for became, position in work.take(source):
            done = done._replace(size=before + position, **{became: getattr(done, became) + 1})
            yield work.correct(done)
        done = done._replace(files=done.files + 1, size=before + source.size)
    work.commit()
    if not store.exists():  # nothing was stored, and what was refused is to be asked for
        with store.changing() as manifest:
            store.replace_manifest(manifest)
    merge_small_parts(store)
    yield work.correct(done)


class _Ingest:
    """A batch in the making."""

    def __init__(self, store: Store, most: int) -> None:
        self._store, self._most = store, most
        self._known, self._quarantine = KnownReports(store), Quarantine(store)
        now = datetime.now(UTC)
        self._soon, self._latest, self._ahead = now + SLACK, now + CLOCKS_DIFFER, 0
        self._to_read_again: set[str] = set()  # files with a report that another process stored otherwise meanwhile
        self._by_others = 0  # reports that were added here, and that another process stored first
        self._start()

    def _start(self) -> None:
        self._rows: dict[date, dict[str, list[tuple[object, ...]]]] = defaultdict(lambda: defaultdict(list))
        self._tables: dict[date, dict[str, list[pa.Table]]] = defaultdict(lambda: defaultdict(list))
        self._batch: dict[str, tuple[bytes, str]] = {}  # by id: the digest of a report, and its file
        self._read: dict[str, tuple[object, ...]] = {}
        self._size = self._waiting = 0

    def take(self, source: Source) -> Iterator[tuple[str, int]]:
        """Take a file's reports into the batch, and yield what became of each, and how much of the file was read by then."""
        refused: list[str] = []
        last, more = (0, "", b""), 0  # of those that are kept; how many are not
        room = max(MOST_OF_KEPT, MOST_BYTES if source.path == STANDARD_INPUT else source.size)
        for piece in read_pieces(source):
            if self._size > self._most:
                self.commit()
            try:
                became = "stored" if self._add(self._check(piece.content, piece.fault), source) else "present"
            except Malformed as error:
                became = "quarantined"
                if len(refused) < MOST_KEPT:
                    last = (piece.line, error.detail + IN_PART * (len(piece.content) > room), piece.content[:room])
                    room -= len(last[-1])
                    refused.append(self._quarantine.keep(source.path, *last))
                else:
                    more += 1
            yield became, piece.position
            if len(refused) + more >= MOST_REFUSED:
                break
        if more:
            line, reason, content = last
            ended = NOT_READ * (len(refused) + more >= MOST_REFUSED)
            self._quarantine.keep(source.path, line, reason + AND_MORE.format(more) + ended, content)
        if source.path != STANDARD_INPUT:
            self._quarantine.release(source.path, but=refused)
            if not refused:
                self._read[source.path] = (name_source(source.path), source.size, source.changed)

    def correct(self, done: Progress) -> Progress:
        """Return how far it is, without what turned out to be another process's: each says what it stored itself."""
        return done._replace(stored=done.stored - self._by_others, present=done.present + self._by_others, ahead=self._ahead)

    def _check(self, content: bytes, fault: str) -> CheckedReport:
        if fault:
            raise Malformed(fault)
        report = check_report(content)
        if report.values.started > self._latest:
            raise Malformed(f"started: {report.values.started:%Y-%m-%dT%H:%M:%SZ} is in the future by the clock of this machine")
        if len(report.values.host.name) > LONGEST_NAME:
            raise Malformed(f"host.name: more than {LONGEST_NAME} letters")
        return report

    def _add(self, report: CheckedReport, source: Source) -> bool:
        """Add a report unless it is there. Raises Malformed for one that has the id of another."""
        digest = short(report.digest)
        there = self._batch[report.id][0] if report.id in self._batch else self._known.find(report.id)
        if there:
            if there != digest and not self._is_stored(report):
                raise Malformed("id: the store has another report with this id")
            return False
        self._batch[report.id] = (digest, source.path)
        self._ahead += report.values.started > self._soon
        day = day_of(report)
        for table, rows in split_into_rows(report):
            self._rows[day][table] += rows
        self._size += len(report.text)
        self._waiting += 1
        if self._waiting >= MOST_OF_ROWS:
            self._pack()
        return True

    def _is_stored(self, report: CheckedReport) -> bool:
        """Tell whether the store has the report, in whatever form it came."""
        if report.id in self._batch:
            self.commit()
        return is_same_report(self._known.read_document(report.id), report.text)

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
        if self._tables or self._read:
            with self._store.changing() as manifest:
                twice = self._drop_stored(manifest) if self._batch else []
                tables = [(day, _without(twice, _join(parts))) for day, parts in self._tables.items()]
                new = [self._store.write_part(day, found) for day, found in tables if found["scans"].num_rows]
                read = [row for path, row in self._read.items() if path not in self._to_read_again]
                sources = [self._store.write_sources(read)] if read else []
                self._store.replace_manifest(manifest.with_change(new=new, sources=sources))
            self._known.add(new, {report: digest for report, (digest, _) in self._batch.items()})
        self._start()

    def _drop_stored(self, manifest: Manifest) -> list[str]:
        """Return what another process stored meanwhile; a file whose report is not the same as there is to be read again."""
        self._known.bring_up(manifest)
        twice = []
        for report, (digest, source) in self._batch.items():
            if there := self._known.find(report):
                twice.append(report)
                if there != digest:
                    self._to_read_again.add(source)
        for report in twice:
            del self._batch[report]
        self._by_others += len(twice)
        return twice


def _join(parts: dict[str, list[pa.Table]]) -> dict[str, pa.Table]:
    return {name: pa.concat_tables([schema_of(name).empty_table(), *parts.get(name, [])]) for name in FOLDERS}


def _without(twice: list[str], tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    if not twice:
        return tables
    import pyarrow.compute as pc  # noqa: PLC0415  seldom needed

    others = pa.array(twice)
    return {name: table.filter(pc.invert(pc.is_in(table["report"], others))) for name, table in tables.items()}
