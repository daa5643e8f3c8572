"""A report as events: one for the scan, one for each finding and one for each problem, each flat and complete in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.model import Status
from scanner.reports.flat.flatten import BETWEEN, flat_names, flatten
from scanner.reports.record.document import build_report
from scanner.reports.record.finding_fields import FINDING, VERDICT
from scanner.reports.record.item_fields import ITEM, PROBLEM
from scanner.reports.record.report_fields import HOST, REPORT, SCOPE
from scanner.sha256 import sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Scan
    from scanner.reports.flat.flatten import Flat

COMMON = ("event_type", "time", "id", "series", *flat_names(HOST, "host."), *flat_names(SCOPE, "scope."), "as_of", "pseudonymised")
IN_SHORT = tuple(f"finding.{name}" for name in ("accounts", "places", "items", "verdicts"))
COLUMNS = {  # every name that an event of a type may have
    "scan": tuple(dict.fromkeys((*COMMON, *flat_names(REPORT), "policies", *(f"runs.{status}" for status in Status)))),
    "finding": (
        *(*COMMON, "finding.id", *flat_names(FINDING, "finding."), *IN_SHORT),
        *(*flat_names(VERDICT, "verdict."), "verdict.basis", *flat_names(ITEM, "item.")),
    ),
    "problem": (*COMMON, "problem.id", *flat_names(PROBLEM, "problem.")),
}
LENGTH = 16  # bytes of an id


def build_events(scan: Scan) -> Iterator[Flat]:
    """Yield the events, the scan's first."""
    report: dict[str, Any] = build_report(scan)
    whole = flatten(REPORT, report)
    common: Flat = {"time": report.get("judged", report["started"])} | {name: whole[name] for name in COMMON if name in whole}
    counts = {f"runs.{status}": sum(run["status"] == status for run in report["runs"]) for status in Status}
    policies = BETWEEN.join(policy["id"] for policy in report["policies"])
    yield _tell({"event_type": "scan"} | common | whole | {"policies": policies} | counts)
    for finding in report["findings"]:
        yield _tell({"event_type": "finding"} | common | _build_finding(finding, report["series"]))
    for problem in report["problems"]:
        stable = _id(report["series"], *(problem.get(name, "") for name in ("collector", "reason", "location", "user", "detail")))
        yield _tell({"event_type": "problem"} | common | {"problem.id": stable} | flatten(PROBLEM, problem, "problem."))


def _build_finding(finding: dict[str, Any], series: str) -> Flat:
    """Return what an event says of a finding: whole its strictest verdict and its first evidence, and the others in short."""
    items = [evidence["item"] for evidence in finding["evidence"]]
    verdicts = [f"{one['policy']}/{one['rule']}={one['outcome']}" for one in finding["verdicts"] if one["policy"]]
    places = _each_once(item.get("location") for item in items)
    told = (_each_once(item.get("user") for item in items), places, len(items), BETWEEN.join(verdicts))
    stable = _id(series, *(finding[name] for name in ("product", "aspect", "relation")))
    return (
        {"finding.id": stable}
        | flatten(FINDING, finding, "finding.")
        | dict(zip(IN_SHORT, told, strict=True))
        | _build_verdict(finding["verdicts"])
        | flatten(ITEM, items[0], "item.")
    )


def _build_verdict(verdicts: list[dict[str, Any]]) -> Flat:
    if not verdicts:
        return {}
    basis = _each_once(" ".join(filter(None, (one.get("number"), one["title"]))) for one in verdicts[0]["basis"])
    return flatten(VERDICT, verdicts[0], "verdict.") | {"verdict.basis": basis}


def _tell(event: Flat) -> Flat:
    return {name: value for name, value in event.items() if value != ""}


def _each_once(texts: Iterable[str | None]) -> str:
    return BETWEEN.join(dict.fromkeys(text for text in texts if text))


def _id(*words: str) -> str:
    """Return an id that is the same in each report of the series."""
    return sha256("\0".join(words).encode())[:LENGTH].hex()
