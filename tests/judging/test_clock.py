from datetime import UTC, datetime

import pytest

from scanner.judging.clock import find_wrong_clock
from tests.catalogue.written import POLICY_HEAD, day, policy

OF_2026 = policy()  # verified on 2026-11-21
OF_2027 = policy(head=POLICY_HEAD.replace("2026-11-21", "2027-03-01"))


@pytest.mark.parametrize(
    ("today", "as_of", "catalogue", "policies", "known"),
    [
        ("1970-01-01", "1970-01-01", "2026-11-01", [], "2026-11-01"),
        ("2026-11-19", "2026-11-19", "2026-11-01", [OF_2026], "2026-11-21"),
        ("2026-11-20", "2026-11-20", "2026-11-01", [OF_2026], ""),  # it is tomorrow elsewhere
        ("2026-11-25", "2026-11-25", "2026-11-01", [OF_2026, OF_2027], "2027-03-01"),
        ("2026-11-25", "2026-11-25", "2026-11-27", [OF_2026], "2026-11-27"),
        ("1970-01-01", "2026-12-01", "2026-11-01", [OF_2026], ""),  # the day is stated
        ("2026-12-01", "9999-12-31", "2026-11-01", [OF_2026], ""),  # no day comes after it
        ("2026-12-01", "2023-03-01", "2026-11-01", [OF_2026], ""),  # so is an earlier one, by a clock that is right
    ],
)
def test_a_clock_behind_what_it_judges_by_is_wrong(today, as_of, catalogue, policies, known):
    said = find_wrong_clock(datetime.fromisoformat(f"{today}T12:00:00").replace(tzinfo=UTC), day(as_of), catalogue, policies)

    assert said == (
        f"the clock says {today}, but signatures and policies are of {known}: set the clock, or state the day with --as-of" if known else ""
    )
