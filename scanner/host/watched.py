"""One run's time, and the door through which all its questions go: after its deadline every one of them raises."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from scanner.host.files import inside
from scanner.host.registry import SEPARATOR
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scanner.host.budget import Accounts, Spending
    from scanner.host.files import Disk, Entry, Place, Within
    from scanner.host.registry import Registry, Value
    from scanner.model import Record

Answer = TypeVar("Answer")
NEVER = float("inf")
OF_WHAT_IS_LEFT = 0.4  # so that no account has taken more than is left, for which its search would end


class RunOver(BaseException):
    """The time of a run is over, and its thread is to end: no error, so that nobody on the way takes it for one."""


class Share:
    """What one of several parts may take of the time of a run. Some of what is left is kept for what comes after."""

    def __init__(self, watch: Watch, parts: int) -> None:
        """Begin the first of the parts that are left."""
        now = monotonic()
        of_all = (watch.deadline - now) * OF_WHAT_IS_LEFT
        self._end, self._end_of_all = now + of_all / parts, now + of_all

    def go_on(self, seconds: float = 0.0, *, is_guess: bool = False) -> None:
        """Raise Unreadable where the share is used up, or what would take so many seconds is more than is left of it.

        A guess counts only where it is more than all the parts may take.
        """
        if monotonic() + seconds > (self._end_of_all if is_guess else self._end):
            raise Unreadable(Reason.TIMED_OUT, "it would take the time of the other accounts; not read")


class Watch:
    """What a run may still ask, and what it is waiting for."""

    def __init__(self, accounts: Accounts, deadline: float = NEVER, latest: float = NEVER, shared: float = 0.0) -> None:
        """Take a deadline on the clock of `monotonic`, up to when it may be put off, and the seconds by which it was."""
        self.accounts = accounts
        self.deadline = deadline
        self.latest = latest
        self.shared = shared
        self.place = ""  # of a question that is not answered yet
        self.record: Record | None = None  # that is being read
        self.since = monotonic()  # the last sign of progress
        self.refused: dict[Problem, None] = {}  # what was not asked, and why, whoever forgets the losses that it met
        self.search_took: dict[Spending, float] = {}  # seconds of the search in each account's places
        self.records_took: dict[str, float] = {}  # seconds of each account's records
        self.has_cut = False  # an account's search
        self.answers: dict[str, Any] = {}  # to what is asked once: those that may lack what was cut are this run's alone
        self._searches = True  # for records, or for all: no record pays
        self._turn: Spending | None = None  # whose places are searched
        self._turn_began = 0.0
        self._turn_ends = 0.0
        self._waited_before = 0.0  # the turn
        self._waited = 0.0  # for answers: whoever's place it is has paid for that
        self._began = 0.0
        self.finds_accounts = False

    def share(self, question: Callable[..., Answer], *given: object) -> Answer:
        """Ask what is asked once for all runs: the first one that asks is not to pay for the others, and its deadline is put off."""
        if self.finds_accounts:  # whose run is there to pay for it
            return question(*given)
        began, before, waited = monotonic(), self.shared, self._waited
        self._end_turn(began)
        outer, self._searches = self._searches, True
        try:
            answer = question(*given)
        finally:
            self._end_turn(monotonic())
            self._searches = outer
        self._waited = waited
        spent = monotonic() - began - (self.shared - before)  # some of it may be a question within this one
        self.shared += spent
        self.deadline = min(self.deadline + spent, max(self.deadline, self.latest))
        return answer

    def go_on(self) -> None:
        """Take a sign of progress; raise RunOver when the time of the run is over."""
        self.since = monotonic()
        if self.since > self.deadline:
            raise RunOver

    @property
    def left(self) -> float:
        """How many seconds of the run were left at the last sign of progress."""
        return self.deadline - self.since

    def begin(self, record: Record) -> None:
        """Begin a record, right after a sign of progress."""
        self._end_turn(self.since)
        self.record, self._began, self._waited = record, self.since - self.shared, 0.0
        self._searches = False

    def end(self) -> None:
        """End the record; its account pays for the work on it too."""
        took = self._charge_reader()
        if self.record and (spending := self.accounts.of_user(self.record.user)):
            spending.charge("seconds", took - self._waited)
        self._searches = True
        self.go_on()

    def _charge_reader(self) -> float:
        """Return how many seconds the record has taken; its account's other records may have to wait for those of others."""
        took = monotonic() - self.shared - self._began
        if user := self._reader:
            self.records_took[user] = self.records_took.get(user, 0.0) + took
        return took

    def in_turn(self, starts: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
        """Yield where to start: a base, a pattern and whose they are. What is searched from the machine's is nobody's turn."""
        for start in starts:
            if not start[2] and self._turn is not None:
                self._end_turn(monotonic())
            yield start

    def _take_turn(self, spending: Spending, now: float) -> None:
        """Search an account's places from now on, unless that has taken longer than is left: it would cost the others theirs."""
        self._end_turn(now)
        took, left = self.search_took.get(spending, 0.0), self.deadline - now
        if took > left:
            self.has_cut = True
            said = "the search took too long: the rest of this account's was not found"
            self._refuse(Problem(Reason.TIMED_OUT, said, spending.home, spending.user))
        self._turn, self._turn_began, self._waited_before = spending, now, self._waited
        self._turn_ends = now + (left - took) / 2

    def _end_turn(self, now: float) -> None:
        """Charge an account for the search of its places, and for the work on what they held."""
        spending, self._turn = self._turn, None
        if spending is not None:
            took = now - self._turn_began
            self.search_took[spending] = self.search_took.get(spending, 0.0) + took
            spending.charge("seconds", took - (self._waited - self._waited_before))

    def _refuse(self, refusal: Problem) -> None:
        self.refused[refusal] = None
        raise Unreadable(refusal.reason, refusal.detail, refusal.location)

    @property
    def _reader(self) -> str:
        """Whose record is being read; nobody's while a question for all runs is, whichever record came to it first."""
        return self.record.user if self.record is not None and not self._searches else ""

    @property
    def waits_for_account(self) -> bool:
        """Whether it is an account, or finding out about one, that a run has not heard of since then."""
        if self._reader:
            return True
        return bool(self.place) and (self.finds_accounts or self.accounts.of_place(self.place) is not None)

    def leave_behind(self, mount_points: Sequence[str]) -> None:
        """End the run: its thread asks nothing more, its account pays for the wait, and nobody asks again what did not answer."""
        waited, self.deadline = monotonic() - self.since, -NEVER
        self._end_turn(self.since)
        spending = self.accounts.of_place(self.place) or self.accounts.of_user(self._reader)
        if spending:
            spending.charge("seconds", waited)
            if self._searches:
                self.search_took[spending] = self.search_took.get(spending, 0.0) + waited
        self._charge_reader()
        if self.place:
            silent = self._find_silent(self.place, mount_points)
            self.accounts.silence(silent, Problem(Reason.TIMED_OUT, f"no answer for {waited:.0f} seconds; not asked again", silent))

    def _find_silent(self, place: str, mount_points: Sequence[str]) -> str:
        """Return what a place that does not answer stands for: the disk that is mounted there, unless others' homes are on it too.

        Of a key it is all keys of its account.
        """
        if self.accounts.of_key(place):
            return SEPARATOR.join(place.split(SEPARATOR, 2)[:2])
        points = {point.rstrip("/") for point in mount_points}
        point, spending = place, self.accounts.of_path(place)
        while point and point not in points:
            point = point.rpartition("/")[0]
        above = spending is not None and place != spending.home and not inside(point, (spending.home,))
        return place if not point or above else point

    def ask(self, place: str, spending: Spending | None, question: Callable[..., Answer], *given: object) -> Answer:
        """Ask a question of a place, for whose answer an account pays. It is asked thousands of times in every scan."""
        began = monotonic()
        if began > self.deadline:
            raise RunOver
        if spending is not None:
            if self._searches and (spending is not self._turn or began > self._turn_ends):
                self._take_turn(spending, began)
            if spending.spent and (refusal := spending.refusal()):
                self._refuse(refusal)
        if self.accounts.silent and (silent := self.accounts.find_silent(place)):
            self._refuse(silent)
        self.place, self.since = place, began
        try:
            return question(*given)
        finally:
            now = monotonic()
            self.place, self.since = "", now
            self._waited += now - began
            if spending is not None:
                spending.pay(now - began)


class WatchedDisk:
    """A disk that answers for as long as its run may ask."""

    def __init__(self, disk: Disk, watch: Watch) -> None:
        """Take the disk."""
        self._disk = disk
        self._watch = watch

    def entry(self, path: str) -> Entry:  # noqa: D102  the protocol says it, here and below
        return self._watch.ask(path, self._watch.accounts.of_path(path), self._disk.entry, path)

    def names(self, path: str, within: Within) -> list[str]:  # noqa: D102
        spending = self._watch.accounts.of_path(path)
        names = self._watch.ask(path, spending, self._disk.names, path, within)
        if spending is not None:
            spending.charge("names", len(names))
        return names

    def read(self, path: str, limit: int, within: Within, *, whole: bool = True) -> bytes:  # noqa: D102
        return self._content(path, partial(self._disk.read, whole=whole), path, limit, within)

    def part(self, path: str, offset: int, size: int, within: Within) -> bytes:  # noqa: D102
        return self._content(path, self._disk.part, path, offset, size, within)

    def _content(self, path: str, question: Callable[..., bytes], *given: object) -> bytes:
        spending = self._watch.accounts.of_path(path)
        content = self._watch.ask(path, spending, question, *given)
        if spending is not None:
            spending.charge("bytes", len(content))
        return content

    def link(self, path: str) -> str:  # noqa: D102
        return self._watch.ask(path, self._watch.accounts.of_path(path), self._disk.link, path)

    def place(self, path: str) -> Place:  # noqa: D102
        return self._watch.ask(path, self._watch.accounts.of_path(path), self._disk.place, path)

    def owner(self, path: str) -> str:  # noqa: D102
        return self._watch.ask(path, self._watch.accounts.of_path(path), self._disk.owner, path)

    def real(self, path: str) -> str:  # noqa: D102
        return self._watch.ask(path, self._watch.accounts.of_path(path), self._disk.real, path)

    def let_go(self, *, in_use: bool) -> None:  # noqa: D102
        self._disk.let_go(in_use=in_use)


class WatchedRegistry:
    """A registry that answers for as long as its run may ask."""

    def __init__(self, registry: Registry, watch: Watch) -> None:
        """Take the registry."""
        self._registry = registry
        self._watch = watch

    def names(self, key: str) -> Sequence[str]:  # noqa: D102
        spending = self._watch.accounts.of_key(key)
        names = self._watch.ask(key, spending, self._registry.names, key)
        if spending is not None:
            spending.charge("names", len(names))
        return names

    def values(self, key: str) -> Mapping[str, Value]:  # noqa: D102
        return self._watch.ask(key, self._watch.accounts.of_key(key), self._registry.values, key)
