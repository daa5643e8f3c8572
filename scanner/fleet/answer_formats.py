"""Answers: a table for people, a spreadsheet, JSON and CSV for programs, and Parquet for the next engine.

What stands in a report may have been named by anyone. In a table it is cleaned; in CSV, a text that a spreadsheet would take for a
formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from scanner.language import speaker
from scanner.reports.clean import clean
from scanner.reports.flat.csv_report import MARK
from scanner.reports.flat.spreadsheet_cell import guard_cell
from scanner.reports.output_formats import SEPARATORS
from scanner.reports.terminal.layout import Line, columns
from scanner.reports.terminal.paint import leave_plain

if TYPE_CHECKING:
    from scanner.fleet.questions.question import Answer

TABLE = "table"
PACKED = ("parquet", "ods")  # not for a terminal
WIDE = 10_000  # a row of an answer is one line, however long: it is filtered, sorted and cut by other programs
SAID_COLUMNS = {
    "machines": "machines",
    "complete": "scan complete",
    "incomplete": "not complete",
    "only_addressed": "reported in part",
    "silent": "silent",
    "never_reported": "never reported",
    "banned": "banned",
    "units": "units",
    "unlisted": "not in the list",
    "quarantined": "in quarantine",
    "reports": "reports",
    "newest": "newest report",
    "category": "category",
    "product": "product",
    "with_leftovers": "leftovers only",
    "running": "running",
    "accounts": "accounts",
    "first_seen": "first seen",
    "last_seen": "last seen",
    "policy": "policy",
    "outcome": "verdict",
    "unit": "unit",
    "products": "products",
    "machine": "machine",
    "owner": "owner",
    "account": "account",
    "aspect": "form",
    "relation": "relation",
    "rung": "trace",
    "confidence": "confidence",
    "states": "state",
    "last_report": "last report",
    "day": "day",
    "reported": "reported",
    "cause": "cause",
    "collector": "collector",
    "records": "records",
    "remedy": "remedy",
    "change": "change",
    "rule": "rule",
    "due": "was due",
    "id": "waiver",
    "approved_by": "approved by",
    "reference": "reference",
    "expires": "expires",
    "applied": "applied",
    "name": "name",
    "vendor": "vendor",
    "seat": "seat of the vendor",
    "data_location": "where data is kept",
    "forms": "forms",
    "processing": "processing",
    "destinations": "destinations",
    "built_in": "built in and on",
    "verdict": "verdict",
    "purpose": "purpose",
    "contract": "contract",
    "dpia": "DPIA",
    "decision": "decision",
}


def write_answer(answer: Answer, form: str, *, language: str = "en", separator: str | None = None) -> bytes:
    """Return an answer in a format."""
    if form == "csv":
        return _write_csv(answer, separator).encode("utf-8", "replace")
    writers = {TABLE: _write_table, "json": _write_json}
    others = {"parquet": _write_parquet, "ods": _write_ods, "cyclonedx": _write_bill}
    if form in others:
        return others[form](answer, language)
    return writers[form](answer, language).encode("utf-8", "replace")


def _write_table(answer: Answer, language: str) -> str:
    say = speaker(language)
    headings = [say(SAID_COLUMNS[name]) if name in SAID_COLUMNS else name for name in answer.columns]
    rows = [[[Line(show_value(value, language))] if value not in {None, ""} else [] for value in row] for row in answer.rows]
    lines = [*columns(headings, rows, WIDE, leave_plain)] or [say("None.")]
    return "".join(f"{line}\n" for line in lines)


def show_value(value: object, language: str) -> str:
    """Return a value as people read it."""
    if isinstance(value, bool):
        say = speaker(language)
        return say("yes") if value else say("no")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return clean("" if value is None else str(value))


def _write_json(answer: Answer, _: str) -> str:
    rows = [dict(zip(answer.columns, (clean(value) if isinstance(value, str) else value for value in row), strict=True))
            for row in answer.rows]  # fmt: skip
    return json.dumps(rows, indent=1, ensure_ascii=False, default=_plain) + "\n"


def _write_csv(answer: Answer, separator: str | None) -> str:
    """Return rows for programs; whoever names a separator wants them for a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATORS[separator or "comma"], lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([[_cell(value) for value in row] for row in answer.rows])
    return (MARK if separator else "") + text.getvalue()


def _write_ods(answer: Answer, _: str) -> bytes:
    from scanner.fleet.ods_sheet import write_sheet  # noqa: PLC0415  whoever asks for another format need not wait for it

    return write_sheet(answer)


def _write_bill(answer: Answer, language: str) -> bytes:
    from scanner.fleet.map_bill import write_bill  # noqa: PLC0415  as above

    return write_bill(answer, language)


def _write_parquet(answer: Answer, _: str) -> bytes:
    import pyarrow as pa  # noqa: PLC0415  as above
    import pyarrow.parquet as pq  # noqa: PLC0415

    from scanner.fleet.storage.arrow import TYPES  # noqa: PLC0415  it needs both

    file = io.BytesIO()
    values = zip(*answer.rows, strict=True) if answer.rows else [()] * len(answer.columns)
    types = [TYPES[answer.kinds[name]] if name in answer.kinds else None for name in answer.columns]
    arrays = [pa.array([*column], kind) for column, kind in zip(values, types, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, names=[*answer.columns]), file)
    return file.getvalue()


def _plain(value: Any) -> str:  # noqa: ANN401
    return value.isoformat() + ("Z" if isinstance(value, datetime) else "") if isinstance(value, date) else str(value)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = clean(_plain(value)) if value is not None else ""
    return text if isinstance(value, int | float) else guard_cell(text)
