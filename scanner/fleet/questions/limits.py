"""What a question is asked with. An engine gets it as a table of one row, so that the SQL of a question is always the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from scanner.stdlib.named_tuple import NamedTuple

EARLIEST = datetime(1, 1, 1)  # noqa: DTZ001  as it is stored
# The columns of the table `limits`, with their types in SQL.
LIMITS = {
    "as_of": "date",
    "since": "date",
    "before": "date",
    "until": "date",
    "late": "timestamp",
    "product": "string",
    "today": "date",
    "ahead": "timestamp",
}
SLACK = timedelta(minutes=10)  # by which a clock may be ahead without being told of


class Asked(NamedTuple):
    """The limits of a question. `newest` is when the newest report that counts began; None for a store without any."""

    as_of: date  # reports of later days do not count
    newest: datetime | None = None
    product: str = ""
    since: date | None = None
    silent_for: timedelta = timedelta(days=1)
    within: int = 30  # days
    today: date | None = None  # by which deadlines are missed, where reports of later days count
    in_doubt: bool = False  # whether a report may be of a time that it cannot be of
    in_part: bool = True  # whether a report may have `only_addressed`; without any, an answer takes a third of the time

    def limits(self) -> tuple[str, ...]:
        """Return the row of `limits`, as texts."""
        since, now = self.since or self.as_of, datetime.now(UTC).replace(tzinfo=None)
        newest = min(self.newest or now, now)  # one machine whose clock is ahead makes no other silent
        late = newest - min(self.silent_for, newest - EARLIEST)
        days = (self.as_of, since, _shift(since, -1), _shift(self.today or self.as_of, self.within))
        today = (self.today or self.as_of).isoformat()
        return (*(day.isoformat() for day in days), _moment(late), self.product.lower(), today, _moment(now + SLACK))


def _moment(when: datetime) -> str:
    return when.isoformat(" ", "microseconds")


def _shift(day: date, days: int) -> date:
    """Return a day so much later, or the last one that there is on the way."""
    return date.fromordinal(max(date.min.toordinal(), min(day.toordinal() + days, date.max.toordinal())))
