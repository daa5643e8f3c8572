"""What a run hears from its collector: each item and problem with where it is from, whose it is, and no more than its account may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.claimed_place import is_claimed
from scanner.host.watched import RunOver
from scanner.model import Item, Mark, Problem, Reason, Record, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.collectors.collector import Collector
    from scanner.collectors.gated import Gated
    from scanner.host.machine import Machine

MOST_ITEMS = 200_000  # of the machine's own, in one run: a hostile record may claim any number of rows,
MOST_PROBLEMS = 1_000  # hold any number of bad ones,
MOST_LETTERS = 1_024  # or fill a name with megabytes
MOST_OF_A_PATH = 4_096
MOST_IDS = 100
MOST_CLAIMS = 400  # an extension has the sites it asks for, the hosts its scripts name, and its texts
NOWHERE = Record("")


class Reading:
    """What a run has said so far."""

    def __init__(self, collector: Collector | Gated, host: Machine) -> None:
        """Prepare; nothing is read yet."""
        self.collector = collector
        self.host = host
        self.items: list[Item] = []
        self.problems: list[Problem] = []
        self.records = 0
        self.stopped = False
        self.over = False
        self._began = 0  # how many items there were when the record was begun
        self._ended: list[Record] = []
        self._ended_before: frozenset[Record] = frozenset()  # before the run was begun anew
        self._never_ended: frozenset[Record] = frozenset()
        self._told_before: frozenset[Problem] = frozenset()
        self._cut: Record | None = None
        self._own_items = 0  # for which no account pays
        self._own_problems = 0

    def begin_anew(self, host: Machine) -> Reading:
        """Return the same run from its start; what it said is kept, and the records that ended are not read again.

        Nor is one that never ended. One in which a place did not answer is read again: the host leaves that place out.
        """
        self.hear_losses()
        watch = self.host.watch
        record, waits = watch.record, bool(watch.place)
        host.watch.search_took, host.watch.records_took = watch.search_took, watch.records_took
        again = Reading(self.collector, host)
        again.items = self.items[: self._began] if record and waits else [*self.items]
        again.problems = [*self.problems]
        again._told_before = frozenset(self.problems)
        again._ended_before = self._ended_before.union(self._ended)
        again._never_ended = self._never_ended.union([record] if record and not waits else [])
        again._own_items, again._own_problems = self._own_items, self._own_problems
        return again

    def whole(self) -> None:
        """Find every record and read it; a record that fails is a Problem, and the next one is read."""
        try:
            self._search()
        except RunOver:
            self.over = True  # whoever ends the run hears the losses

    def _search(self) -> None:
        try:
            for record in self._take_turns():
                self._one(record)
                if self.stopped:
                    return
        except Unreadable as problem:
            self._problem(Problem(problem.reason, problem.detail, problem.location), NOWHERE)
        except Exception as error:  # noqa: BLE001  a fault of one collector must not cost the others
            self._fault(error, NOWHERE)
        self.hear_losses()

    def _take_turns(self) -> Iterator[Record]:
        """Yield the records to read; those of an account that has taken more time than is left come after everybody else's."""
        late = []
        for record in self.collector.find(self.host):
            self.records += 1
            self.host.watch.go_on()
            self.hear_losses()  # of the search for it
            if record not in self._ended_before:
                if self.host.watch.records_took.get(record.user, 0.0) > self.host.watch.left:
                    late.append(record)
                else:
                    yield record
        yield from late

    def hear_losses(self) -> None:
        """Tell what the host could not read: of the record that is being read, or of the search."""
        losses, self.host.losses = [*self.host.losses, *self.host.watch.refused], []
        self.host.watch.refused.clear()
        for problem in losses:
            self._tell(problem, self.host.watch.record or NOWHERE)

    def _one(self, record: Record) -> None:
        self._began = len(self.items)
        self.host.watch.begin(record)
        try:
            if record in self._never_ended:
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
        self.host.watch.end()
        self.hear_losses()
        self.host.watch.record = None
        self._ended.append(record)

    def _keep(self, said: Item | Problem, record: Record) -> None:
        self.host.watch.go_on()
        if isinstance(said, Problem):
            self._problem(said, record)
            return
        collector = self.collector
        name, version, publisher, ids, kind, rung, state, marks, within, location, user, _, claims = said
        if location and is_claimed(self.host, location, user or record.user):
            marks = (*marks, Mark.CLAIMED)
        kind, rung = kind or collector.kind, rung or collector.rung
        location, user = location or record.location, user or record.user
        letters = len(name) + len(version) + len(publisher) + len(within) + len(location)
        letters += sum([len(value) for _, value in (*ids, *claims)])
        values = (name, version, publisher, ids, kind, rung, state, marks, within, location, user, collector.name, claims)
        item = tuple.__new__(Item, values)  # thousands in a scan: Item(...) takes three times as long, and _replace longer
        if letters > MOST_LETTERS or len(ids) > MOST_IDS or len(claims) > MOST_CLAIMS:
            item = self._fit(item, record)
            letters = sum(map(len, (*item[:3], item.within, item.location))) + sum(len(value) for _, value in (*item.ids, *item.claims))
        if self._pay(user, letters, record):
            self.items.append(item)

    def _pay(self, user: str, letters: int, record: Record) -> bool:
        """Charge an item to the account of its record, or to its own; tell whether it is kept.

        Raise Unreadable when the record is an account's that has no more to spend; a record of the machine says more than that account's.
        """
        spending = self.host.accounts.of_user(record.user or user)
        if spending is not None:
            spending.charge("items", 1)
            spending.charge("letters", letters)
            if record.user:
                spending.check()
            elif refusal := spending.refusal():
                self._tell(refusal, record)
                return False
            return True
        self._own_items += 1
        if self._own_items > MOST_ITEMS:
            self._problem(Problem(Reason.CAPPED, f"more than {MOST_ITEMS} items; the rest were not read"), record)
            self.stopped = True
        return True

    def _fit(self, item: Item, record: Record) -> Item:
        """Cut the texts of an item that are too long, and say so once for its record."""
        fitting = item._replace(
            name=item.name[:MOST_LETTERS],
            version=item.version[:MOST_LETTERS],
            publisher=item.publisher[:MOST_LETTERS],
            ids=_fit_pairs(item.ids, MOST_IDS),
            claims=_fit_pairs(item.claims, MOST_CLAIMS),
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
        self.host.watch.go_on()  # a run that was left behind takes no problem for news from the one that goes on
        self._tell(problem, record)

    def _tell(self, problem: Problem, record: Record) -> None:
        if not self.host.is_news(problem):
            return
        told = self._complete(problem, record)
        if told in self._told_before:
            return
        spending = self.host.accounts.of_user(record.user or told.user)
        if spending is None:
            self._own_problems += 1
            if self._own_problems > MOST_PROBLEMS + 1:
                return  # said once, below: more of them would tell nobody more
            if self._own_problems > MOST_PROBLEMS:
                capped = Problem(Reason.CAPPED, f"more than {MOST_PROBLEMS} problems; the rest are not listed")
                told = self._complete(capped, record)
        elif problem.reason is not Reason.BUDGET_SPENT:
            spending.charge("problems", 1)
            if refusal := spending.refusal():
                self._tell(refusal, record)
                return
        self.problems.append(told)

    def _complete(self, problem: Problem, record: Record) -> Problem:
        """Return a problem with where it is from and whose it is, of a length that is bounded."""
        user = problem.user or record.user or self.host.whose(problem.location)
        location = (problem.location or record.location)[:MOST_OF_A_PATH]
        return Problem(problem.reason, problem.detail[:MOST_LETTERS], location, user, self.collector.name)

    def _fault(self, error: Exception, record: Record) -> None:
        self._problem(Problem(Reason.INTERNAL_ERROR, f"{type(error).__name__}: {error}"), record)


def _fit_pairs(pairs: tuple[tuple[str, str], ...], most: int) -> tuple[tuple[str, str], ...]:
    return tuple((kind, value[:MOST_LETTERS]) for kind, value in pairs[:most])
