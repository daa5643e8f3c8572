"""A scan with only what a selected policy covers: whoever looks for one product has no need to know what else somebody uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import speaker

if TYPE_CHECKING:
    from scanner.model import Finding, Scan

SAID_LEFT_OUT = "Products that no selected policy covers: they are left out of this report"


def keep_addressed(scan: Scan) -> Scan:
    """Return the scan without the other findings; it says that they were left out."""
    said = () if scan.only_addressed else (speaker(scan.language)(SAID_LEFT_OUT),)
    findings = tuple(finding for finding in scan.findings if is_addressed(finding))
    return scan._replace(findings=findings, not_looked_at=(*said, *scan.not_looked_at), only_addressed=True)


def is_addressed(finding: Finding) -> bool:
    """Tell whether a selected policy covers a finding."""
    return any(verdict.policy for verdict in finding.verdicts)
