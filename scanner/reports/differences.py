"""What is different between two scans of one machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Outcome, Problem, Scan, Verdict


class Changed(NamedTuple):
    """A rule's verdict on a finding of both scans; None where the rule spoke of it in one of them only."""

    finding: Finding
    policy: str
    rule: str
    before: Outcome | None
    after: Outcome | None
    fails: bool  # now, and did not before


class Differences(NamedTuple):
    """What the newer scan has that the older had not, and the other way round."""

    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[Changed, ...]
    newly_unreadable: tuple[Problem, ...]

    @property
    def has_new_ban(self) -> bool:
        """Whether something fails the newer scan that did not fail the older one."""
        return any(finding.fails for finding in self.appeared) or any(one.fails for one in self.changed)


def compare_scans(old: Scan, new: Scan) -> Differences:
    """Return the differences; a finding is the same one where product, form and relation are."""
    before, after = ({_key(finding): finding for finding in scan.findings} for scan in (old, new))
    known = {_place(problem) for run in old.runs for problem in run.problems}
    return Differences(
        tuple(finding for key, finding in after.items() if key not in before),
        tuple(finding for key, finding in before.items() if key not in after),
        tuple(change for key, finding in after.items() if key in before for change in _changes(before[key], finding)),
        tuple(problem for run in new.runs for problem in run.problems if _place(problem) not in known),
    )


def _changes(old: Finding, new: Finding) -> Iterator[Changed]:
    before, after = ({(verdict.policy, verdict.rule): verdict for verdict in finding.verdicts} for finding in (old, new))
    for policy, rule in dict.fromkeys((*before, *after)):
        was, now = before.get((policy, rule)), after.get((policy, rule))
        fails = bool(now and now.fails) and not old.fails
        if _outcome(was) is not _outcome(now) or fails:
            yield Changed(new, policy, rule, _outcome(was), _outcome(now), fails)


def _outcome(verdict: Verdict | None) -> Outcome | None:
    return verdict.outcome if verdict else None


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.product, finding.aspect, finding.relation


def _place(problem: Problem) -> tuple[str, str, str, str]:
    return problem.collector, problem.reason, problem.location, problem.user
