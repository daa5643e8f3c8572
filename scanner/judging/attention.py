"""How loud a report speaks of a finding: banned, to check, or merely also found.

It follows from what the judge decided (`fails`, the outcome, the flags) and decides nothing again: whatever fails is banned, in the exit
code, in the first sentence, in its section and in `summary.failing` alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Flag, Outcome
from scanner.vocabulary import Ordered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Finding, Verdict

BANS = frozenset({Outcome.PROHIBITED, Outcome.TO_REMOVE})  # what fails a run unless --fail-on says otherwise
CALLS_FOR_ACTION = BANS | {Outcome.UPCOMING, Outcome.ADVISED_AGAINST, Outcome.CONDITIONS_TO_CHECK}
DOUBTS = frozenset({Flag.NAME_ONLY, Flag.RESIDUE_ONLY, Flag.LOOK_ALIKE})


class Attention(Ordered):
    """What a finding asks of a reader, the most urgent first."""

    BANNED = "banned"
    TO_CHECK = "to-check"
    NONE = ""


def attention(finding: Finding) -> Attention:
    """Return what a finding asks of a reader."""
    if finding.fails:
        return Attention.BANNED
    return Attention.TO_CHECK if any(map(asks_for_action, finding.verdicts)) else Attention.NONE


def loudest(findings: Iterable[Finding]) -> Attention:
    """Return what the most urgent of some findings asks."""
    return min(map(attention, findings), key=lambda asks: asks.place, default=Attention.NONE)


def asks_for_action(verdict: Verdict) -> bool:
    """Tell whether the verdict asks somebody to do something."""
    return verdict.fails or verdict.outcome in CALLS_FOR_ACTION


def gravity(verdict: Verdict) -> tuple[bool, int]:
    """Return what to sort verdicts by, the gravest first: one that fails the run before one that does not, then the stricter one."""
    return not verdict.fails, verdict.outcome.place


def is_doubtful(verdict: Verdict) -> bool:
    """Tell whether somebody must look before the verdict may be held against the device."""
    return not verdict.fails and verdict.outcome in CALLS_FOR_ACTION and not DOUBTS.isdisjoint(verdict.flags)


def is_let_pass(finding: Finding) -> bool:
    """Tell whether it is banned beyond doubt and `--fail-on` alone keeps it from failing the run."""
    return not finding.fails and any(verdict.outcome in BANS and DOUBTS.isdisjoint(verdict.flags) for verdict in finding.verdicts)
