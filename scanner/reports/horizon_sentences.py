"""How far a report's policies know the law: what was decided later is in no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.judging.horizon import horizons
from scanner.language import say_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scanner.language import Say
    from scanner.policy_facts import PolicyFacts


def describe_horizon(policies: Sequence[PolicyFacts], say: Say) -> Iterator[str]:
    """Yield through which day measures are known, of the policies that need no warning."""
    if days := [one.known_through for one in policies if one.known_through and not one.beyond_horizon]:
        yield say("Known through {day}").format(day=say_day(min(days), say))


def warn_of_horizon(policies: Sequence[PolicyFacts], say: Say) -> Iterator[str]:
    """Yield a warning for each day that is too long ago, with the jurisdictions that nobody looked at since."""
    since: dict[date | None, list[str]] = {}
    for jurisdiction, day in horizons(one for one in policies if one.beyond_horizon).items():
        since.setdefault(day, []).append(jurisdiction)
    for day, names in since.items():
        if day:
            message = say("Warning: measures of {jurisdictions} are known only through {day}; newer ones may be missing")
            yield message.format(jurisdictions=", ".join(names), day=say_day(day, say))
        else:
            message = say("Warning: it is not stated through which day measures of {jurisdictions} are known; newer ones may be missing")
            yield message.format(jurisdictions=", ".join(names))
