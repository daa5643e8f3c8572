"""One report, checked against the declarations of its fields at the speed of a fleet, or refused with the reason.

`read_report` decides what a report is, and takes milliseconds over it. Here the same declarations become types by which msgspec reads
a report in a tenth of one. What these types do not take, and what looks odd, goes to `read_report`, whose word holds.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from operator import attrgetter
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from scanner.fleet.storage.columns import attribute_of
from scanner.model import Status
from scanner.named_tuple import NamedTuple
from scanner.reports.record.document import build_report
from scanner.reports.record.field import REQUIRED
from scanner.reports.record.read_report import read_report
from scanner.reports.record.report_fields import REPORT, SCHEMA

if TYPE_CHECKING:
    from scanner.reports.record.declared_table import DeclaredTable
    from scanner.reports.record.field import Field

COUNT = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
TYPES: dict[str, Any] = {
    "text": str,
    "count": COUNT,
    "schema": COUNT,
    "boolean": bool,
    "seconds": Annotated[float, msgspec.Meta(ge=0, le=1 << 53)],
    "date": date,
    "instant": Annotated[datetime, msgspec.Meta(tz=True)],
    "ids": dict[str, list[str]],
    "dates": dict[str, date],
}
# An escaped character that our own writer never writes as one, and `null`: it is for `read_report` to say what is wrong with it.
ODD = re.compile(rb"\\u(?:00[0-189]|061[cC]|200[eEfF]|202[89a-eA-E]|206[6-9]|[dD][89a-fA-F]|[fF][eE][fF][fF])")
ENDED_WELL = frozenset({Status.OK, Status.ABSENT})
ITEMS, PROBLEMS, STATUS = attrgetter("items"), attrgetter("problems"), attrgetter("status")  # ten times a generator's speed


class CheckedReport(NamedTuple):
    """A report that passed: its id, its values by the names of its fields, and its text as JSON on one line."""

    id: str
    values: Any
    text: bytes


def check_report(content: bytes) -> CheckedReport:
    """Return the report. Raises Malformed, as `read_report` does, for what is none."""
    values = _read_fast(content)
    if values is None:
        content = _read_slowly(content)
        values = _decoder().decode(content)
    elif b"\n" in content:
        content = msgspec.json.format(content, indent=-1)
    return CheckedReport(getattr(values, "id", None) or sha256(content).hexdigest(), values, content)


def _read_fast(content: bytes) -> Any | None:  # noqa: ANN401  a type that is made of the declarations
    if b"null" in content or (b"\\u" in content and ODD.search(content)):
        return None
    try:
        values = _decoder().decode(content)
        harmless = content.decode("utf-8").replace("\n", "").isprintable()
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return values if harmless and _adds_up(values) else None


def _read_slowly(content: bytes) -> bytes:
    scan = read_report(content)
    listed = any(run.items for run in scan.runs)
    return json.dumps(build_report(scan, inventory=listed), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _adds_up(report: Any) -> bool:  # noqa: ANN401
    """Tell whether the counts count: where they do not, a report was written by something else."""
    summary, runs = report.summary, report.runs
    return bool(
        report.schema == SCHEMA
        and report.started.tzinfo is UTC
        and summary.findings == len(report.findings)
        and summary.problems == len(report.problems) == sum(map(PROBLEMS, runs))
        and summary.items == sum(map(ITEMS, runs))
        and report.complete is ENDED_WELL.issuperset(map(STATUS, runs))
        and (report.inventory is None or len(report.inventory) == summary.items)
        and all(one.evidence for one in report.findings)
    )


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_type_of_table(REPORT))


def _type_of_table(declared: DeclaredTable) -> Any:  # noqa: ANN401  a class
    fields = sorted(map(_type_of_field, declared.fields), key=len)  # those that may be absent come last
    keys = {attribute_of(field.name): field.name for field in declared.fields}
    return msgspec.defstruct(declared.name, fields, rename=keys, forbid_unknown_fields=True, frozen=True, gc=False)


def _type_of_field(field: Field) -> tuple[str, Any] | tuple[str, Any, None]:
    form = field.form
    kind: Any
    if form.table:
        kind = _type_of_table(form.table)
    elif form.words:
        kind = Literal[tuple(map(str, form.words))]
    else:
        kind = TYPES[form.name]
    kind = GenericAlias(list, (kind,)) if form.many else kind
    if field.absent or field.missing is not REQUIRED:
        return attribute_of(field.name), kind | None, None
    return attribute_of(field.name), kind
