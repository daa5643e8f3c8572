"""A scan as CSV: one row for each finding, for spreadsheets, and one for the scan where it is incomplete, so that quiet is not clean."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scanner.language import ENGLISH
from scanner.reports.flat.events import build_events
from scanner.reports.flat.flatten import shorten
from scanner.reports.flat.spreadsheet_cell import guard_cell
from scanner.reports.output_formats import SEPARATORS

if TYPE_CHECKING:
    from scanner.model import Scan
    from scanner.reports.flat.flatten import Scalar

# Readers rely on this order: a new column goes to the end.
HEADER = (
    *("time", "host.name", "host.domain", "host.platform", "host.release", "scope.users", "scope.account"),
    *("finding.product", "finding.name", "finding.vendor", "finding.category", "finding.aspect", "finding.relation"),
    *("finding.rung", "finding.confidence", "finding.processing", "finding.accounts", "finding.items", "finding.places"),
    *("verdict.policy", "verdict.rule", "verdict.outcome", "verdict.fails", "verdict.reason", "verdict.action"),
    *("verdict.dates.effective_from", "verdict.dates.remove_by", "verdict.flags", "verdict.waiver", "verdict.basis", "finding.verdicts"),
    *("item.name", "item.version", "item.publisher", "item.within", "item.state", "item.ids"),
    *("as_of", "id", "series", "finding.id", "finding.fails", "event_type", "complete", "summary.problems", "shortened"),
)
MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine
MOST = 32_000  # characters that a cell of Excel holds


def choose_separator(language: str) -> str:
    """Return the separator that a spreadsheet in a language expects: where a decimal has a comma, a list has none."""
    return "comma" if language == ENGLISH else "semicolon"


def write_report(scan: Scan, *, separator: str | None = None, **_: object) -> str:
    """Return the rows below a header that is always there."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=SEPARATORS[separator or choose_separator(scan.language)], lineterminator="\n")
    writer.writerow(HEADER)
    for event in build_events(scan):
        if event["event_type"] == "finding" or (event["event_type"] == "scan" and not scan.complete):
            row = shorten(event, MOST)
            writer.writerow([_write_cell(row.get(name, "")) for name in HEADER])
    return MARK + table.getvalue()


def _write_cell(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return guard_cell(str(value))
