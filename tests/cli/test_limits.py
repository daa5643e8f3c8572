"""What the options say of time and budgets reaches the scan and its report."""

import json
from functools import partial
from time import sleep

import pytest

from scanner.stdlib.thread import Thread
from tests.trees import TIKTOK, ended, tree


def test_a_scan_whose_time_is_over_is_neither_clean_nor_banned(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("scanner.cli.options.UNITS", {"s": 0, "m": 60, "h": 3600})

    assert ended("scan", "--root", tree(tmp_path, TIKTOK), "--format", "json", "--max-time", "1s") == 3
    report = json.loads(capsys.readouterr().out)
    assert {problem["reason"] for problem in report["problems"]} == {"timed-out"}
    assert {run["status"] for run in report["runs"][1:]} == {"timed-out"}


def test_a_spent_budget_is_said_with_its_account(tmp_path, capsys):
    code = ended("scan", "--root", tree(tmp_path, TIKTOK), "--format", "json", "--budget", "names=1")
    report = json.loads(capsys.readouterr().out)

    assert (code, report["complete"]) == (3, False)
    said = [(one["reason"], one["location"], one["detail"]) for one in report["problems"] if one.get("user") == "alice"]
    assert said == [("budget-spent", "/home/alice", "more than 1 names: the rest of this account's was not read")]


@pytest.mark.parametrize(
    "option",
    [("--max-time", "0"), ("--max-time", "1d"), ("--max-time", "²"), ("--budget", "names"), ("--budget", "names=0"), ("--budget", "x=1")],
)
def test_a_limit_that_means_nothing_is_a_wrong_call(tmp_path, option, capsys):
    assert ended("scan", "--root", tree(tmp_path), *option) == 2


def test_limits_are_set_for_every_call_by_the_configuration(tmp_path, capsys):
    (tmp_path / "scanner.toml").write_text('format = "config/1"\nmax_time = "10m"\nbudget = ["names=1"]\n')
    root = tree(tmp_path / "root", TIKTOK)

    assert ended("scan", "--root", root, "--config", tmp_path / "scanner.toml", "--quiet") == 3
    assert ended("scan", "--root", root, "--config", tmp_path / "scanner.toml", "--quiet", "--budget", "names=500000") == 1


def test_a_limit_may_be_longer_than_the_system_can_wait(tmp_path):
    assert ended("scan", "--root", tree(tmp_path, TIKTOK), "--quiet", "--timeout", "1e300", "--max-time", "999999999h") == 1


def test_a_thread_is_waited_for_however_long_that_may_be():
    thread = Thread(partial(sleep, 0.2))
    thread.start()

    assert thread.ends_within(1e300)
