"""A machine put together from its parts: a disk, accounts, a process table and a registry, each live, mounted or made up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from scanner.formats.registry_values import Values
from scanner.host.budget import Accounts, nearest, place_key
from scanner.host.files import MOST_NAMES, TRUSTED, Place, inside
from scanner.host.host import DEFAULT_LIMIT
from scanner.host.once import Once
from scanner.host.patterns import Met, Standing, Tree, file_starts, file_tree, key_starts
from scanner.host.registry import SEPARATOR, root_of
from scanner.host.watched import Watch, WatchedDisk, WatchedRegistry
from scanner.model import Platform, Problem, Reason, Record, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scanner.host.files import Disk, Entry, Within
    from scanner.host.host import Moved, Process, User
    from scanner.host.registry import Registry
    from scanner.model import HostFacts

Answer = TypeVar("Answer")
RUNNING = "running programs"
OF_ONE_ACCOUNT = (Reason.BUDGET_SPENT, Reason.TIMED_OUT, Reason.NETWORK_HOME)  # what ends there goes on elsewhere


class Machine:
    """The `Host` that collectors see. What it could not read is noted in `losses`."""

    def __init__(
        self,
        facts: HostFacts,
        disk: Disk,
        users: Callable[[Machine], Sequence[User]],
        processes: Callable[[Machine], Sequence[Process]],
        registry: Registry,
        homes: Callable[[Machine], Sequence[str]],
        closed: frozenset[str] = frozenset(),
    ) -> None:
        """Take the parts; nothing is read before a collector asks.

        `homes` are all home folders, in scope or not; `closed` are folders that the system shows to administrators only, which is
        no loss for anybody else: they are left out, and said to be.
        """
        self.facts = facts
        self.disk = disk
        self._unwatched = disk
        self.registry = registry
        self.losses: list[Problem] = []
        self.left_out: set[str] = set()
        self.phone_backups = False  # until somebody asks for them
        self.accounts = Accounts()
        self.watch = Watch(self.accounts)
        self.mount_points: Callable[[], Sequence[str]] = tuple  # where the system tells
        self.own_variables: tuple[str, Mapping[str, str]] = ("", {})  # of a running machine: our account's id and environment
        self.moved: list[Moved] = []  # of all that are watched too
        self.own_rights = ""  # of a running machine: our account's id, where we may read nothing that it may not
        self._closed, self._homes = closed, homes
        self._users = Once(users)
        self._processes = Once(processes)
        self._allowed: dict[str, str] = {}
        self._answers: dict[str, Any] = {}  # each of the kind that whoever asks it knows
        self._told: set[tuple[Reason, str]] = set()
        self._looking: Machine | None = None  # for a thousand gates, whose losses are nobody's
        self._may_hold: dict[str, bool] = {}  # several collectors have the same gates

    def watched(self, *deadline: float) -> Machine:
        """Return the same machine with losses of its own; with a deadline as `Watch` takes it, for one run, and answers until then."""
        other = object.__new__(type(self))  # the library's `copy` is two modules that no scan needs otherwise
        other.__dict__.update(self.__dict__)
        other.losses = []
        other._looking = None
        if deadline:
            other.watch = Watch(self.accounts, *deadline)
            other.disk = WatchedDisk(self.disk, other.watch)
            other.registry = WatchedRegistry(self.registry, other.watch)
        return other

    def leave_behind(self) -> None:
        """End the run that this machine was watched for: its thread asks nothing more, and nobody asks again what it waits for."""
        self.watch.leave_behind(self.mount_points())
        self.let_go(in_use=True)

    def learn_accounts(self) -> None:
        """Find out whose each place is."""
        self.once("homes", self._find_bounds)
        self.accounts.learn_users(self.users())

    def give_up_accounts(self) -> None:
        """Go on without what could not be found out about accounts in time: who they are, or where their homes really lie."""
        self._users.give_up(())
        if self.users():
            self.once("homes", self._bound_by_name)
            self.accounts.learn_users(self.users())

    def learn_moved(self, moved: Sequence[Moved]) -> None:
        """Take places that are looked at wherever a pattern asks for the usual ones."""
        self.moved[:] = moved
        for user, _, place in moved:
            if user and not inside(place, TRUSTED[self.platform]):
                owner = self._ask(place, partial(self.disk.owner, place), "")
                if owner and any(one.id == owner for one in self.named(user)):
                    self.accounts.learn_elsewhere(place, user)
        if moved:
            self._may_hold.clear()

    def let_go(self, *, in_use: bool) -> None:
        """Close what the disk holds open from question to question, unless a thread that was left behind may be using it."""
        self._unwatched.let_go(in_use=in_use)

    @property
    def platform(self) -> Platform:  # noqa: D102  the protocol says it, here and below
        return self.facts.platform

    def users(self) -> Sequence[User]:  # noqa: D102
        return self._users(self)

    def sees_every_home(self) -> bool:  # noqa: D102
        seen, looking = {place_key(user.home) for user in self.users()}, self.watched()
        others = [home for home in self._homes(looking) if place_key(home) not in seen]
        return not (self._users.losses or any(map(looking.is_there, others)) or looking.losses)

    def unread(self) -> Sequence[str]:  # noqa: D102
        return [loss.location for loss in self.losses]

    def whose(self, place: str) -> str:  # noqa: D102
        spending = self.accounts.of_place(place)
        return spending.user if spending else ""

    def home(self, record: Record) -> str:  # noqa: D102
        return next((user.home for user in self.named(record.user)), "")

    def once(self, question: str, ask: Callable[[], Answer]) -> Answer:  # noqa: D102
        answers = self._answers if question in self._answers else self.watch.answers
        if question not in answers:
            answer = self.watch.share(ask)
            answers = self.watch.answers if self.watch.has_cut else self._answers
            answers[question] = answer
        known: Answer = answers[question]
        return known

    def answered(self, question: str) -> bool | None:  # noqa: D102
        return bool(self._answers[question]) if question in self._answers else None

    def may_hold(self, pattern: str) -> bool:  # noqa: D102
        if pattern not in self._may_hold:
            self._may_hold[pattern] = self._may_hold_key(pattern) if SEPARATOR in pattern else self._may_hold_file(pattern)
        return self._may_hold[pattern]

    def processes(self) -> Sequence[Process]:  # noqa: D102
        try:
            return self.watch.share(self.watch.ask, RUNNING, None, self._processes, self)
        except Unreadable as problem:
            self.note(problem, RUNNING)
            return ()

    def aside(self) -> Machine:  # noqa: D102
        return self.watched()

    def allow(self, folder: str, owner: str = "") -> bool:  # noqa: D102
        try:
            place = self.disk.place(folder)
        except FileNotFoundError:
            place = Place(folder, "", "")  # what is put there later is bounded all the same
        except Unreadable as problem:
            self.note(problem, folder)
            return False
        if (owner and not (place.owner and owner in {place.owner, self.own_rights})) or place.leads_away:
            return False
        self._allowed[place_key(folder)] = place.path
        return True

    def glob(self, pattern: str, *, under: Record | None = None, about: str = "") -> Iterator[Record]:  # noqa: D102
        met = Met(self) if under is None and (self.moved or self._has_several()) else None
        for base, rest, user in self.watch.in_turn(file_starts(self, pattern, under)):
            if under is not None or self._may_stand(base, rest):  # of five patterns four hold nothing
                found = (path for path in file_tree(self).matching(base, rest) if met is None or met.is_news(base, path, user))
                yield from (Record(path, user, about) for path in found)

    def read(self, place: Record | str, limit: int = DEFAULT_LIMIT) -> bytes:  # noqa: D102
        path = _path(place)
        try:
            return self.disk.read(path, limit, self._within(path))
        except Unreadable as problem:
            if problem.reason is not Reason.CHANGED:
                raise
        return self.disk.read(path, limit, self._within(path))  # once more: a browser writes its files in one go

    def look(self, place: Record | str, limit: int = DEFAULT_LIMIT, *, shown: str = "") -> bytes | None:  # noqa: D102
        try:
            return self.read(place, limit)
        except FileNotFoundError:
            return None
        except Unreadable as problem:
            self.note(Unreadable(problem.reason, problem.detail, shown) if shown else problem, _path(place))
            return None

    def head(self, place: Record | str, size: int) -> bytes:  # noqa: D102
        path = _path(place)
        return self._ask(path, lambda: self.disk.read(path, size, self._within(path), whole=False), b"")

    def part(self, place: Record | str, offset: int, size: int) -> bytes:  # noqa: D102
        path = _path(place)
        return self._ask(path, lambda: self.disk.part(path, offset, size, self._within(path)), b"")

    def size(self, place: Record | str) -> int:  # noqa: D102
        entry = self._entry(_path(place))
        return entry.file_size if entry is not None else 0

    def is_folder(self, place: Record | str) -> bool:  # noqa: D102
        return (entry := self._entry(_path(place))) is not None and entry.is_folder

    def is_file(self, place: Record | str) -> bool:  # noqa: D102
        return (entry := self._entry(_path(place))) is not None and entry.is_file

    def link(self, place: Record | str) -> str:  # noqa: D102
        path = _path(place)
        return self._ask(path, lambda: self.disk.link(path), "")

    def real(self, path: str) -> str:  # noqa: D102
        try:
            return self.disk.real(path)
        except Unreadable as problem:
            self.note(problem, path)
            return path

    def owner(self, place: Record | str) -> str:  # noqa: D102
        try:
            return str(self.disk.entry(_path(place)).owner)
        except (FileNotFoundError, Unreadable):
            return ""

    def keys(self, pattern: str, *, under: Record | None = None, about: str = "") -> Iterator[Record]:  # noqa: D102
        tree = Tree(SEPARATOR, self._key_names, lambda key: self._key_names(key) is not None)
        for base, rest, user in self.watch.in_turn(key_starts(self, pattern, under)):
            for key in tree.matching(base, rest):
                yield Record(key, user, about)

    def values(self, place: Record | str) -> Values:  # noqa: D102
        try:
            return Values(self.registry.values(_path(place)))
        except FileNotFoundError:
            return Values({})
        except Unreadable as problem:
            if problem.reason not in OF_ONE_ACCOUNT:
                raise
            self.note(problem, _path(place))  # its keys are over, and those of others are not
            return Values({})

    def is_news(self, problem: Problem) -> bool:
        """Tell whether a place that everybody meets again is told for the first time: a broken key, a dead disk, a spent account."""
        if problem.reason not in OF_ONE_ACCOUNT and not (problem.reason is Reason.MALFORMED and root_of(problem.location)):
            return True
        told = (problem.reason, place_key(problem.location))
        news = told not in self._told
        self._told.add(told)
        return news

    def reader(self, path: str) -> Callable[[str, int], bytes]:
        """Return what reads a file, and those beside it, again after this run: whoever asks then pays with the time of its question."""
        disk, within = self._unwatched, self._within(path)
        return lambda place, limit: disk.read(place, limit, within)

    def note(self, problem: Unreadable, path: str) -> None:
        """Keep what could not be read, for the report, once where one path is asked for in several ways."""
        loss = Problem(problem.reason, problem.detail, problem.location or path)
        if self.losses[-1:] != [loss]:
            self.losses.append(loss)

    def _ask(self, path: str, ask: Callable[[], Answer], nothing: Answer) -> Answer:
        """Answer, with nothing where nothing stands, or (noted) where it cannot be read."""
        try:
            return ask()
        except FileNotFoundError:
            return nothing
        except Unreadable as problem:
            self.note(problem, path)
            return nothing

    def _entry(self, path: str) -> Entry | None:
        """Return what stands at a path, None where nothing does or (noted) where it cannot be told."""
        try:
            return self.disk.entry(path)
        except FileNotFoundError:
            return None
        except Unreadable as problem:
            self.note(problem, path)
            return None

    def _within(self, path: str) -> Within:
        if home := nearest(self.once("homes", self._find_bounds), path):  # a home that is said to be /home lifts no bounds of those in it
            return (home, *TRUSTED[self.platform])
        folder = nearest(self._allowed, path) if self._allowed else None
        return (folder,) if folder else None

    def named(self, name: str) -> Sequence[User]:
        """Return the accounts of a name, of which a directory's and the machine's own may be one each."""
        return self.once("accounts by name", self._find_named).get(name, ())

    def _find_named(self) -> dict[str, list[User]]:
        named: dict[str, list[User]] = {}
        for user in self.users():
            named.setdefault(user.name, []).append(user)
        return named

    def _find_bounds(self) -> dict[str, str]:
        """Return where each home really lies, by its path and by that place; of two accounts with one home the first counts."""
        bounds: dict[str, str] = {}
        for home in self._homes(self):
            real = self._find_home(home)
            places = (place_key(home), place_key(real))
            self.accounts.learn_home(home, places)
            for place in places:
                bounds.setdefault(place, real)
        return bounds

    def _bound_by_name(self) -> dict[str, str]:
        """Return the bounds of homes without looking: what a link among them leads to is out of bounds."""
        bounds = {place_key(home): home for home in self._homes(self)}
        for place, home in bounds.items():
            self.accounts.learn_home(home, (place,))
        return bounds

    def _find_home(self, home: str) -> str:
        """Return where a home really lies; one to which somebody else's folder leads lies in that folder, or nowhere."""
        try:
            place = self.disk.place(home)
        except FileNotFoundError:
            return home
        except Unreadable as problem:
            self.note(problem, home)
            return home
        return place.bound if place.leads_away else place.path

    def _has_several(self) -> bool:
        """Tell whether an account may have several places for one pattern: hardly any has, and thousands of questions want to know."""
        return self.once("several places", lambda: any(len(places) > 1 for user in self.users() for places in user.folders.values()))

    def _may_stand(self, base: str, pattern: str) -> bool:
        """Tell whether anything may stand at a pattern below a base; a folder is looked at once for all who ask, gates among them."""
        self.once("homes", self._find_bounds)  # what is lost on the way is noted by the first to ask alone, and is for the report
        standing, self._looking = self.once("what stands", lambda: Standing(self.platform)), self._looking or self.watched()
        return standing.may_hold(self._looking, base, pattern)

    def _may_hold_file(self, pattern: str) -> bool:
        if any(self._may_stand(base, rest) for base, rest, _ in file_starts(self, pattern, None)):
            return True
        return any(moved.usual.startswith(f"{pattern}/") for moved in self.moved)  # a gate may stand for all that is below it

    def _may_hold_key(self, pattern: str) -> bool:
        self.users()  # as above
        looking = self.watched()
        return any(True for _ in looking.keys(pattern)) or bool(looking.losses)

    def _key_names(self, key: str) -> Sequence[str] | None:
        """Return the names below a key, None when the key is not there or (noted) closed to us."""
        try:
            return self.registry.names(key)
        except FileNotFoundError:
            return None
        except Unreadable as problem:
            self.note(problem, key)
            return None

    def is_there(self, path: str) -> bool:
        """Tell whether anything stands at a path; what cannot be told is noted."""
        try:  # thousands in a scan: `_entry` would be one more call for each
            self.disk.entry(path)
        except FileNotFoundError:
            return False
        except Unreadable as problem:
            self.note(problem, path)
            return False
        return True

    def names(self, folder: str) -> Sequence[str] | None:
        """Return the names in a folder, None when it is not there or (noted) closed to us."""
        folder = folder or "/"
        try:
            names = self.disk.names(folder, self._within(folder))
        except FileNotFoundError:
            return None
        except Unreadable as problem:
            if folder in self._closed and problem.reason is Reason.PERMISSION_DENIED:
                self.left_out.add(folder)
            else:
                self.note(problem, folder)
            return None
        if len(names) > MOST_NAMES:
            self.note(Unreadable(Reason.CAPPED, f"more than {MOST_NAMES} entries; the rest were not read"), folder)
            del names[MOST_NAMES:]
        return names


def _path(place: Record | str) -> str:
    return place if isinstance(place, str) else place.location
