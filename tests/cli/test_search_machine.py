import json
import threading

import pytest

from scanner.cli.options import Limits
from scanner.cli.search_machine import search_machine
from scanner.collectors import modules
from scanner.host.budget import Budget
from scanner.model import Platform, Reason
from tests.fake_host import fake_host
from tests.test_budgets import DeadPlace

FILES = {
    "/home/alice/.config/chromium/Local State": json.dumps({"profile": {"info_cache": {"Default": {}}}}),
    "/home/alice/.config/chromium/Default/Preferences": "{}",
    "/home/alice/.mozilla/firefox/profiles.ini": "[Profile0]\nName=x\nIsRelative=1\nPath=a\n",
    "/home/bob/.config/chromium/Local State": "{}",
}


@pytest.fixture
def host():
    made = fake_host(Platform.LINUX, FILES, ("alice", "bob"))
    made.disk = DeadPlace(FILES, "/home/bob/.config/chromium")
    yield made
    made.disk.over.set()


def limits(timeout, max_time):
    return Limits(timeout, max_time, Budget())


def test_the_browsers_of_each_home_are_named(host):
    host.disk.dead = "/none"
    _, browsers, *others = search_machine(host, limits(60, 600), ())

    assert sorted((item.user, item.name) for item in browsers.items) == [("alice", "chromium"), ("alice", "firefox"), ("bob", "chromium")]
    assert [item for done in others for item in done.items] == []


def test_a_place_that_never_answers_does_not_hold_up_the_search(host):
    runs = [*search_machine(host, limits(1, 600), ())]

    assert len(runs) == len(modules(Platform.LINUX)) + 2
    assert Reason.TIMED_OUT in {problem.reason for done in runs for problem in done.problems}


def test_the_whole_search_ends_with_the_time_of_a_scan(host):
    never = threading.Event()
    host._processes._ask = lambda _: never.wait() or []
    runs = [*search_machine(host, limits(60, 0.3), ())]
    never.set()

    assert {problem.reason for problem in runs[-1].problems} == {Reason.TIMED_OUT}
