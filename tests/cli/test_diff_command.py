import json
import re

import pytest

from tests.trees import DEEPSEEK, TIKTOK, TOOL, ended, tree

DAY = ("--as-of", "2026-11-21")


@pytest.fixture
def reports(tmp_path):
    """Return what writes a report of a small system and returns its path."""

    def made(name, *parts, options=()):
        path = tmp_path / f"{name}.json"
        ended("scan", "--root", tree(tmp_path / name, *parts), "--quiet", "--output", path, *DAY, *options)
        return str(path)

    return made


def test_what_appeared_is_gone_and_is_the_same(reports, capsys):
    old, new = reports("old", TIKTOK, TOOL), reports("new", DEEPSEEK, TOOL)
    code = ended("diff", old, new)
    printed = capsys.readouterr().out

    assert code == 1
    assert printed.startswith("Banned software is new: 1 finding.\n")
    assert "Appeared\n\n- DeepSeek (web-app): prohibited (be-federal-deepseek)\n" in printed
    assert "Gone\n\n- TikTok (web-app): prohibited (be-federal-tiktok)\n" in printed
    assert "extension" not in printed


def test_two_alike(reports, capsys):
    assert ended("diff", reports("old", TIKTOK), reports("new", TIKTOK)) == 0
    assert capsys.readouterr().out.startswith("Nothing changed.\n")


def test_a_verdict_that_changed_is_a_new_ban(reports, capsys):
    old, new = reports("old", TIKTOK, options=("--device-class", "personal")), reports("new", TIKTOK)
    code = ended("diff", old, new)
    printed = capsys.readouterr().out

    assert code == 1
    assert "Judged differently\n\n- TikTok (web-app): be-federal-tiktok, out of scope -> prohibited\n" in printed
    assert ended("diff", new, old) == 0


def test_what_is_newly_unreadable_is_incomplete(reports, capsys):
    old, new = reports("old"), reports("new", {"var/lib/rpm/rpmdb.sqlite": "no database"})
    code = ended("diff", old, new)
    printed = capsys.readouterr().out

    assert code == 3
    assert "Not everything could be read: what is gone may only be unread." in printed
    assert "Newly unreadable\n\n- malformed: /var/lib/rpm/rpmdb.sqlite\n" in printed
    assert ended("diff", new, old) == 0


def test_what_was_unreadable_before_is_no_news(reports, capsys):
    broken = {"var/lib/rpm/rpmdb.sqlite": "no database"}

    assert ended("diff", reports("old", broken), reports("new", broken)) == 3
    assert "Newly unreadable" not in capsys.readouterr().out


def test_as_json_and_as_lines(reports, capsys):
    old, new = reports("old", TIKTOK), reports("new", DEEPSEEK)
    ended("diff", old, new, "--format", "json")
    whole = json.loads(capsys.readouterr().out)
    ended("diff", old, new, "-f", "NDJSON")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", whole["old"])
    assert (whole["new_ban"], whole["complete"], whole["host"]) == (True, True, "their-machine")
    assert [(one["product"], one["fails"]) for one in whole["appeared"] + whole["gone"]] == [("deepseek", True), ("tiktok", True)]
    assert [one["event"] for one in lines] == ["diff", "appeared", "gone"]
    assert lines[1] == {"event": "appeared", **whole["appeared"][0]}


def test_another_language(reports, capsys):
    ended("diff", reports("old"), reports("new", TIKTOK), "--lang", "fr")

    assert capsys.readouterr().out.startswith("Nouveaux logiciels interdits : 1 constat.\n")


def test_two_machines_are_refused(reports, capsys):
    other = reports("other", {"etc/hostname": "another\n"})

    assert ended("diff", reports("old"), other) == 2
    assert "expected two reports of one machine; found those of their-machine (linux) and another (linux)" in capsys.readouterr().err


def test_what_is_no_report_is_a_wrong_call(reports, tmp_path, capsys):
    (tmp_path / "no.json").write_text("{}")

    assert ended("diff", reports("old"), tmp_path / "no.json") == 2
    assert "not a report that can be compared" in capsys.readouterr().err
