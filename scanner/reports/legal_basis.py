"""On what the verdicts rest: each policy once, with its acts, notices and articles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.language import say_day
from scanner.model import Outcome
from scanner.reports.clean import prose
from scanner.reports.wording import listed

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.model import Basis, Scan
    from scanner.policy_facts import PolicyFacts

AUTHORITY = "authority"
# These say that a policy asks for nothing here, and twenty policies may say so of one finding.
SILENT = frozenset({Outcome.INVENTORIED, Outcome.OUT_OF_SCOPE, Outcome.UNSPECIFIED})


def cited_acts(scan: Scan) -> dict[str, list[Basis]]:
    """Return the policies that have something to say with the bases of their verdicts, or where those name none, their own."""
    own = {policy.id: [*policy.basis] for policy in scan.policies}
    verdicts = [verdict for finding in scan.findings for verdict in finding.verdicts if verdict.outcome not in SILENT]
    found: dict[str, list[Basis]] = {}
    for verdict in verdicts:
        acts = found.setdefault(verdict.policy, [])
        acts += [act for act in verdict.basis if act not in acts]
    return {policy: acts or own.get(policy, []) for policy, acts in found.items()}


def describe_policy(name: str, facts: PolicyFacts | None, say: Say) -> str:
    """Return which policy it is, whose, and how fresh; the name alone where the scan says no more of it."""
    if facts is None:
        return name
    verified = say("Last verified {day}, due for review.") if facts.stale else say("Last verified {day}.")
    own = say("published by the authority itself") if facts.issuer_kind == AUTHORITY else ""
    binding = say("binding in: {languages}").format(languages=", ".join(facts.official_languages)) if facts.official_languages else ""
    issuer = listed([prose(facts.issuer), own, facts.jurisdiction, binding])
    return f"{name} ({facts.version}): {prose(facts.title)}. {issuer}. {verified.format(day=say_day(facts.last_verified, say))}"


def describe_act(act: Basis, say: Say) -> str:
    """Return what a document is, without its address."""
    return listed([f"{say(act.kind)} {act.number}".strip(), prose(act.title), _write_day(act.date, say)])


def _write_day(text: str, say: Say) -> str:
    """Return a date as the language writes it; a report that is read again may hold any text."""
    try:
        return say_day(date.fromisoformat(text), say)
    except ValueError:
        return text
