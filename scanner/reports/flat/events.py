"""A report as events: one for the scan, one for each finding and one for each problem, each flat and complete in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.judging.attention import gravity
from scanner.model import Status
from scanner.reports.clean import clean
from scanner.reports.flat.flatten import BETWEEN, flat_names, flatten
from scanner.reports.record.document import build_report
from scanner.reports.record.finding_fields import FINDING, VERDICT
from scanner.reports.record.item_fields import ITEM, PROBLEM
from scanner.reports.record.report_fields import HOST, REPORT, SCOPE
from scanner.reports.stable_id import make_id
from scanner.reports.wording import name_act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Finding, Scan, Verdict
    from scanner.reports.flat.flatten import Flat

COMMON = (
    "event_type",
    "time",
    "id",
    "series",
    *flat_names(HOST, "host."),
    *flat_names(SCOPE, "scope."),
    "as_of",
    "pseudonymised",
    "complete",
)
IN_SHORT = tuple(f"finding.{name}" for name in ("fails", "accounts", "places", "items", "verdicts"))
COLUMNS = {  # every name that an event of a type may have
    "scan": tuple(dict.fromkeys((*COMMON, *flat_names(REPORT), "policies", *(f"runs.{status}" for status in Status)))),
    "finding": (
        *(*COMMON, "finding.id", *flat_names(FINDING, "finding."), *IN_SHORT),
        *(*flat_names(VERDICT, "verdict."), "verdict.basis", *flat_names(ITEM, "item.")),
    ),
    "problem": (*COMMON, "problem.id", *flat_names(PROBLEM, "problem.")),
}


def build_events(scan: Scan) -> Iterator[Flat]:
    """Yield the events, the scan's first."""
    report: dict[str, Any] = build_report(scan)
    whole = flatten(REPORT, report)
    common: Flat = {"time": report.get("judged", report["started"])} | {name: whole[name] for name in COMMON if name in whole}
    counts = {f"runs.{status}": sum(run["status"] == status for run in report["runs"]) for status in Status}
    policies = BETWEEN.join(policy["id"] for policy in report["policies"])
    yield _tell({"event_type": "scan"} | common | whole | {"policies": policies} | counts)
    for finding in scan.findings:
        yield _tell({"event_type": "finding"} | common | _build_finding(finding, report["series"]))
    for problem in report["problems"]:
        stable = make_id(report["series"], *(problem.get(name, "") for name in ("collector", "reason", "location", "user", "detail")))
        yield _tell({"event_type": "problem"} | common | {"problem.id": stable} | flatten(PROBLEM, problem, "problem."))


def _build_finding(finding: Finding, series: str) -> Flat:
    """Return what an event says of a finding: whole its gravest verdict and its first evidence, and the others in short."""
    verdicts = sorted(finding.verdicts, key=gravity)
    items = [evidence.item for evidence in finding.evidence]
    in_short = BETWEEN.join(clean(f"{one.policy}/{one.rule}={one.outcome}") for one in verdicts if one.policy)
    places = _each_once(item.location for item in items)
    told = (finding.fails, _each_once(item.user for item in items), places, len(items), in_short)
    return (
        {"finding.id": make_id(series, finding.product, finding.aspect, finding.relation)}
        | flatten(FINDING, FINDING.write(finding), "finding.")
        | dict(zip(IN_SHORT, told, strict=True))
        | (_build_verdict(verdicts[0]) if verdicts else {})
        | flatten(ITEM, ITEM.write(items[0]), "item.")
    )


def _build_verdict(verdict: Verdict) -> Flat:
    return flatten(VERDICT, VERDICT.write(verdict), "verdict.") | {"verdict.basis": _each_once(map(name_act, verdict.basis))}


def _tell(event: Flat) -> Flat:
    return {name: value for name, value in event.items() if value != ""}


def _each_once(texts: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(filter(None, map(clean, texts))))
