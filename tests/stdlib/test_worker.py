from functools import partial
from threading import Event, get_ident
from time import sleep

import pytest

from scanner.stdlib.worker import Worker

LONG = 60.0


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.stop()


def test_one_thing_after_another_is_done_by_one_thread(worker):
    seen = []
    for _ in range(3):
        worker.begin(lambda: seen.append(get_ident()))
        assert worker.ends_within(LONG)

    assert len(seen) == 3
    assert {*seen} == {seen[0]} != {get_ident()}


def test_what_does_not_end_is_not_waited_for(worker):
    go_on = Event()
    worker.begin(go_on.wait)

    assert not worker.ends_within(0.0)
    assert not worker.can_go_on
    go_on.set()
    assert worker.ends_within(LONG)
    assert worker.can_go_on


def test_one_that_is_left_behind_ends_after_what_it_does():
    left_behind, go_on, ended = Worker(), Event(), Event()
    left_behind.begin(lambda: (go_on.wait(), ended.set()))
    left_behind.stop()
    go_on.set()

    assert ended.wait(LONG)
    assert left_behind.ends_within(LONG)


def test_a_worker_is_waited_for_however_long_that_may_be(worker):
    worker.begin(partial(sleep, 0.2))

    assert worker.ends_within(1e300)


def test_one_that_was_stopped_does_what_it_was_given_before_and_ends():
    seen, stopped = [], Worker()
    stopped.begin(partial(seen.append, 1))
    stopped.stop()
    stopped.stop()

    assert stopped.ends_within(LONG)
    assert seen == [1]


def test_what_raises_has_ended_and_its_thread_with_it(monkeypatch):
    raising, told = Worker(), Event()
    monkeypatch.setattr("sys.unraisablehook", lambda _: told.set())
    raising.begin(lambda: 1 / 0)

    assert raising.ends_within(LONG)
    assert told.wait(LONG)
    assert not raising.can_go_on
