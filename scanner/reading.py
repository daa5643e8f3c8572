"""What a run hears from its collector: each item and problem with where it is from, whose it is, and no more than its account may say."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from scanner.host.claimed_place import is_claimed
from scanner.host.watched import RunOver
from scanner.model import Item, Mark, Problem, Reason, Record, Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection

    from scanner.collectors.collector import Collector
    from scanner.collectors.gated import Gated
    from scanner.host.machine import Machine

MOST_ITEMS = 200_000  # of the machine's own, in one run: a hostile record may claim any number of rows,
MOST_PROBLEMS = 1_000  # hold any number of bad ones,
MOST_LETTERS = 1_024  # or fill a name with megabytes
MOST_OF_A_PATH = 4_096
MOST_IDS = 100
NOWHERE = Record("")


class Reading:
    """What a run has said so far."""

    def __init__(
        self, collector: Collector | Gated, host: Machine, passed_over: Collection[Record] = (), items: Collection[Item] = ()
    ) -> None:
        """Prepare; nothing is read yet. Records that are passed over were begun once, and never ended; they said the items."""
        self.collector = collector
        self.host = host
        self.items: list[Item] = [*items]
        self.problems: list[Problem] = []
        self.records = 0
        self.stopped = False
        self.over = False
        self._passed_over = passed_over
        self._said = items
        self._began = 0  # how many items there were when the record was begun
        self._cut: Record | None = None
        self._own_items = 0  # for which no account pays
        self._own_problems = 0

    def begin_anew(self, host: Machine) -> Reading:
        """Return the same run from its start, without the record that never ended; a place that never answered is left out by the host."""
        record = self.host.watch.record
        if self.host.watch.place or record is None:
            return Reading(self.collector, host, self._passed_over, self._said)
        return Reading(self.collector, host, [*self._passed_over, record], [*self._said, *self.items[self._began :]])

    def whole(self) -> None:
        """Find every record and read it; a record that fails is a Problem, and the next one is read."""
        try:
            for record in self.collector.find(self.host):
                self.records += 1
                self._losses(NOWHERE)  # of the search for it
                self._one(record)
                if self.stopped:
                    return
        except RunOver:
            self.over = True
        except Unreadable as problem:
            self._problem(Problem(problem.reason, problem.detail, problem.location), NOWHERE)
        except Exception as error:  # noqa: BLE001  a fault of one collector must not cost the others
            self._fault(error, NOWHERE)
        self._losses(NOWHERE)

    def _one(self, record: Record) -> None:
        self._began = len(self.items)
        self.host.watch.record = record
        try:
            if record in self._passed_over:
                raise Unreadable(Reason.TIMED_OUT, "not read to its end: it took too long", record.location)
            for said in self.collector.read(self.host, record):
                self._keep(said, record)
                if self.stopped:
                    break
        except FileNotFoundError:
            pass  # gone since it was found: absent is silent
        except Unreadable as problem:
            self._problem(Problem(problem.reason, problem.detail, problem.location), record)
        except Exception as error:  # noqa: BLE001  a fault of ours, or a shape nobody thought of
            self._fault(error, record)
        self.host.watch.record = None
        self._losses(record)

    def _keep(self, said: Item | Problem, record: Record) -> None:
        self.host.watch.since = monotonic()
        if isinstance(said, Problem):
            self._problem(said, record)
            return
        collector = self.collector
        name, version, publisher, ids, kind, rung, state, marks, within, location, user, _ = said
        if location and is_claimed(self.host, location, user or record.user):
            marks = (*marks, Mark.CLAIMED)
        kind, rung = kind or collector.kind, rung or collector.rung
        location, user = location or record.location, user or record.user
        letters = len(name) + len(version) + len(publisher) + len(within) + len(location) + sum([len(value) for _, value in ids])
        item = Item(name, version, publisher, ids, kind, rung, state, marks, within, location, user, collector.name)  # _replace is slower
        if letters > MOST_LETTERS or len(ids) > MOST_IDS:
            item, letters = self._fit(item, record), MOST_LETTERS
        self._pay(user, letters, record)
        self.items.append(item)

    def _pay(self, user: str, letters: int, record: Record) -> None:
        """Charge an item to its account; raise Unreadable when that one has no more to spend."""
        spending = self.host.accounts.of_user(user)
        if spending is not None:
            spending.charge("items", 1)
            spending.charge("letters", letters)
            spending.check()
            return
        self._own_items += 1
        if self._own_items > MOST_ITEMS:
            self._problem(Problem(Reason.CAPPED, f"more than {MOST_ITEMS} items; the rest were not read"), record)
            self.stopped = True

    def _fit(self, item: Item, record: Record) -> Item:
        """Cut the texts of an item that are too long, and say so once for its record."""
        fitting = item._replace(
            name=item.name[:MOST_LETTERS],
            version=item.version[:MOST_LETTERS],
            publisher=item.publisher[:MOST_LETTERS],
            ids=tuple((kind, value[:MOST_LETTERS]) for kind, value in item.ids[:MOST_IDS]),
            within=item.within[:MOST_LETTERS],
            location=item.location[:MOST_OF_A_PATH],
        )
        if fitting != item and self._cut is not record:
            self._cut = record
            self._problem(
                Problem(Reason.CAPPED, f"texts of more than {MOST_LETTERS} letters, or more than {MOST_IDS} ids, were cut"), record
            )
        return fitting

    def _problem(self, problem: Problem, record: Record) -> None:
        if not self.host.is_news(problem):
            return
        user = problem.user or record.user or self.host.whose(problem.location)
        spending = self.host.accounts.of_user(user)
        if spending is None:
            self._own_problems += 1
            if self._own_problems > MOST_PROBLEMS + 1:
                return  # said once, below: more of them would tell nobody more
            if self._own_problems > MOST_PROBLEMS:
                problem = Problem(Reason.CAPPED, f"more than {MOST_PROBLEMS} problems; the rest are not listed")
        elif problem.reason is not Reason.BUDGET_SPENT:
            spending.charge("problems", 1)
            if refusal := spending.refusal():
                problem = refusal
                if not self.host.is_news(problem):
                    return
        location = (problem.location or record.location)[:MOST_OF_A_PATH]
        self.problems.append(Problem(problem.reason, problem.detail[:MOST_LETTERS], location, user, self.collector.name))

    def _fault(self, error: Exception, record: Record) -> None:
        self._problem(Problem(Reason.INTERNAL_ERROR, f"{type(error).__name__}: {error}"), record)

    def _losses(self, record: Record) -> None:
        for problem in self.host.losses:
            self._problem(problem, record)
        self.host.losses.clear()
