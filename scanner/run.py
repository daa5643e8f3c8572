"""One collector's run: timed, bounded and caught here, so that no collector has to, and none can hide a loss."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from scanner.host.claimed_place import is_claimed
from scanner.model import CollectorRun, Item, Mark, Problem, Reason, Record, Status, Unreadable

if TYPE_CHECKING:
    from scanner.collectors.collector import Collector
    from scanner.collectors.gated import Gated
    from scanner.host.machine import Machine

MOST_ITEMS = 200_000  # a hostile record may claim any number of rows,
MOST_PROBLEMS = 1_000  # hold any number of bad ones,
MOST_LETTERS = 1_024  # or fill a name with megabytes
NOWHERE = Record("")


def run(collector: Collector | Gated, host: Machine, timeout: float) -> CollectorRun:
    """Run a collector in a thread of its own: a record that never answers costs its collector alone. `timeout` in seconds."""
    started = time.perf_counter()
    reading = Reading(collector, host.watched())
    thread = threading.Thread(target=reading.whole, name=collector.name, daemon=True)
    thread.start()
    thread.join(timeout)
    timed_out = thread.is_alive()
    reading.stopped = True
    problems = [*reading.problems]
    if timed_out:
        late = f"stopped after {timeout:g} seconds; what was read before that is kept"
        problems.append(Problem(Reason.TIMED_OUT, late, collector=collector.name))
    items = tuple(reading.items)
    status = Status.TIMED_OUT if timed_out else _status(reading.records, items, problems)
    return CollectorRun(collector.name, collector.kind, status, reading.records, items, tuple(problems), time.perf_counter() - started)


def accounts(host: Machine) -> CollectorRun:
    """Find out whose homes can be looked at, first of all: a home that cannot is a Problem once, not once for every place."""
    started = time.perf_counter()
    watched = host.watched()
    found = len(watched.users())
    problems = tuple(problem._replace(collector="accounts") for problem in watched.losses if watched.is_news(problem))
    status = Status.OK if not problems else Status.PARTIAL if found else Status.FAILED
    return CollectorRun("accounts", None, status, found, (), problems, time.perf_counter() - started)


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

    def whole(self) -> None:
        """Find every record and read it; a record that fails is a Problem, and the next one is read."""
        try:
            for record in self.collector.find(self.host):
                self.records += 1
                self._losses(NOWHERE)  # of the search for it
                self._one(record)
                if self.stopped:
                    return
        except Unreadable as problem:
            self._problem(Problem(problem.reason, problem.detail, problem.location), NOWHERE)
        except Exception as error:  # noqa: BLE001  a fault of one collector must not cost the others
            self._fault(error, NOWHERE)
        self._losses(NOWHERE)

    def _one(self, record: Record) -> None:
        try:
            for said in self.collector.read(self.host, record):
                self._keep(said, record)
                if self.stopped or len(self.items) > MOST_ITEMS:
                    break
        except FileNotFoundError:
            pass  # gone since it was found: absent is silent
        except Unreadable as problem:
            self._problem(Problem(problem.reason, problem.detail, problem.location), record)
        except Exception as error:  # noqa: BLE001  a fault of ours, or a shape nobody thought of
            self._fault(error, record)
        if len(self.items) > MOST_ITEMS:
            self._problem(Problem(Reason.CAPPED, f"more than {MOST_ITEMS} items; the rest were not read"), record)
            self.stopped = True
        self._losses(record)

    def _keep(self, said: Item | Problem, record: Record) -> None:
        if isinstance(said, Problem):
            self._problem(said, record)
            return
        collector = self.collector
        name, version, publisher, ids, kind, rung, state, marks, within, location, user, _ = said
        if location and is_claimed(self.host, location, user or record.user):
            marks = (*marks, Mark.CLAIMED)
        self.items.append(
            Item(  # not _replace, which takes twice as long, thousands of times
                name[:MOST_LETTERS],
                version[:MOST_LETTERS],
                publisher[:MOST_LETTERS],
                ids,
                kind or collector.kind,
                rung or collector.rung,
                state,
                marks,
                within,
                location or record.location,
                user or record.user,
                collector.name,
            )
        )

    def _problem(self, problem: Problem, record: Record) -> None:
        if len(self.problems) > MOST_PROBLEMS:
            return  # said once, below: more of them would tell nobody more
        if not self.host.is_news(problem):
            return
        if len(self.problems) == MOST_PROBLEMS:
            problem = Problem(Reason.CAPPED, f"more than {MOST_PROBLEMS} problems; the rest are not listed")
        self.problems.append(
            problem._replace(location=problem.location or record.location, user=problem.user or record.user, collector=self.collector.name)
        )

    def _fault(self, error: Exception, record: Record) -> None:
        self._problem(Problem(Reason.INTERNAL_ERROR, f"{type(error).__name__}: {error}"), record)

    def _losses(self, record: Record) -> None:
        for problem in self.host.losses:
            self._problem(problem, record)
        self.host.losses.clear()


def _status(records: int, items: tuple[Item, ...], problems: list[Problem] | tuple[Problem, ...]) -> Status:
    if not problems:
        return Status.OK if records else Status.ABSENT
    return Status.PARTIAL if items else Status.FAILED
