"""On what the verdicts rest: each policy once, with its acts, notices and articles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.language import say_day, say_of
from scanner.model import Outcome
from scanner.reports.clean import prose
from scanner.reports.wording import join_clauses, listed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.model import Basis, Scan
    from scanner.policy_facts import PolicyFacts

AUTHORITY = "authority"
# These say that a policy asks for nothing here, and twenty policies may say so of one finding.
SILENT = frozenset({Outcome.INVENTORIED, Outcome.OUT_OF_SCOPE, Outcome.UNSPECIFIED})


class Cited(NamedTuple):
    """A policy as the legal basis of a report: what the scan says of it, and its documents."""

    id: str
    facts: PolicyFacts | None
    acts: tuple[Basis, ...]


def cited_acts(scan: Scan) -> dict[str, list[Basis]]:
    """Return the policies that have something to say with the bases of their verdicts, or where those name none, their own."""
    own = {policy.id: [*policy.basis] for policy in scan.policies}
    verdicts = [verdict for finding in scan.findings for verdict in finding.verdicts if verdict.outcome not in SILENT]
    found: dict[str, list[Basis]] = {}
    for verdict in verdicts:
        acts = found.setdefault(verdict.policy, [])
        acts += [act for act in verdict.basis if act not in acts]
    return {policy: acts or own.get(policy, []) for policy, acts in found.items()}


def cite(policy: Cited, say: Say) -> str:
    """Return a policy with the first of its documents, how many more it has, and whether it is due for review."""
    first, more = policy.acts[:1], len(policy.acts) - 1
    others = say("{number} more document", "{number} more documents", more).format(number=more) if more > 0 else ""
    overdue = _last_verified(policy.facts, say) if policy.facts and policy.facts.stale else ""
    return say_of(policy.id, join_clauses((*(describe_act(act, say) for act in first), others, overdue), say), say)


def describe_policy(policy: Cited, say: Say) -> str:
    """Return which policy it is, whose, and how fresh; the name alone where the scan says no more of it."""
    facts = policy.facts
    if facts is None:
        return policy.id
    own = say("published by the authority itself") if facts.issuer_kind == AUTHORITY else ""
    binding = say("binding in: {languages}").format(languages=", ".join(facts.official_languages)) if facts.official_languages else ""
    issuer = listed([prose(facts.issuer), own, facts.jurisdiction, binding])
    return f"{policy.id} ({facts.version}): {prose(facts.title)}. {issuer}. {_last_verified(facts, say)}"


def _last_verified(facts: PolicyFacts, say: Say) -> str:
    message = say("Last verified {day}, due for review.") if facts.stale else say("Last verified {day}.")
    return message.format(day=say_day(facts.last_verified, say))


def describe_act(act: Basis, say: Say) -> str:
    """Return what a document is, without its address."""
    return listed([f"{say(act.kind)} {act.number}".strip(), prose(act.title), _write_day(act.date, say)])


def _write_day(text: str, say: Say) -> str:
    """Return a date as the language writes it; a report that is read again may hold any text."""
    try:
        return say_day(date.fromisoformat(text), say)
    except ValueError:
        return text
