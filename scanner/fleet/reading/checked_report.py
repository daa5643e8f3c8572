"""One report, checked against the declarations of its fields at the speed of a fleet, or refused with the reason.

`read_report` decides what a report is, and takes milliseconds over it. Here the same declarations become types by which msgspec reads
a report in a tenth of one. What these types do not take, and what they would write otherwise, goes to `read_report`, whose word holds.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache, lru_cache, partial
from hashlib import sha256
from operator import attrgetter
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from scanner.fleet.reading.finding_again import draw_map, see
from scanner.fleet.storage.columns import attribute_of
from scanner.matching import confidence
from scanner.model import HostFacts, Malformed, Outcome, Platform, Scope, Status
from scanner.reports.record.document import build_report
from scanner.reports.record.field import REQUIRED
from scanner.reports.record.parse_report import MOST_BYTES, parse_report
from scanner.reports.record.read_report import read_report
from scanner.reports.record.report_fields import REPORT, SCHEMA, TOOL
from scanner.reports.series import code_of
from scanner.stdlib.named_tuple import NamedTuple

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
    "ids": dict[str, Annotated[list[str], msgspec.Meta(min_length=1)]],
    "dates": dict[str, date],
}
SAY_SOMETHING = {"text", "ids", "dates"}  # or their key is left out
ESCAPED = re.compile(rb'\\[^"\\]')
SPACED = (b"  ", b'" ', b' "')  # what no sentence has: `read_report` knows which texts are such
ENDED_WELL = frozenset({Status.OK, Status.ABSENT})
ITEMS, PROBLEMS, STATUS = attrgetter("items"), attrgetter("problems"), attrgetter("status")  # ten times a generator's speed
SECONDS, FAILS, OUTCOME = attrgetter("seconds"), attrgetter("fails"), attrgetter("outcome")
OUTCOMES = [(outcome.value, attribute_of(outcome.value)) for outcome in Outcome]
ROUND = partial(round, ndigits=3)  # as many decimals of a second are written


class CheckedReport(NamedTuple):
    """A report that passed: its id, its series, its values by the names of its fields, and its text as JSON on one line."""

    id: str
    series: str
    values: Any
    text: bytes
    digest: str


def check_report(content: bytes) -> CheckedReport:
    """Return the report. Raises Malformed, as `read_report` does, for what is none.

    An older report without an id has the digest of its content as one, whatever form it came in.
    """
    values, text = _read_fast(content)
    if values is None:
        try:
            text = _read_slowly(content)
        except Malformed as error:
            if _is_cut(content):
                raise Malformed(f"cut short, {error.detail}") from error
            raise
        values = _decoder().decode(text)
    digest = sha256(text).hexdigest()
    id_ = values.id or digest
    return CheckedReport(id_, _series_of(values, id_), values, text, digest)


def _read_fast(content: bytes) -> tuple[Any | None, bytes]:
    """Return a report and its text on one line, if it is just what our own writer writes: every key once, in its order and form."""
    if len(content) > MOST_BYTES:
        return None, b""
    try:
        values = _decoder().decode(content)
        text = _encoder().encode(values)
        same = text == content or text == msgspec.json.format(content, indent=-1)
        if same and _is_plain(text) and _adds_up(values):
            return values, text
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass
    return None, b""


def _is_cut(content: bytes) -> bool:
    """Tell whether a text is JSON as far as it goes."""
    try:
        msgspec.json.decode(content.removeprefix(BOM_UTF8), type=msgspec.Raw)
    except msgspec.DecodeError as error:
        return len(content) <= MOST_BYTES and "truncated" in str(error)
    except RecursionError:  # where it would end was not looked at
        return False
    return False


def _is_plain(text: bytes) -> bool:
    """Tell whether nothing in it may need to be written otherwise."""
    escaped = b"\\" in text and ESCAPED.search(text.replace(b"\\\\", b""))
    return not escaped and not (SPACED[0] in text or SPACED[1] in text or SPACED[2] in text) and text.decode("utf-8").isprintable()


def _read_slowly(content: bytes) -> bytes:
    scan = read_report(content)
    plain: Any = parse_report(content)
    whole = build_report(scan, inventory=any(run.items for run in scan.runs))
    whole["tool"] = {"name": TOOL, "version": plain["tool"]["version"]}  # who wrote it is no part of a scan
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _adds_up(report: Any) -> bool:  # noqa: ANN401
    """Tell whether what follows from other fields does: where it does not, a report was written by something else."""
    summary, runs = report.summary, report.runs
    return bool(
        report.id
        and report.schema == SCHEMA
        and summary.findings == len(report.findings)
        and summary.problems == len(report.problems) == sum(map(PROBLEMS, runs))
        and summary.items == sum(map(ITEMS, runs))
        and report.complete is ENDED_WELL.issuperset(map(STATUS, runs))
        and (report.inventory is None or len(report.inventory) == summary.items)
        and (report.series is None or report.series == _series_of(report, report.id))
        and _are_whole(report)
        and _follow_from_findings(report)
    )


def _are_whole(report: Any) -> bool:  # noqa: ANN401
    """Tell whether times are of whole seconds, and durations of as many decimals as are written."""
    moments = (report.started, report.judged or report.started)
    seconds = [report.seconds, *map(SECONDS, report.runs)]
    return all(one.tzinfo is UTC and not one.microsecond for one in moments) and seconds == [*map(ROUND, seconds)]


def _follow_from_findings(report: Any) -> bool:  # noqa: ANN401
    """Hold the summary of the verdicts and the map of AI tools to the findings."""
    summary, findings = report.summary, report.findings
    said = Counter([verdict.outcome for finding in findings for verdict in finding.verdicts])
    return (
        summary.failing == sum(any(map(FAILS, finding.verdicts)) for finding in findings)
        and all((getattr(summary.by_outcome, name) or 0) == said[outcome] for outcome, name in OUTCOMES)
        and all(_decides(one.matched.field) for finding in findings for one in finding.evidence)
        and msgspec.to_builtins(report.map or []) == draw_map(tuple(map(see, findings)))
    )


@lru_cache(maxsize=4096)
def _decides(field: str) -> bool:
    """Tell whether it is a field by which an item is matched, the one text whose words are no closed set."""
    return bool(confidence.id_kind(field)) or field in {*confidence.Field}


def _series_of(report: Any, id_: str) -> str:  # noqa: ANN401
    host, scope = report.host, report.scope
    named = HostFacts(host.name, Platform(host.platform), "", "", root=host.root or "", domain=host.domain or "")
    return code_of(named, Scope(scope.users, scope.privileged, scope.homes, scope.account or ""), id_)


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_type_of_table(REPORT))


def _type_of_table(declared: DeclaredTable) -> Any:  # noqa: ANN401  a class
    fields = [_type_of_field(field) for field in declared.fields]
    keys = {attribute_of(field.name): field.name for field in declared.fields}
    return msgspec.defstruct(
        declared.name, fields, rename=keys, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, frozen=True, gc=False
    )


def _type_of_field(field: Field) -> tuple[str, Any] | tuple[str, Any, Any]:
    form, name = field.form, attribute_of(field.name)
    kind: Any
    if form.table:
        kind = _type_of_table(form.table)
    elif form.words:
        kind = Literal[tuple(map(str, form.words))]
    else:
        kind = TYPES[form.name]
    kind = GenericAlias(list, (kind,)) if form.many else kind
    if form.some or (field.absent and not field.may_be_empty and (form.many or form.name in SAY_SOMETHING)):
        kind = Annotated[kind, msgspec.Meta(min_length=1)]
    if field.absent and form.name == "boolean":
        return name, bool, False
    return (name, kind | None, None) if field.absent or field.missing is not REQUIRED else (name, kind)
