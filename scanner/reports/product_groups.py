"""Findings that say the same to a reader, together: a product of which the policies say one thing, in whatever forms it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.judging.attention import asks_for_action, attention, gravity, is_doubtful
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.judging.attention import Attention
    from scanner.model import Finding, Outcome, Verdict


class Group(NamedTuple):
    """A product with one answer. Each finding has a verdict that asks for something, and the strictest of these is alike."""

    name: str
    findings: tuple[Finding, ...]
    attention: Attention
    outcome: Outcome
    doubtful: bool


def group_findings(findings: Iterable[Finding]) -> list[Group]:
    """Return the findings that ask for something, the most urgent first, else in the order in which they come."""
    groups: dict[tuple[str, Attention, Outcome, bool], list[Finding]] = {}
    for finding in findings:
        if asks := attention(finding):
            first = strictest(finding)
            groups.setdefault((finding.product, asks, first.outcome, is_doubtful(first)), []).append(finding)
    made = [Group(found[0].name, tuple(found), asks, outcome, doubtful) for (_, asks, outcome, doubtful), found in groups.items()]
    return sorted(made, key=lambda group: group.attention.place)


def strictest(finding: Finding) -> Verdict:
    """Return the verdict that decides what is asked: one that fails the run before one that does not."""
    return min(filter(asks_for_action, finding.verdicts), key=gravity)


def rulings(group: Group) -> list[list[Verdict]]:
    """Return the verdicts that ask for something, those of one rule together: they may give a reason for each form."""
    rules: dict[tuple[str, str, Outcome], list[Verdict]] = {}
    for verdict in _verdicts(group):
        if asks_for_action(verdict):
            rules.setdefault((verdict.policy, verdict.rule, verdict.outcome), []).append(verdict)
    return sorted(rules.values(), key=lambda alike: gravity(alike[0]))


def silent_verdicts(group: Group) -> list[Verdict]:
    """Return the verdicts of policies that ask for nothing."""
    return [verdict for verdict in _verdicts(group) if verdict.policy and not asks_for_action(verdict)]


def _verdicts(group: Group) -> list[Verdict]:
    return [verdict for finding in group.findings for verdict in finding.verdicts]
