"""A clock that was never set must not make a ban "upcoming" and the machine clean."""

import json
from datetime import date, datetime

import pytest

from scanner import scan as flow
from scanner.cli import judge_command, judging_terms
from tests.trees import TIKTOK, ended, tree


class Now(datetime):
    @classmethod
    def now(cls, zone=None):
        return cls(1970, 1, 1, 12, tzinfo=zone)


class Today(date):
    @classmethod
    def today(cls):
        return cls(1970, 1, 1)


@pytest.fixture
def never_set(monkeypatch):
    monkeypatch.setattr(flow, "datetime", Now)
    monkeypatch.setattr(judge_command, "datetime", Now)
    monkeypatch.setattr(judging_terms, "date", Today)


def scanned(capsys, folder, *options):
    code = ended("scan", "--root", tree(folder, TIKTOK), "--format", "json", *options)
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("never_set")
def test_a_clock_before_the_policies_is_a_problem_and_not_clean(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path)

    assert (code, report["complete"]) == (3, False)
    assert [(problem["reason"], problem["collector"]) for problem in report["problems"]] == [("wrong-clock", "clock")]
    assert "the clock says 1970-01-01" in report["problems"][0]["detail"]


@pytest.mark.usefixtures("never_set")
def test_a_day_that_is_stated_stands_for_the_clocks(tmp_path, capsys):
    assert scanned(capsys, tmp_path, "--as-of", "2026-12-01")[0] == 1


def test_an_earlier_day_that_is_stated_is_no_fault_of_the_clock(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, "--as-of", "2023-03-01", "--policy", "be-federal-tiktok")

    assert (code, report["problems"]) == (0, [])


def test_an_old_report_is_not_judged_by_a_clock_that_was_never_set(tmp_path, capsys, request):
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--output", tmp_path / "r.json", "--quiet")
    request.getfixturevalue("never_set")

    assert ended("judge", tmp_path / "r.json") == 2
    assert "the clock says 1970-01-01" in capsys.readouterr().err
    assert ended("judge", tmp_path / "r.json", "--as-of", "2026-12-01") == 1
