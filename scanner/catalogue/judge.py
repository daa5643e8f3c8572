"""What policies say of a finding on the day of the scan. A signature says what was found; only a policy says what that means."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from scanner.catalogue.ruling import Ruling, ruling
from scanner.model import Basis, Confidence, Flag, Outcome, PolicyFacts, Relation, Rung, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scanner.catalogue.policies import Policy, Rule, Source
    from scanner.model import Finding

LANGUAGE = "en"
BANS = {Outcome.PROHIBITED, Outcome.TO_REMOVE}
CALLS_FOR_ACTION = {*BANS, Outcome.UPCOMING, Outcome.ADVISED_AGAINST, Outcome.CONDITIONS_TO_CHECK}
STRICTEST = {outcome: place for place, outcome in enumerate(Outcome)}


def judged(finding: Finding, policies: Iterable[Policy], as_of: date, device_class: str, device_class_assumed: bool) -> Finding:  # noqa: FBT001  a fact of the scan
    """Return the finding with a verdict for every rule that speaks of its product, the strictest first.

    A finding of which no rule speaks has no verdict: it is counted, and nothing is said of it. Days are plain days of the
    calendar, and the last day that a text gives belongs to its period.
    """
    verdicts = [
        _verdict(policy, rule, finding, ruling(rule, _aspect(finding), as_of, device_class), assumed=device_class_assumed)
        for policy in policies
        for rule in policy.rules
        if rule.match.names(finding)
    ]
    verdicts.sort(key=lambda verdict: (STRICTEST[verdict.outcome], verdict.policy, verdict.rule))
    return finding._replace(verdicts=tuple(verdicts))


def facts(policy: Policy, as_of: date) -> PolicyFacts:
    """Return the policy as a report names it, with the documents of all its rules; stale when nobody verified it for too long."""
    basis = dict.fromkeys(_basis(policy, source) for rule in policy.rules for source in rule.basis)
    return PolicyFacts(
        id=policy.id,
        version=policy.version,
        jurisdiction=policy.jurisdiction,
        title=policy.text(policy.title, LANGUAGE),
        issuer=policy.issuer,
        last_verified=policy.last_verified,
        stale=as_of - policy.last_verified > timedelta(days=policy.stale_after_days),
        basis=tuple(basis),
    )


def _aspect(finding: Finding) -> str:
    """Return the key that a rule treats the finding under: what is not the product itself goes by its relation."""
    return finding.aspect if finding.relation is Relation.OFFICIAL else finding.relation.value


def _verdict(policy: Policy, rule: Rule, finding: Finding, found: Ruling, *, assumed: bool) -> Verdict:
    doubts = _doubts(finding)
    matters = assumed and rule.devices is not None and found.outcome is not Outcome.UNSPECIFIED
    return Verdict(
        policy=policy.id,
        rule=rule.id,
        outcome=found.outcome,
        fails=found.outcome in BANS and not doubts,
        reason=found.reason,
        action=policy.text(rule.action, LANGUAGE) if found.outcome in CALLS_FOR_ACTION else "",
        basis=tuple(_basis(policy, source) for source in rule.basis),
        dates=dict(rule.dates),
        flags=(*found.flags, *doubts, *((Flag.DEVICE_CLASS_ASSUMED,) if matters else ())),
        exceptions=tuple(exception.purpose for exception in rule.exceptions),
    )


def _basis(policy: Policy, source: Source) -> Basis:
    issued = source.date.isoformat() if source.date else ""
    return Basis(source.kind.value, policy.text(source.title, LANGUAGE), source.url, source.number, issued, source.supports)


def _doubts(finding: Finding) -> tuple[Flag, ...]:
    """Return what keeps a finding from failing a run: nobody is accused because of a name, or of what was once there.

    One item alone must be sound in both: a name that is installed and an id in a leftover folder do not add up.
    """
    sure = [evidence for evidence in finding.evidence if evidence.confidence is not Confidence.LOW]
    if any(evidence.item.rung is not Rung.RESIDUE for evidence in sure):
        return ()
    name_only = (Flag.NAME_ONLY,) if finding.rung is not Rung.RESIDUE or not sure else ()
    return (*name_only, *((Flag.RESIDUE_ONLY,) if finding.rung is Rung.RESIDUE else ()))
