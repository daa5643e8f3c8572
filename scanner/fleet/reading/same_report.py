"""Whether two texts are the same report in another form, such as JSON and TOML, or whole and compact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Malformed
from scanner.reports.record.read_report import read_report

if TYPE_CHECKING:
    from scanner.model import Verdict


def is_same_report(one: bytes, other: bytes) -> bool:
    """Tell whether both say the same of the same machine and moment; a compact report lacks the texts of policies."""
    return _essence(one) == _essence(other)


def _essence(text: bytes) -> object:
    try:
        scan = read_report(text)
    except Malformed:
        return text
    problems = [problem for run in scan.runs for problem in run.problems]
    said = (scan.id, scan.host, scan.scope, scan.started, scan.judged, scan.as_of, scan.complete)
    return said, [(finding._replace(remedy="", verdicts=()), [*map(_rule, finding.verdicts)]) for finding in scan.findings], problems


def _rule(verdict: Verdict) -> tuple[object, ...]:
    return verdict.policy, verdict.rule, verdict.outcome, verdict.fails, verdict.dates, verdict.flags, verdict.waiver
