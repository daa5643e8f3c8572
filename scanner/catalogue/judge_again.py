"""What policies make of an old scan's findings: the judging alone is done again, and nothing is looked at or matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.judge import facts, judged
from scanner.catalogue.waivers import facts as waiver_facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scanner.catalogue.judge import Terms
    from scanner.catalogue.policies import Policy
    from scanner.model import Scan


def judged_again(scan: Scan, policies: Sequence[Policy], terms: Terms, moment: datetime) -> Scan:
    """Return the scan with verdicts, policies and waivers made anew at a moment, and all else as it was."""
    findings = tuple(judged(finding, policies, terms) for finding in scan.findings)
    applied = {verdict.waiver for finding in findings for verdict in finding.verdicts}
    return scan._replace(
        as_of=terms.as_of,
        device_class=terms.device_class,
        device_class_assumed=terms.device_class_assumed,
        policies=tuple(facts(policy, terms) for policy in policies),
        findings=findings,
        waivers=waiver_facts(terms.waivers, terms.as_of, applied),
        language=terms.language,
        judged=moment,
    )
