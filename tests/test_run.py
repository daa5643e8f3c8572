import threading

import pytest

from scanner.collectors.collector import ALL_PLATFORMS, Collector
from scanner.model import CollectorRun, Item, Kind, Malformed, Mark, Problem, Reason, Record, Rung, Status, Unreadable
from scanner.run import accounts, run
from tests.fake_host import fake_host


class Reads(Collector):
    name = "reads"
    kind = Kind.APPLICATION
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    places = ()

    def __init__(self, *answers):
        self.answers = answers

    def find(self, host):
        for index, _ in enumerate(self.answers):
            yield Record(f"/{index}", "alice")

    def read(self, host, record):
        return self.answers[int(record.location[1:])](host)


def ended(*answers, timeout=30):
    done = run(Reads(*answers), fake_host(files={"/locked": Reason.LOCKED}), timeout)
    return done.status, list(done.items), list(done.problems)


def fails(error):
    def answer(_):
        raise error

    return answer


@pytest.fixture
def never():
    """What is waited for until the test is over."""
    never = threading.Event()
    yield never
    never.set()


ITEM = Item("a", kind=Kind.APPLICATION, rung=Rung.PRESENT, location="/0", user="alice", collector="reads")


def test_provenance_is_filled_in():
    assert ended(lambda _: [Item("a")]) == (Status.OK, [ITEM], [])


def test_what_a_collector_says_of_an_item_stays():
    own = Item("a", kind=Kind.WEB_APP, rung=Rung.RESIDUE, location="/x", user="bob", marks=(Mark.HIDDEN,))

    assert ended(lambda _: [own])[1] == [own._replace(collector="reads")]


def test_a_name_of_megabytes_is_cut():
    assert len(ended(lambda _: [Item("a" * (1 << 20))])[1][0].name) == 1024


def test_nothing_there_is_absent():
    assert ended() == (Status.ABSENT, [], [])


def test_a_record_without_items_is_ok():
    assert ended(lambda _: []) == (Status.OK, [], [])


def test_a_broken_record_costs_itself_alone():
    status, items, problems = ended(fails(Malformed("not JSON")), lambda _: [Item("b")])

    assert status is Status.PARTIAL
    assert [item.name for item in items] == ["b"]
    assert problems == [Problem(Reason.MALFORMED, "not JSON", "/0", "alice", "reads")]


def test_a_fault_of_ours_is_a_problem_and_not_a_crash():
    status, _, problems = ended(fails(KeyError("x")))

    assert (status, problems) == (Status.FAILED, [Problem(Reason.INTERNAL_ERROR, "KeyError: 'x'", "/0", "alice", "reads")])


def test_a_record_that_is_gone_by_now_is_silent():
    assert ended(fails(FileNotFoundError("/0"))) == (Status.OK, [], [])


def test_what_the_host_could_not_read_reaches_the_stream_though_the_collector_ignores_it():
    def looks_aside(host):
        host.look("/locked")
        return [Item("a")]

    assert ended(looks_aside) == (Status.PARTIAL, [ITEM], [Problem(Reason.LOCKED, "as the test wants it", "/locked", "alice", "reads")])


def test_items_said_before_a_fault_are_kept():
    def half(_):
        yield Item("a")
        raise Unreadable(Reason.CHANGED, "x")

    assert ended(half) == (Status.PARTIAL, [ITEM], [Problem(Reason.CHANGED, "x", "/0", "alice", "reads")])


def test_a_record_of_an_account_that_never_ends_is_left_behind_with_what_it_said_and_the_next_one_is_read():
    never = threading.Event()

    def hangs(_):
        yield Item("a")
        never.wait()

    status, items, problems = ended(hangs, lambda _: [Item("b")], timeout=1)
    never.set()

    assert (status, [item.name for item in items]) == (Status.PARTIAL, ["a", "b"])
    assert [(problem.reason, problem.location, problem.user) for problem in problems] == [(Reason.TIMED_OUT, "/0", "alice")]


def test_a_record_of_the_machine_that_never_ends_is_left_behind_with_what_it_said():
    never = threading.Event()

    class OfTheMachine(Reads):
        def find(self, host):
            yield Record("/0")

    def hangs(_):
        yield Item("a")
        never.wait()

    done = run(OfTheMachine(hangs), fake_host(), 0.5)
    never.set()

    assert (done.status, [item.name for item in done.items]) == (Status.TIMED_OUT, ["a"])
    assert [problem.reason for problem in done.problems] == [Reason.TIMED_OUT]


def test_a_run_that_is_begun_anew_forgets_nothing_and_reads_no_record_twice(never):
    """What is said once for everybody who meets it, such as a spent account, would not be said again."""
    reads = []

    def of_others(host):
        reads.append("0")
        host.look("/locked")
        yield Item("a")
        yield Problem(Reason.BUDGET_SPENT, "x", "/home/bob")
        yield Problem(Reason.MALFORMED, "y")
        yield Problem(Reason.MALFORMED, "y")

    def hangs(host):
        reads.append("1")
        host.look("/locked")
        yield Problem(Reason.MALFORMED, "z")
        yield Item("b")
        never.wait()

    items, problems = ended(of_others, hangs, lambda _: [Item("c")], timeout=1)[1:]

    assert [item.name for item in items] == ["a", "b", "c"]
    assert [(problem.reason, problem.detail, problem.location) for problem in problems] == [
        (Reason.BUDGET_SPENT, "x", "/home/bob"),
        *[(Reason.MALFORMED, "y", "/0")] * 2,
        (Reason.LOCKED, "as the test wants it", "/locked"),
        (Reason.MALFORMED, "z", "/1"),
        (Reason.LOCKED, "as the test wants it", "/locked"),
        (Reason.TIMED_OUT, "not read to its end: it took too long", "/1"),
    ]
    assert reads == ["0", "1"]


def test_what_was_read_before_a_run_was_begun_anew_is_kept_though_its_time_passes_then(never):
    class Searches(Reads):
        searches = 0

        def find(self, host):
            self.searches += 1
            if self.searches == 2:
                never.wait()
            yield from super().find(host)

    done = run(Searches(lambda _: [Item("a")], lambda _: never.wait()), fake_host(), 1)

    assert (done.status, [item.name for item in done.items]) == (Status.TIMED_OUT, ["a"])


@pytest.mark.parametrize("user", ["", "alice"])
def test_what_could_not_be_read_before_the_time_was_over_is_said(never, user):
    class OfOne(Reads):
        def find(self, host):
            yield Record("/0", user)

    def hangs(host):
        host.look("/locked")
        yield Item("a")
        never.wait()

    done = run(OfOne(hangs), fake_host(files={"/locked": Reason.LOCKED}), 0.4)

    assert Problem(Reason.LOCKED, "as the test wants it", "/locked", user, "reads") in done.problems


def test_what_could_not_be_searched_before_the_time_was_over_is_said(never):
    class Searches(Reads):
        def find(self, host):
            host.look("/locked")
            never.wait()
            yield

    done = run(Searches(), fake_host(files={"/locked": Reason.LOCKED}), 0.2)

    assert [problem.reason for problem in done.problems] == [Reason.LOCKED, Reason.TIMED_OUT]


def test_a_record_that_asks_nothing_ends_with_the_next_thing_it_says():
    gone = threading.Event()

    def endless(_):
        try:
            while True:
                yield Problem(Reason.MALFORMED, "x")
        finally:
            gone.set()

    class OfTheMachine(Reads):
        def find(self, host):
            yield Record("/0")

    done = run(OfTheMachine(endless), fake_host(), 0.2)

    assert done.status is Status.TIMED_OUT
    assert gone.wait(30)


def test_an_endless_record_is_capped(monkeypatch):
    monkeypatch.setattr("scanner.reading.MOST_ITEMS", 3)

    def endless(_):
        while True:
            yield Item("a")

    status, items, problems = ended(endless)

    assert (status, len(items)) == (Status.PARTIAL, 4)
    assert [problem.reason for problem in problems] == [Reason.CAPPED]


def test_endless_bad_rows_are_told_once_too_many(monkeypatch):
    monkeypatch.setattr("scanner.reading.MOST_PROBLEMS", 2)

    def bad(_):
        return [Problem(Reason.MALFORMED, str(row)) for row in range(9)]

    problems = ended(bad, lambda _: [Item("a")])[2]

    assert [problem.detail for problem in problems] == ["0", "1", "more than 2 problems; the rest are not listed"]


def test_a_fault_while_finding_is_a_problem():
    class Lost(Reads):
        def find(self, host):
            yield Record("/0")
            raise ValueError("x")

    done = run(Lost(lambda _: [Item("a")]), fake_host(), 30)

    assert (done.status, len(done.items)) == (Status.PARTIAL, 1)
    assert done.problems == (Problem(Reason.INTERNAL_ERROR, "ValueError: x", "", "", "reads"),)


def test_a_place_that_cannot_be_searched_keeps_its_reason():
    class Closed(Reads):
        def find(self, host):
            yield Record("/0")
            raise Unreadable(Reason.LOCKED, "x", "/1")

    done = run(Closed(lambda _: [Item("a")]), fake_host(), 30)

    assert (done.status, len(done.items), done.problems) == (Status.PARTIAL, 1, (Problem(Reason.LOCKED, "x", "/1", "", "reads"),))


def test_a_loss_of_the_search_is_not_put_down_to_the_account_found_next():
    class Searches(Reads):
        def find(self, host):
            host.look("/locked")
            yield Record("/0", "alice")

    done = run(Searches(lambda _: [Item("a")]), fake_host(files={"/locked": Reason.LOCKED}), 30)

    assert [(problem.location, problem.user) for problem in done.problems] == [("/locked", "")]


def test_accounts_come_first_and_say_which_homes_are_closed():
    host = fake_host(users=("alice",))
    done = accounts(host, 30)

    assert done == CollectorRun("accounts", None, Status.OK, 1, (), (), done.seconds)
