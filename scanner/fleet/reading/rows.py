"""The rows of a store's tables that a checked report becomes."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from scanner.fleet.reading.checked_report import ENDED_WELL
from scanner.fleet.reading.finding_again import rebuild, see
from scanner.fleet.storage.columns import DOCUMENTS, TABLES, extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime

    from scanner.fleet.reading.checked_report import CheckedReport

    Row = tuple[object, ...]

EXTRACT = {name: extractor(table) for name, table in TABLES.items()}


def day_of(report: CheckedReport) -> date:
    """Return the day (UTC) on which the scan began."""
    started: datetime = report.values.started
    return started.astimezone(UTC).date()


def split_into_rows(report: CheckedReport) -> Iterator[tuple[str, list[Row]]]:
    """Yield the name of each table with the rows that it gets."""
    values, key = report.values, (report.id, day_of(report))
    found = [(place, one) for place, one in enumerate(values.findings) if not rebuild(see(one)).kept_out]
    yield "scans", [(*key, report.series, report.digest, *EXTRACT["scans"](values))]
    yield DOCUMENTS, [(*key, report.text)]
    yield "problems", _rows("problems", key, values.problems)
    yield "runs", _rows("runs", key, (run for run in values.runs if run.status not in ENDED_WELL))
    yield "waivers", _rows("waivers", key, values.waivers or ())
    yield "items", _rows("items", key, values.inventory or ())
    yield "findings", [(*key, place, *EXTRACT["findings"](one)) for place, one in found]
    yield "verdicts", _below("verdicts", key, found, lambda finding: finding.verdicts)
    yield "evidence", _below("evidence", key, found, lambda finding: finding.evidence)


def _rows(table: str, key: Row, found: Iterable[Any]) -> list[Row]:
    extract = EXTRACT[table]
    return [key + extract(one) for one in found]


def _below(table: str, key: Row, findings: Iterable[tuple[int, Any]], of: Callable[[Any], Iterable[Any]]) -> list[Row]:
    extract = EXTRACT[table]
    return [(*key, place, *extract(one)) for place, finding in findings for one in of(finding)]
