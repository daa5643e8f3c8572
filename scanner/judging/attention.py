"""How loud the text report may speak of a finding: banned, to check, or merely also found."""

from __future__ import annotations

from scanner.model import Confidence, Finding, Flag, Outcome, Rung, Verdict

WEIGHTY = frozenset({Outcome.PROHIBITED, Outcome.TO_REMOVE, Outcome.UPCOMING, Outcome.ADVISED_AGAINST, Outcome.CONDITIONS_TO_CHECK})
UNSURE = frozenset({Flag.NAME_ONLY, Flag.RESIDUE_ONLY})


def weighty(verdict: Verdict) -> bool:
    """Tell whether the verdict asks somebody to do something."""
    return verdict.fails or verdict.outcome in WEIGHTY


def unsure(finding: Finding, verdict: Verdict) -> bool:
    """Tell whether somebody must look before the verdict may be held against the device."""
    weak = finding.confidence is Confidence.LOW or finding.rung is Rung.RESIDUE
    return weighty(verdict) and (weak or not UNSURE.isdisjoint(verdict.flags))


def banned(finding: Finding) -> bool:
    """Tell whether a verdict fails, on evidence that needs no second look."""
    return any(verdict.fails and not unsure(finding, verdict) for verdict in finding.verdicts)


def to_check(finding: Finding) -> bool:
    """Tell whether somebody should look at it, though nothing says that it must go."""
    return not banned(finding) and any(map(weighty, finding.verdicts))
