"""Until when somebody looked for new measures: a report says nothing of what was decided after that day, however clean it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Protocol

    class Dated(Protocol):
        """A policy, or what a report says of one."""

        @property
        def jurisdiction(self) -> str:
            """Whose law it is."""

        @property
        def known_through(self) -> date | None:
            """The day through which somebody looked."""


MOST_DAYS = 60


def is_beyond(known_through: date | None, day: date) -> bool:
    """Tell whether a day is too long after the one through which somebody looked; without that one, every day is."""
    return known_through is None or (day - known_through).days > MOST_DAYS


def horizons(policies: Iterable[Dated]) -> Mapping[str, date | None]:
    """Return how far each jurisdiction was looked at: no further than the policy of it that was looked at least."""
    found: dict[str, date | None] = {}
    for policy in policies:
        earlier = found.get(policy.jurisdiction, policy.known_through)
        found[policy.jurisdiction] = min(earlier, policy.known_through) if earlier and policy.known_through else None
    return found
