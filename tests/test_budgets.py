"""No account costs the scan or a neighbour anything: everything it may spend is bounded where the host is asked."""

import threading
from itertools import count

import pytest

from scanner.collectors.browsers import chromium_folders, chromium_profiles
from scanner.collectors.collector import ALL_PLATFORMS, Collector
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.formats.chromium_local_state import local_state
from scanner.formats.hives.marvin32 import marvin32
from scanner.host import watched
from scanner.host.budget import Budget
from scanner.host.host import Process
from scanner.host.mounted.mounted_host import mounted_host
from scanner.host.once import Once
from scanner.host.users import Account
from scanner.host.windows.hives import Hives
from scanner.host.windows.windows_accounts import account_hives
from scanner.host.windows.windows_users import windows_users
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung, Status, Unreadable
from scanner.run import accounts, run
from scanner.scan import run_collectors
from scanner.stdlib.worker import Worker
from tests.fake_host import FakeDisk, fake_host
from tests.fake_registry import FakeRegistry
from tests.hives import hive, written_later
from tests.windows_trees import ALICE, SOFTWARE, profiles, windows_tree

FILES = {f"/home/{user}/{name}": "x" * 10 for user in ("alice", "bob") for name in ("a", "b", "c", "d")}


class Rows(Collector):
    """Says what a test wants of each account's folder."""

    name = "rows"
    kind = Kind.APPLICATION
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    places = ()

    def __init__(self, says):
        self.says = says

    def find(self, host):
        yield from host.glob("{home}/*")

    def read(self, host, record):
        host.read(record)
        yield from self.says(record)


def scanned(budget, says, files=FILES, runs=2):
    host = fake_host(files=files, users=("alice", "bob"))
    host.accounts.budget = budget
    accounts(host, 60)
    done = [run(Rows(says), host, 60) for _ in range(runs)]
    return (
        {(item.user, item.name) for item in done[0].items},
        [(problem.reason, problem.user, problem.location, problem.detail) for one in done for problem in one.problems],
    )


def of_alice(rows):
    """Return rows for each of alice's records, and one for each of bob's."""
    return lambda record: rows if record.user == "alice" else [Item("b")]


def spent(what, most):
    return [(Reason.BUDGET_SPENT, "alice", "/home/alice", f"more than {most} {what}: the rest of this account's was not read")]


@pytest.mark.parametrize(
    ("budget", "rows", "problems"),
    [
        (Budget(items=9), [Item("a")] * 200_002, spent("items", 9)),
        (Budget(letters=9_000), [Item("a" * 1_000)] * 20, spent("letters", 9_000)),
        # what an item claims is paid for in whole, and was not beyond the letters of one text
        (Budget(letters=12_000), [Item("a", claims=(("extension-calls", "h" * 100),) * 50)], spent("letters", 12_000)),
    ],
)
def test_an_account_that_says_too_much_is_cut_and_its_neighbour_is_read_by_every_collector(budget, rows, problems):
    items, said = scanned(budget, of_alice(rows))

    assert ("bob", "b") in items
    assert said == problems


class Table(Rows):
    """Reads one record of the machine, which says something of every account."""

    def find(self, host):
        yield Record("the table")

    def read(self, host, record):
        return self.says


@pytest.mark.parametrize("budget", [Budget(items=9), Budget(letters=90)])
def test_an_account_that_has_no_more_to_spend_does_not_end_a_record_of_the_machine(budget):
    host = fake_host(files=FILES, users=("alice", "bob"))
    host.accounts.budget = budget
    accounts(host, 60)
    rows = [Item("a", user="alice")] * 20 + [Item("b", user="bob"), Item("m"), Item("s", user="nobody")]
    first, second = (run(Table(rows), host, 60) for _ in range(2))

    assert [item.name for item in first.items] == ["a"] * 9 + ["b", "m", "s"]
    assert [item.name for item in second.items] == ["b", "m", "s"]
    assert [(one.reason, one.user, one.location) for one in (*first.problems, *second.problems)] == [
        (Reason.BUDGET_SPENT, "alice", "/home/alice")
    ]


def test_what_an_account_says_of_another_is_paid_for_by_the_one_that_says_it():
    items, said = scanned(Budget(items=9), lambda record: [Item("x", user="bob")] * 5 if record.user == "alice" else [Item("b")])

    assert said == spent("items", 9)
    assert ("bob", "b") in items


def test_of_two_accounts_with_one_home_the_first_pays_for_it():
    host = fake_host(Platform.WINDOWS, users=("alice", "bob"))
    alice, bob = host.users()
    host._users = lambda _: [alice, bob._replace(home=alice.home)]
    accounts(host, 60)

    assert host.accounts.of_user("alice") is host.accounts.of_path("C:/Users/alice") is host.accounts.of_path("c:/users/Alice/x")
    assert host.accounts.of_user("bob") is host.accounts.of_key(rf"HKU\{bob.id}\Software") is not host.accounts.of_user("alice")
    assert host.whose("C:/Users/alice/x") == "alice"


def test_an_accounts_problems_are_cut_and_its_neighbours_are_not():
    rows = [Problem(Reason.MALFORMED, str(row)) for row in range(5_000)]
    said = scanned(Budget(problems=4), lambda record: rows if record.user == "alice" else [Problem(Reason.MALFORMED, "bob's")], runs=1)[1]

    assert [detail for _, user, _, detail in said if user == "alice"] == ["0", "1", "2", "3", spent("problems", 4)[0][3]]
    assert [detail for _, user, _, detail in said if user == "bob"] == ["bob's"] * 4


def test_an_accounts_names_are_cut_and_its_neighbours_are_not():
    many = {f"/home/alice/.{number}": "" for number in range(1_000)}
    items, said = scanned(Budget(names=500), of_alice([Item("a")]), FILES | many)

    assert {user for user, _ in items} == {"bob"}
    assert said == spent("names", 500)


def test_an_accounts_bytes_are_cut_and_its_neighbours_are_not():
    items, said = scanned(Budget(bytes=1_000), of_alice([Item("a")]), FILES | {"/home/alice/a": "x" * 2_000})

    assert items == {("bob", "b")}
    assert said == spent("bytes", 1_000)


def test_an_account_whose_budget_is_spent_is_asked_nothing_more():
    host = fake_host(files=FILES, users=("alice", "bob"))
    host.accounts.budget = Budget(items=7)
    accounts(host, 60)
    run(Rows(of_alice([Item("a")] * 2)), host, 60)
    host.disk.asked.clear()
    run(Rows(of_alice([Item("a")])), host, 60)

    assert {path.split("/")[2] for path in host.disk.asked} == {"bob"}


def test_texts_of_any_length_are_cut_and_that_is_said_once_for_a_record():
    huge = Item("n" * 9_999, ids=tuple(("deb", "i" * 9_999) for _ in range(999)), location="l" * 99_999, within="w" * 9_999)
    host = fake_host(files=FILES)
    done = run(Rows(lambda _: [huge, huge]), host, 60)

    item = done.items[0]
    assert (len(item.name), len(item.ids), len(item.ids[0][1]), len(item.location), len(item.within)) == (1_024, 100, 1_024, 4_096, 1_024)
    assert [(problem.reason, problem.location) for problem in done.problems] == [
        (Reason.CAPPED, f"/home/alice/{name}") for name in ("a", "b", "c", "d")
    ]


class DeadPlace(FakeDisk):
    """A disk of which a place never answers until the test is over."""

    def __init__(self, files, dead):
        super().__init__(files)
        self.dead, self.over, self.waited = dead, threading.Event(), 0

    def entry(self, path):
        self._wait(path)
        return super().entry(path)

    def read(self, path, limit, within, *, whole=True):
        self._wait(path)
        return super().read(path, limit, within, whole=whole)

    def _wait(self, path):
        if path.startswith(self.dead):
            self.waited += 1
            self.over.wait()
            raise FileNotFoundError(path)


@pytest.fixture
def dead(request):
    host = fake_host(files=FILES, users=("alice", "bob"))
    host.disk = DeadPlace(FILES, "/home/alice/b")
    yield host
    host.disk.over.set()


def test_a_place_of_an_account_that_never_answers_costs_that_place_and_is_asked_once(dead):
    accounts(dead, 60)
    first, second = (run(Rows(of_alice([Item("a")])), dead, timeout) for timeout in (1, 60))

    for done in (first, second):
        assert [(item.user, item.location) for item in done.items if item.user == "alice"] == [
            ("alice", f"/home/alice/{name}") for name in ("a", "c", "d")
        ]
        assert len([item for item in done.items if item.user == "bob"]) == 4
    assert [(problem.reason, problem.location, problem.user) for problem in first.problems] == [
        (Reason.TIMED_OUT, "/home/alice/b", "alice")
    ]
    assert (second.status, dead.disk.waited) == (Status.OK, 1)


def test_an_account_with_several_places_that_never_answer_waits_for_its_neighbours(dead):
    dead.disk.dead = tuple(f"/home/alice/{name}" for name in "abcd")
    accounts(dead, 60)
    done = run(Rows(of_alice([Item("a")])), dead, 2)

    assert [item.user for item in done.items] == ["bob"] * 4
    assert done.problems[0][:4:3] == (Reason.TIMED_OUT, "alice")


def test_a_search_meets_some_of_the_places_that_never_answer_and_leaves_time_to_the_others(dead):
    class Meets(Rows):
        def find(self, host):
            there = [file.location for file in host.glob("{home}/*") if host.is_file(file)]
            yield from (Record(place, place.split("/")[2]) for place in there)

    dead.disk.dead = tuple(f"/home/alice/{name}" for name in "abcd")
    accounts(dead, 60)
    done = run(Meets(lambda _: [Item("x")]), dead, 2)

    assert [item.user for item in done.items] == ["bob"] * 4
    assert done.problems[-1] == (*UNSEARCHED[::3], *UNSEARCHED[2:0:-1], "rows")


def test_a_record_that_never_ended_is_not_read_again_though_a_place_does_not_answer_then(dead):
    reads = []

    class Meets(Rows):
        searches = 0

        def find(self, host):
            self.searches += 1
            if self.searches >= 2:
                host.is_file("/home/alice/b")
            yield from [Record("/home/alice/a", "alice"), Record("/home/bob/a", "bob")]

        def read(self, host, record):
            reads.append(record.user)
            if record.user == "alice":
                dead.disk.over.wait()
            return [Item("x")]

    accounts(dead, 60)
    done = run(Meets(None), dead, 2)

    assert ([item.user for item in done.items], reads) == (["bob"], ["alice", "bob"])
    assert [(problem.reason, problem.location) for problem in done.problems] == [
        (Reason.TIMED_OUT, "/home/alice/b"),
        (Reason.TIMED_OUT, "/home/alice/a"),
    ]


def test_the_disk_that_is_mounted_at_a_dead_place_is_dead_as_a_whole(dead):
    dead.disk.dead = "/home/alice/nas"
    dead.disk.files |= {f"/home/alice/nas/{name}": "" for name in "xyz"}
    dead.mount_points = lambda: ["", "/home", "/home/alice/nas"]
    accounts(dead, 60)

    class Below(Rows):
        def find(self, host):
            return [Record(f"/home/alice/nas/{name}", "alice") for name in "xyz"] + [Record("/home/bob/a", "bob")]

    done = run(Below(of_alice([])), dead, 1)

    assert [problem.location for problem in done.problems] == ["/home/alice/nas"]
    assert ([item.user for item in done.items], dead.disk.waited) == (["bob"], 1)


class DeadKeys(FakeRegistry):
    """A registry in which an account's keys never answer until the test is over, as in a hive on a dead disk."""

    def __init__(self, keys, dead):
        super().__init__(keys)
        self.dead, self.over, self.waited = dead, threading.Event(), 0

    def values(self, key):
        if key.startswith(self.dead):
            self.waited += 1
            self.over.wait()
        return super().values(key)


class Keys(Rows):
    def find(self, host):
        yield from host.keys(r"{hku}\Software\*")

    def read(self, host, record):
        host.values(record)
        return [Item(record.location[-1])]


def test_keys_of_an_account_that_never_answer_cost_those_keys_and_are_asked_once():
    host = fake_host(Platform.WINDOWS, users=("alice", "bob"))
    alice, bob = (f"HKU\\{user.id}" for user in host.users())
    host.registry = DeadKeys({rf"{root}\Software\{name}": {} for root in (alice, bob) for name in "ab"}, alice)
    accounts(host, 60)
    first, second = (run(Keys(None), host, timeout) for timeout in (1, 60))
    host.registry.over.set()

    assert [(item.user, item.name) for item in first.items] == [("bob", "a"), ("bob", "b")]
    assert [(problem.reason, problem.location, problem.user) for problem in first.problems] == [(Reason.TIMED_OUT, alice, "alice")]
    assert (second.items, second.problems, host.registry.waited) == (first.items, (), 1)


def test_a_folder_on_a_drive_that_never_answers_is_asked_once():
    files = {f"C:/Users/{user}/Files/{name}": "" for user in ("Alice", "Bob") for name in "ab"}
    host = fake_host(Platform.WINDOWS, files, users=("Alice", "Bob"))
    host.disk = DeadPlace(files, "C:/Users/Alice/Files/a")
    accounts(host, 60)

    class Below(Rows):
        def find(self, host):
            yield from (Record(path, path.split("/")[2]) for path in files)

    done = [run(Below(lambda _: [Item("x")]), host, timeout) for timeout in (1, 60)]
    host.disk.over.set()

    assert [[item.location for item in one.items] for one in done] == [[*files][1:]] * 2
    assert [(one.reason, one.location) for one in done[0].problems] == [(Reason.TIMED_OUT, "C:/Users/Alice/Files/a")]
    assert host.disk.waited == 1


def test_a_home_that_never_answers_is_said_and_the_others_are_found(dead):
    dead.disk.dead = "/home/alice"
    ask, dead._users._ask = dead._users._ask, lambda machine: [user for user in ask(machine) if machine.is_there(user.home)]
    done = accounts(dead, 1)

    assert [user.name for user in dead.users()] == ["bob"]
    assert [(problem.reason, problem.location) for problem in done.problems] == [(Reason.TIMED_OUT, "/home/alice")]


def test_what_was_lost_before_a_home_did_not_answer_is_said(dead):
    """What was asked once for all, such as the table of what is mounted, is not asked again and not lost again."""
    dead.disk.dead = "/home/alice"
    ask, mounts = dead._users._ask, Once(lambda machine: machine.note(Unreadable(Reason.READ_ERROR, "x"), "/proc/self/mountinfo"))
    dead._users._ask = lambda machine: [mounts(machine), *(user for user in ask(machine) if machine.is_there(user.home))][1:]
    done = accounts(dead, 1)

    assert [user.name for user in dead.users()] == ["bob"]
    assert [(problem.reason, problem.location) for problem in done.problems] == [
        (Reason.READ_ERROR, "/proc/self/mountinfo"),
        (Reason.TIMED_OUT, "/home/alice"),
    ]


def test_homes_whose_places_are_not_found_out_in_time_are_searched_all_the_same(dead, monkeypatch):
    monkeypatch.setattr(dead.disk, "place", lambda path: dead.disk.entry(path) and FakeDisk.place(dead.disk, path))
    monkeypatch.setattr("scanner.run.PATIENCE", 1)
    dead.disk.dead = "/home/bob"
    done = accounts(dead, 1)
    read = run(Rows(lambda record: [Item("x")]), dead, 60)

    assert (done.records, done.status) == (2, Status.PARTIAL)
    assert [problem.detail for problem in done.problems] == ["homes that are links were not searched: no answer after 1 seconds"]
    assert {item.user for item in read.items} == {"alice"}
    assert [(problem.reason, problem.user, problem.location) for problem in read.problems] == [(Reason.TIMED_OUT, "bob", "/home/bob")]
    assert (dead._within("/home/alice/x")[0], dead._within("/home/bob/x")[0]) == ("/home/alice", "/home/bob")
    assert dead.disk.waited == 1


def test_a_folder_that_a_variable_names_and_that_never_answers_is_said(dead, monkeypatch):
    monkeypatch.setattr("scanner.run.PATIENCE", 1)
    dead.disk.files["/home/alice/.profile"] = "export HF_HOME=/data/hf\n"
    dead.disk.dead = "/data/hf"
    done = accounts(dead, 1)

    assert (done.records, done.status) == (2, Status.PARTIAL)
    assert [problem.detail for problem in done.problems] == ["folders that variables name were not searched: no answer after 1 seconds"]


def test_a_fault_while_accounts_are_found_out_does_not_pass_for_a_machine_without_any():
    host = fake_host(files=FILES)
    host._users._ask = lambda _: 1 / 0
    done = accounts(host, 60)

    assert (done.status, [problem.reason for problem in done.problems]) == (Status.FAILED, [Reason.INTERNAL_ERROR])


def test_accounts_that_are_never_found_out_are_asked_for_once():
    never = threading.Event()
    host = fake_host(files=FILES)
    host._users._ask = lambda _: never.wait()
    done = accounts(host, 0.2)
    answer = host.users()
    never.set()

    assert (done.status, [problem.reason for problem in done.problems], answer) == (Status.FAILED, [Reason.TIMED_OUT], ())


def test_programs_that_are_never_listed_are_asked_for_once():
    never, asked = threading.Event(), count()
    host = fake_host(files=FILES)
    host._processes._ask = lambda _: next(asked) or never.wait() or [Process(1, "x", "", "")]

    class Running(Rows):
        def find(self, host):
            return [Record("", about=process.name) for process in host.processes()]

    first, second = (run(Running(lambda _: []), host, 0.2) for _ in range(2))
    never.set()

    assert (first.status, second.status, next(asked)) == (Status.TIMED_OUT, Status.FAILED, 1)


class Clock:
    """A clock that a test puts on."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def pass_for(self, seconds):
        self.now += seconds
        return []


class Undisturbed(Worker):
    """One whose work is over when it is begun: who follows it never meets the clock between a step and the sign of it."""

    def begin(self, work):
        super().begin(work)
        assert super().ends_within(600)

    def ends_within(self, _):
        return True


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("scanner.host.watched.monotonic", clock)
    monkeypatch.setattr("scanner.run.monotonic", clock)
    monkeypatch.setattr("scanner.run.Worker", Undisturbed)
    return clock


class Shares(Rows):
    """Asks for the running programs and for a walk that others start from too, and takes its own time."""

    def find(self, host):
        host.once("walk", host.processes)
        yield Record("/home/alice/a", "alice")


@pytest.fixture
def slow_logs(clock, monkeypatch):
    """Make the check of a hive's log take 20 seconds."""

    def slow(content, seed, go_on=None):
        for _ in range(20 if go_on else 0):
            go_on()
            clock.pass_for(1)
        return marvin32(content, seed)

    monkeypatch.setattr("scanner.formats.hives.hive_log.marvin32", slow)


def test_accounts_whose_hives_take_long_leave_the_others_their_keys(tmp_path, slow_logs):
    names = ("ann", "eve", "mal", "rob", "zoe")
    whole, before = hive({"Software": {}}), hive({"Old": {}}, numbers=(2, 1))
    files = {f"Users/{name}/NTUSER.DAT": before if name in {"eve", "mal", "rob"} else whole for name in names}
    files |= {f"Users/{name}/NTUSER.DAT.LOG1": written_later(before, whole) for name in ("eve", "mal", "rob")}
    homes = profiles(**{f"S_1_5_21_{number}": rf"C:\Users\{name}" for number, name in enumerate(names)})
    host = mounted_host(windows_tree(tmp_path, files, software={**SOFTWARE, **homes}))
    done = accounts(host, 60)

    assert [user.name for user in host.users() if user.name in names] == [*names]
    assert [(problem.reason, problem.user, problem.detail) for problem in done.problems if problem.user in names] == [
        (Reason.TIMED_OUT, name, "incomplete, and its log takes too long to check; read as is") for name in ("eve", "mal", "rob")
    ]
    assert [host.registry.names(rf"HKU\S-1-5-21-{number}") for number in (0, 1, 4)] == [["Software"], ["Old"], ["Software"]]


def test_an_account_has_what_the_others_leave_of_the_time(tmp_path, slow_logs):
    before, after = hive({"Old": {}}, numbers=(2, 1)), hive({"Software": {}})
    files = {"Users/alice/NTUSER.DAT": before, "Users/alice/NTUSER.DAT.LOG1": written_later(before, after), "Users/Bob/NTUSER.DAT": after}
    host = mounted_host(windows_tree(tmp_path, files))
    done = accounts(host, 60)

    assert (done.problems, host.registry.names(rf"HKU\{ALICE}")) == ((), ["Software"])


def test_a_hive_that_would_take_all_time_to_read_is_not_read(tmp_path, clock, monkeypatch):
    monkeypatch.setattr("scanner.host.windows.hives.BYTES_A_SECOND", 1)
    host = mounted_host(windows_tree(tmp_path, {"Users/alice/NTUSER.DAT": hive({"A": {}}), "Users/Bob/x": ""}))
    done = accounts(host, 60)

    assert [(problem.reason, problem.user, problem.detail) for problem in done.problems] == [
        (Reason.TIMED_OUT, "alice", "it would take the time of the other accounts; not read")
    ]
    assert [user.name for user in host.users()] == ["Bob", "alice"]


def open_hives(disk, known, monkeypatch):
    """Return what was lost when the hives of many accounts were opened, and how many are open."""
    monkeypatch.setattr("scanner.host.windows.hives.BYTES_A_SECOND", 8192)  # one second for each
    monkeypatch.setattr("scanner.host.windows.hives.KNOWN", known)
    listed = [Account(f"u{number}", f"S-1-5-21-{number}", f"C:/Users/u{number}") for number in range(150)]
    host = fake_host(Platform.WINDOWS, {f"{account.home}/NTUSER.DAT": hive({"A": {}}) for account in listed}, users=())
    host.disk = disk(host.disk.files)
    host.watch.deadline = watched.monotonic() + 60
    found = Hives()

    def take(account, machine, share):
        return any(found.open(key, path, machine, share) for key, paths in account_hives(account) for path in paths)

    windows_users(host, listed, take, lambda _: False)
    return {loss.reason for loss in host.losses}, len(found.names("HKU"))


@pytest.mark.parametrize("known", [1, 1 << 30])
def test_on_a_machine_of_many_accounts_large_hives_are_read_where_the_disk_is_fast(known, monkeypatch):
    """The guess of a slow disk had most of them refused, in a tenth of a second."""
    assert open_hives(FakeDisk, known, monkeypatch) == (set(), 150)


def test_on_a_machine_of_many_accounts_large_hives_of_a_slow_disk_are_not_all_read(clock, monkeypatch):
    monkeypatch.setattr("scanner.host.windows.hives.monotonic", clock)
    lost, found = open_hives(lambda files: SlowDisk(files, clock, 1, "u"), 1, monkeypatch)

    assert (lost, 0 < found < 60) == ({Reason.TIMED_OUT}, True)


def test_what_is_asked_for_all_collectors_is_not_charged_to_the_first(clock):
    host = fake_host(files=FILES)
    host._processes._ask = lambda _: clock.pass_for(50)
    accounts(host, 60)
    first, second = (run(Shares(lambda _: [*clock.pass_for(50), Item("a")]), host, 60) for _ in range(2))

    assert [(done.status, done.seconds, len(done.items)) for done in (first, second)] == [(Status.OK, 50, 1)] * 2


def of_time(clock, seconds):
    """Return what takes so long of alice's records, and no time of bob's."""
    return lambda record: [*clock.pass_for(seconds if record.user == "alice" else 0), Item("x")]


class Late(Rows):
    """Asks for the running programs, reads its record and works on it."""

    def read(self, host, record):
        host.once("walk", host.processes)
        return super().read(host, record)


class SlowDisk(FakeDisk):
    """A disk on which reading takes time."""

    def __init__(self, files, clock, seconds, name="alice"):
        super().__init__(files)
        self._clock, self._seconds, self._name = clock, seconds, name

    def read(self, path, limit, within, *, whole=True):
        self._clock.pass_for(self._seconds if self._name in path else 0)
        return super().read(path, limit, within, whole=whole)


@pytest.mark.parametrize(("work", "wait"), [(9, 0), (0, 9), (5, 4)])
def test_an_accounts_time_is_cut_and_its_neighbours_is_not(clock, work, wait):
    host = fake_host(users=("alice", "bob"))
    host.disk = SlowDisk(FILES, clock, wait)
    host.accounts.budget = Budget(seconds=20)
    host._processes._ask = lambda _: clock.pass_for(50)
    accounts(host, 60)
    done = [run(Late(of_time(clock, work)), host, 60) for _ in range(2)]

    assert [[item.user for item in one.items] for one in done] == [["alice"] * (2 if wait else 3) + ["bob"] * 4, ["bob"] * 4]
    assert [(one.reason, one.user, one.location, one.detail) for each in done for one in each.problems] == spent("seconds", 20)


def test_an_account_that_takes_long_is_read_on_when_its_neighbours_were(clock):
    host = fake_host(files=FILES, users=("alice", "bob"))
    accounts(host, 60)
    done = run(Rows(of_time(clock, 20)), host, 60)

    assert [item.user for item in done.items] == ["alice", "alice", "bob", "bob", "bob", "bob", "alice"]
    assert (done.status, [problem.reason for problem in done.problems]) == (Status.TIMED_OUT, [Reason.TIMED_OUT])


@pytest.mark.parametrize("seconds", [9, 15])
def test_where_time_is_enough_every_record_is_read_once(clock, seconds):
    host = fake_host(files=FILES, users=("alice", "bob"))
    accounts(host, 60)
    done = run(Rows(of_time(clock, seconds)), host, 60)

    assert sorted(item.location for item in done.items) == sorted(FILES)
    assert (done.status, done.records) == (Status.OK, 8)


MANY = {f"/home/{user}/{number:02}": "x" for user in ("alice", "bob") for number in range(20)}
UNSEARCHED = (Reason.TIMED_OUT, "alice", "/home/alice", "the search took too long: the rest of this account's was not found")


class Searches(Rows):
    """Looks into files and works on what they hold while it searches, by itself or for all, where other collectors tell of losses."""

    def __init__(self, clock, work, *, for_all=False, named=()):
        super().__init__(lambda _: [Item("x")])
        self.clock, self.work, self.for_all, self.named = clock, work, for_all, named

    def find(self, host):
        yield from host.once("search", lambda: [*self._search(host.aside())]) if self.for_all else self._search(host)

    def _search(self, host):
        for record in host.glob("{home}/*"):
            if host.look(record):
                if record.user == "alice":
                    self.clock.pass_for(self.work)
                    for place in self.named:
                        host.is_file(place)
                yield record


def searched(clock, collector, wait=0, **budget):
    """Return how many records of alice and bob were read, and what is said of those that were not."""
    host = fake_host(files=MANY, users=("alice", "bob"))
    host.disk = SlowDisk(MANY, clock, wait)
    host.accounts.budget = Budget(**budget)
    accounts(host, 60)
    done = run(collector, host, 60)
    alice, bob = (sum(item.user == user for item in done.items) for user in ("alice", "bob"))
    return alice, bob, [(problem.reason, problem.user, problem.location, problem.detail) for problem in done.problems]


@pytest.mark.parametrize("for_all", [False, True])
@pytest.mark.parametrize(("work", "wait"), [(7, 0), (0, 7), (3, 4)])
def test_the_search_for_an_accounts_records_takes_no_time_of_its_neighbours(clock, work, wait, for_all):
    alice, bob, problems = searched(clock, Searches(clock, work, for_all=for_all), wait)

    assert 0 < alice < 6
    assert (bob, problems) == (20, [UNSEARCHED])


def test_an_answer_for_all_from_which_an_account_was_cut_is_kept_for_one_run(clock):
    class Twice(Searches):
        asked = 0

        def find(self, host):
            self.asked += 1
            yield from super().find(host)
            yield from super().find(host)

        def _search(self, host):
            self.asked += 10
            return super()._search(host)

    host = fake_host(files=MANY, users=("alice", "bob"))
    accounts(host, 60)
    collector = Twice(clock, 7, for_all=True)
    seen = []
    for collector.work in (7, 0, 0):
        done = run(collector, host, 60)
        seen.append((len({item.location for item in done.items}), len(done.problems), collector.asked))

    assert seen == [(25, 1, 11), (40, 0, 22), (40, 0, 23)]


def test_made_up_profiles_whose_lists_take_long_to_read_cost_their_account_alone(clock, monkeypatch):
    for module in (chromium_folders, chromium_profiles):
        monkeypatch.setattr(module, "local_state", lambda content: clock.pass_for(b"slow" in content) or local_state(content))
    files = {f"/home/alice/.config/{number}/Local State": '{"slow": 1, "profile": {"info_cache": {}}}' for number in range(300)}
    files["/home/bob/.config/chromium/Default/Extensions/" + "a" * 32 + "/1_0/manifest.json"] = '{"name": "x", "version": "1"}'
    host = fake_host(files=files, users=("alice", "bob"))
    accounts(host, 60)
    done = run(ChromiumExtensions(), host, 60)

    assert [(item.user, item.name) for item in done.items] == [("bob", "x")]
    assert [(problem.reason, problem.user, problem.location, problem.detail) for problem in done.problems] == [UNSEARCHED]


@pytest.mark.parametrize(("work", "wait"), [(7, 0), (0, 7)])
def test_what_names_places_of_the_machine_is_searched_in_its_accounts_turn(clock, monkeypatch, work, wait):
    def entry(disk, path):
        clock.pass_for(wait if path == "/usr/a" else 0)
        return FakeDisk.entry(disk, path)

    monkeypatch.setattr(SlowDisk, "entry", entry, raising=False)
    _, bob, problems = searched(clock, Searches(clock, work, named=["/usr/a"]))

    assert (bob, problems) == (20, [UNSEARCHED])


@pytest.mark.parametrize("for_all", [False, True])
def test_a_search_that_takes_long_and_leaves_time_to_the_others_is_not_cut(clock, for_all):
    assert searched(clock, Searches(clock, 1.4, for_all=for_all)) == (20, 20, [])


@pytest.mark.parametrize(("work", "wait", "for_all", "found"), [(1.4, 0, True, 0), (1.4, 0, False, 5), (0, 1.4, False, 2)])
def test_work_in_the_search_is_paid_for_once_as_work_on_records_is(clock, work, wait, for_all, found):
    alice, bob, problems = searched(clock, Searches(clock, work, for_all=for_all), wait, seconds=8)

    assert (alice, bob, problems) == (found, 20, spent("seconds", 8))


def test_an_account_pays_nothing_for_what_is_slow_of_the_machine(clock):
    class Mixed(Searches):
        def find(self, host):
            for record in super().find(host):
                host.once("walk", lambda: clock.pass_for(100))
                for _ in host.glob("/opt/*"):
                    clock.pass_for(1.2)
                yield record

    host = fake_host(files={**MANY, "/opt/a": ""}, users=("alice", "bob"))
    accounts(host, 60)
    done = run(Mixed(clock, 0), host, 50)

    assert (len(done.items), done.problems) == (40, ())


def test_an_account_whose_record_asked_first_for_all_is_not_waited_for(clock):
    host = fake_host(files=FILES, users=("alice", "bob"))
    host.accounts.budget = Budget(seconds=20)
    accounts(host, 60)
    watch = host.watched(60).watch
    watch.begin(Record("/home/alice/a", "alice"))
    seen = [watch.waits_for_account]

    def ask():
        clock.pass_for(50)
        seen.append(watch.waits_for_account)
        watch.leave_behind(())

    watch.share(watch.ask, "running programs", None, ask)
    assert (seen, host.accounts.of_user("alice").spent, watch.waits_for_account) == ([True, False], "", True)


def test_the_time_of_the_scan_is_not_put_off(clock):
    host = fake_host(files=FILES)
    host._processes._ask = lambda _: clock.pass_for(50)
    done = run(Shares(lambda _: [*clock.pass_for(50), Item("a")]), host, 60, 90)

    assert (done.status, done.seconds) == (Status.TIMED_OUT, 50)


def test_a_run_that_is_over_ends_with_its_next_question():
    ended = threading.Event()

    class Asks(Rows):
        def find(self, host):
            try:
                while True:
                    host.is_file("/a")
            finally:
                ended.set()
            yield

    done = run(Asks(lambda _: []), fake_host(), 0.2)

    assert done.status is Status.TIMED_OUT
    assert ended.wait(30)


def test_what_comes_after_the_time_of_the_scan_is_not_begun_and_said():
    first, *others = run_collectors(fake_host(files=FILES), 60, max_time=0)

    assert first.collector == "accounts"
    assert {one.status for one in others} == {Status.TIMED_OUT}
    assert {problem.reason for one in others for problem in one.problems} == {Reason.TIMED_OUT}
