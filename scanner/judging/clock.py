"""Whether the machine's day can be today: with a clock that was never set, bans seem not to apply yet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scanner.catalogue.policy import Policy

A_TIME_ZONE = timedelta(days=1)


def find_wrong_clock(now: datetime, as_of: date, catalogue_version: str, policies: Sequence[Policy]) -> str:
    """Say what is wrong with a clock that is behind what it is to judge by, empty when nothing is, or when a possible day was stated."""
    known = max([date.fromisoformat(catalogue_version), *(policy.last_verified for policy in policies)])
    today = max(now.date(), as_of)
    if known - today <= A_TIME_ZONE:  # no day is added to: the last one there is may be stated
        return ""
    return f"the clock says {now:%Y-%m-%d}, but signatures and policies are of {known}: set the clock, or state the day with --as-of"
