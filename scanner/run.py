"""One collector's run: timed, bounded and caught here, so that no collector has to, and none can hide a loss."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Protocol

from scanner.collectors.find_moved import find_moved
from scanner.host.host import Moved
from scanner.host.watched import NEVER, RunOver
from scanner.model import CollectorRun, Item, Problem, Reason, Status
from scanner.reading import Reading
from scanner.stdlib.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.collectors.collector import Collector
    from scanner.collectors.gated import Gated
    from scanner.host.machine import Machine

PATIENCE = 4  # a place of an account's has a fourth of a run's time to answer, and then the run goes on without it


def run(collector: Collector | Gated, host: Machine, timeout: float, most: float = NEVER, idle: list[Worker] | None = None) -> CollectorRun:
    """Run a collector in another thread: a record that never answers costs itself alone.

    `timeout` is in seconds, without those in which it asks for all collectors, and `most` with them. `idle` are threads that wait for work.
    """
    started = monotonic()
    reading = Reading(collector, host.watched(started + timeout, started + most))
    while _follow(reading, timeout, idle):
        shared = reading.host.watch.shared
        reading = reading.begin_anew(host.watched(started + min(timeout + shared, most), started + most, shared))
    reading.hear_losses()
    seconds = monotonic() - started - reading.host.watch.shared
    problems = [*reading.problems]
    if reading.over:
        late = f"stopped after {timeout:g} seconds; what was read before that is kept"
        problems.append(Problem(Reason.TIMED_OUT, late, collector=collector.name))
    items = tuple(reading.items)
    status = Status.TIMED_OUT if reading.over else _status(reading.records, items, problems)
    return CollectorRun(collector.name, collector.kind, status, reading.records, items, tuple(problems), seconds)


def accounts(host: Machine, timeout: float, idle: list[Worker] | None = None) -> CollectorRun:
    """Find out whose homes can be looked at, first of all: a home that cannot is a Problem once, not once for every place."""
    started = monotonic()
    counting = Counting(host.watched(started + timeout))
    while _follow(counting, timeout, idle):
        counting = counting.begin_anew(host.watched(started + timeout))
    lost = [problem for problem in counting.losses() if host.is_news(problem)]
    problems = [problem._replace(collector="accounts", user=problem.user or host.whose(problem.location)) for problem in lost]
    if counting.over:
        host.give_up_accounts()
        problems.append(Problem(Reason.TIMED_OUT, f"{counting.lost}: no answer after {timeout:g} seconds", collector="accounts"))
    status = Status.OK if not problems else Status.PARTIAL if counting.found else Status.FAILED
    return CollectorRun("accounts", None, status, counting.found, (), tuple(problems), monotonic() - started)


def learn_moved_places(host: Machine) -> None:
    """Find out which places accounts and the machine have elsewhere than usual, and note those that cannot be looked at."""
    found = [*find_moved(host, host.own_variables)]
    host.losses.extend(one for one in found if isinstance(one, Problem))
    host.learn_moved([one for one in found if isinstance(one, Moved)])


def leave_out(collector: Collector | Gated) -> CollectorRun:
    """Return the run of a collector whose turn came after the time of the whole scan."""
    problem = Problem(Reason.TIMED_OUT, "not begun: the time of the whole scan was over", collector=collector.name)
    return CollectorRun(collector.name, collector.kind, Status.TIMED_OUT, 0, (), (problem,), 0.0)


class Work(Protocol):
    """What a thread does for a run. `over` tells that its time was over before it ended."""

    host: Machine
    over: bool

    def whole(self) -> None:
        """Do it."""


def _follow(work: Work, timeout: float, idle: list[Worker] | None) -> bool:
    """Wait until work is done or its time is over; True when it was left waiting for an account's place, and is to begin anew."""
    worker = idle.pop() if idle else Worker()
    watch, wait = work.host.watch, 0.0
    worker.begin(work.whole)
    while not worker.ends_within(wait):
        now, patience = monotonic(), watch.since + timeout / PATIENCE
        if now >= watch.deadline or (now >= patience and watch.waits_for_account):
            work.over = now >= watch.deadline
            worker.stop()
            work.host.leave_behind()
            return not work.over
        wait = max(0.001, min(watch.deadline, patience if patience > now else watch.deadline) - now)
    if idle is not None and worker.can_go_on:
        idle.append(worker)
    else:
        worker.stop()
    work.host.let_go(in_use=False)
    return False


class Counting:
    """Finds out whose homes there are, and whose each place is: from then on each account pays for its own."""

    def __init__(self, host: Machine, lost_before: Sequence[Problem] = ()) -> None:
        """Take the machine, and what could not be read before this was begun anew."""
        self.host = host
        self.found = 0
        self.over = False
        self.lost = "no home was searched"  # if the time is over now
        self._lost_before = lost_before
        host.watch.finds_accounts = True

    def begin_anew(self, host: Machine) -> Counting:
        """Return the same from its start; what was asked once for all is not asked again, and what was lost then is kept."""
        return Counting(host, self.losses())

    def losses(self) -> list[Problem]:
        """Return what could not be read, each once however often it was met."""
        losses = [*self.host.losses, *self.host.watch.refused]
        return [*(one for one in self._lost_before if one not in losses), *losses]

    def whole(self) -> None:
        """Ask."""
        try:
            self.found = len(self.host.users())
            self.lost = "homes that are links were not searched" if self.found else self.lost
            self.host.learn_accounts()
            self.lost = "folders that variables name were not searched"
            learn_moved_places(self.host)
        except RunOver:
            self.over = True
        except Exception as error:  # noqa: BLE001  a fault of ours must not pass for a machine without accounts
            self.host.losses.append(Problem(Reason.INTERNAL_ERROR, f"{type(error).__name__}: {error}"))


def _status(records: int, items: tuple[Item, ...], problems: list[Problem] | tuple[Problem, ...]) -> Status:
    if not problems:
        return Status.OK if records else Status.ABSENT
    return Status.PARTIAL if items else Status.FAILED
