"""On what the verdicts rest: each policy once, with its acts, notices and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import speaker
from scanner.model import Outcome
from scanner.reports.clean import prose
from scanner.reports.layout import bullet
from scanner.reports.width import wrapped
from scanner.reports.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.language import Say
    from scanner.model import Basis, PolicyFacts, Scan

# These say that a policy asks for nothing here, and twenty policies may say so of one finding.
SILENT = frozenset({Outcome.INVENTORIED, Outcome.OUT_OF_SCOPE, Outcome.UNSPECIFIED})


def legal_basis(scan: Scan, width: int) -> Iterator[str]:
    """Yield the policies that have something to say, in the order of the scan, with the bases of their verdicts."""
    say = speaker(scan.language)
    facts = {policy.id: policy for policy in scan.policies}
    for policy, acts in _spoken(scan).items():
        yield from _policy(policy, facts.get(policy), width, say)
        for act in acts or (facts[policy].basis if policy in facts else ()):
            yield from _act(act, width, say)


def _spoken(scan: Scan) -> dict[str, list[Basis]]:
    verdicts = [verdict for finding in scan.findings for verdict in finding.verdicts if verdict.outcome not in SILENT]
    spoken: dict[str, list[Basis]] = {}
    for verdict in verdicts:
        acts = spoken.setdefault(verdict.policy, [])
        acts += [act for act in verdict.basis if act not in acts]
    return spoken


def _policy(name: str, facts: PolicyFacts | None, width: int, say: Say) -> Iterator[str]:
    if facts is None:
        yield from wrapped(name, width)
        return
    verified = say("Last verified {day}, due for review.") if facts.stale else say("Last verified {day}.")
    issuer = listed([prose(facts.issuer), facts.jurisdiction])
    text = f"{name} ({facts.version}): {prose(facts.title)}. {issuer}. {verified.format(day=facts.last_verified.isoformat())}"
    yield from wrapped(text, width)


def _act(act: Basis, width: int, say: Say) -> Iterator[str]:
    words = listed([f"{say(act.kind)} {act.number}".strip(), prose(act.title), act.date])
    yield from bullet(words, width, indent="  ")
    if address := prose(act.url):
        yield f"    {address}"  # never broken: a broken address cannot be followed
    for line in wrapped(prose(act.note), width - 4):
        yield f"    {line}"
