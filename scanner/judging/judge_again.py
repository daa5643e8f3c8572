"""What policies make of an old scan's findings: the judging alone is done again, and nothing is looked at or matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.judging.judge import facts, judge_finding, tell_waivers
from scanner.model import CollectorRun, Kind, Status
from scanner.stdlib.uuid7 import uuid7

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scanner.catalogue.policy import Policy
    from scanner.judging.judge import Terms
    from scanner.model import Scan

SAID_UNASKED = (
    "Built-in AI features: the policies of the scan did not cover them, and judging a report again reads nothing from the machine"
)
SAID_UNADDRESSED = "Products that the policies of the scan did not cover: they were left out of its report (--only-addressed)"


def judged_again(scan: Scan, policies: Sequence[Policy], terms: Terms, moment: datetime, *, features: bool = False) -> Scan:
    """Return the scan with verdicts, policies and waivers made anew at a moment, and all else as it was.

    Where the policies ask about built-in `features` that the scan had not looked at, or about products that it left out, that is said, and
    the scan is complete no more: what is not in it may be there.
    """
    unseen: list[tuple[str, str, Kind | None]] = [(SAID_UNASKED, "built-in-features", Kind.FEATURE)] if features else []
    unseen += [(SAID_UNADDRESSED, "left-out-products", None)] if leaves_out(scan, policies) else []
    said = [sentence for sentence in (terms.say(one) for one, *_ in unseen) if sentence not in scan.not_looked_at]
    known = {run.collector for run in scan.runs}
    skipped = [CollectorRun(name, kind, Status.SKIPPED, 0, (), (), 0.0) for _, name, kind in unseen if name not in known]
    findings = tuple(judge_finding(finding, policies, terms) for finding in scan.findings)
    return scan._replace(
        as_of=terms.as_of,
        device_class=terms.device_class,
        device_class_assumed=terms.device_class_assumed,
        policies_assumed=terms.policies_assumed,
        entity=str(terms.body or ""),
        policies=tuple(facts(policy, terms) for policy in policies),
        findings=findings,
        waivers=tell_waivers(terms, policies, findings),
        language=terms.language,
        judged=moment,
        id=uuid7(moment),
        not_looked_at=(*said, *scan.not_looked_at),
        runs=(*scan.runs, *skipped),
    )


def leaves_out(scan: Scan, policies: Sequence[Policy]) -> bool:
    """Tell whether a report left out what these policies may cover."""
    own = {(policy.id, policy.version) for policy in scan.policies}
    return scan.only_addressed and not own.issuperset((policy.id, policy.version) for policy in policies)
