"""What policies make of an old scan's findings: the judging alone is done again, and nothing is looked at or matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.waiver import facts as waiver_facts
from scanner.judging.judge import facts, judge_finding
from scanner.model import Kind
from scanner.uuid7 import uuid7

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scanner.catalogue.policy import Policy
    from scanner.judging.judge import Terms
    from scanner.model import Scan


SAID_UNASKED = (
    "Built-in AI features: the policies of the scan did not cover them, and judging a report again reads nothing from the machine"
)


def judged_again(scan: Scan, policies: Sequence[Policy], terms: Terms, moment: datetime, *, features: bool = False) -> Scan:
    """Return the scan with verdicts, policies and waivers made anew at a moment, and all else as it was.

    Where the policies ask about built-in `features` and the scan had not looked at any, that is said.
    """
    unasked = terms.say(SAID_UNASKED)
    missing = features and unasked not in scan.not_looked_at and not any(run.kind is Kind.FEATURE for run in scan.runs)
    findings = tuple(judge_finding(finding, policies, terms) for finding in scan.findings)
    applied = {verdict.waiver for finding in findings for verdict in finding.verdicts}
    return scan._replace(
        as_of=terms.as_of,
        device_class=terms.device_class,
        device_class_assumed=terms.device_class_assumed,
        policies_assumed=terms.policies_assumed,
        entity=str(terms.body or ""),
        policies=tuple(facts(policy, terms) for policy in policies),
        findings=findings,
        waivers=waiver_facts(terms.waivers, terms.as_of, applied, terms.devices, policies),
        language=terms.language,
        judged=moment,
        id=uuid7(moment),
        not_looked_at=(unasked, *scan.not_looked_at) if missing else scan.not_looked_at,
    )
