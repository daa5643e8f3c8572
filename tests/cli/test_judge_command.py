import json
import sys
import tomllib

import pytest

from tests.trees import TIKTOK, TOOL, WAIVERS, ended, tree


def scanned(tmp_path, *options, name="old.json"):
    """Scan a tree that has TikTok; return the report's path."""
    path = tmp_path / name
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK, TOOL), "--output", path, "--quiet", "--as-of", "2026-06-01", *options)
    return path


def judged(capsys, *arguments):
    code = ended("judge", "--format", "json", *arguments)
    return code, json.loads(capsys.readouterr().out)


def outcomes(report):
    return {
        (finding["relation"], verdict["policy"], verdict["outcome"]) for finding in report["findings"] for verdict in finding["verdicts"]
    }


@pytest.mark.parametrize("name", ["old.json", "old.toml"])
def test_another_day_gives_another_verdict_and_the_machine_is_not_asked(tmp_path, capsys, name):
    path = scanned(tmp_path, "--policy", "be-federal-tiktok", name=name)
    text = path.read_text(encoding="utf-8")
    old = tomllib.loads(text) if name.endswith("toml") else json.loads(text)
    (tmp_path / "root").rename(tmp_path / "gone")
    code, new = judged(capsys, path, "--as-of", "2023-03-09")

    assert (code, outcomes(new)) == (0, {("official", "be-federal-tiktok", "upcoming"), ("tool", "be-federal-tiktok", "unspecified")})
    assert (new["as_of"], new["started"], new["judged"][:2], "judged" in old) == ("2023-03-09", old["started"], "20", False)
    for same in ("host", "scope", "catalogue", "runs", "problems", "not_looked_at", "seconds"):
        assert new[same] == old[same]
    assert [one["evidence"] for one in new["findings"]] == [one["evidence"] for one in old["findings"]]


def test_judged_by_the_reports_own_policies_and_device_class_unless_others_are_asked_for(tmp_path, capsys):
    path = scanned(tmp_path, "--policy", "be-federal-tiktok", "--device-class", "personal")

    code, same = judged(capsys, path)
    assert (code, [one["id"] for one in same["policies"]]) == (0, ["be-federal-tiktok"])
    assert same["device_class"] == {"value": "personal", "assumed": False}
    assert ("official", "be-federal-tiktok", "out-of-scope") in outcomes(same)

    code, other = judged(capsys, path, "--policy", "be-federal-deepseek", "--device-class", "service")
    assert (code, [one["id"] for one in other["policies"]]) == (0, ["be-federal-deepseek"])
    assert other["device_class"] == {"value": "service", "assumed": False}


def test_what_was_assumed_is_still_assumed(tmp_path, capsys):
    path = scanned(tmp_path)
    again = judged(capsys, path)[1]

    assert again["device_class"] == {"value": "service", "assumed": True}
    assert again["policies_assumed"] is True
    assert "policies_assumed" not in judged(capsys, path, "--policy", "be-federal-tiktok")[1]
    assert "policies_assumed" not in judged(capsys, scanned(tmp_path / "named", "--policy", "be-federal-tiktok"))[1]


@pytest.mark.parametrize(("as_of", "code", "outcome"), [("2026-09-11", 0, "excepted"), ("2026-09-12", 1, "prohibited")])
def test_a_waiver_of_today_excuses_an_old_finding(tmp_path, capsys, as_of, code, outcome):
    path = scanned(tmp_path, "--policy", "be-federal-tiktok")
    (tmp_path / "w.toml").write_text(WAIVERS)
    ended_with, report = judged(capsys, path, "--waivers", tmp_path / "w.toml", "--as-of", as_of)

    assert (ended_with, ("official", "be-federal-tiktok", outcome) in outcomes(report)) == (code, True)
    assert [(one["id"], one["applied"]) for one in report["waivers"]] == [("2026-014", code == 0)]


def test_what_fails_a_run_can_be_asked_for(tmp_path, capsys):
    path = scanned(tmp_path, "--policy", "be-federal-tiktok")

    assert judged(capsys, path)[0] == 1
    assert judged(capsys, path, "--fail-on", "none")[0] == 0


def test_a_report_of_a_machine_that_could_not_be_read_whole_stays_incomplete(tmp_path, capsys):
    root = tmp_path / "root"
    tree(root)
    (root / "var/lib/dpkg/status").unlink()
    (root / "var/lib/dpkg/status").mkdir()
    ended("scan", "--root", root, "--output", tmp_path / "r.json", "--quiet")

    assert ended("judge", tmp_path / "r.json", "--quiet") == 3
    assert capsys.readouterr().out == ""


def test_a_report_that_left_a_product_out_is_not_clean_for_the_policy_that_bans_it(tmp_path, capsys):
    old = tmp_path / "old.json"
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--policy", "be-federal-deepseek", "--only-addressed", "-q", "-o", old)

    assert ended("judge", old, "--policy", "be-federal-tiktok", "--lang", "en") == 3
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("Incomplete: not everything could be read.")
    assert "Products that the policies of the scan did not cover: they were left out of its report (--only-addressed)" in said
    assert ended("judge", old, "--policy", "be-federal-tiktok", "-q", "-o", tmp_path / "again.json") == 3
    assert ended("judge", tmp_path / "again.json", "-q") == 3, "it stays so"
    assert ended("judge", old, "-q") == 0, "by its own policies it leaves out nothing"


def test_a_report_that_read_no_settings_is_not_clean_for_a_policy_on_built_in_features(tmp_path):
    ended("scan", "--root", tree(tmp_path / "root"), "--policy", "be-federal-tiktok", "-q", "-o", tmp_path / "old.json")
    ended("scan", "--root", tmp_path / "root", "--policy", "ai-inventory", "-q", "-o", tmp_path / "read.json", "--compact")

    assert ended("judge", tmp_path / "old.json", "--policy", "ai-inventory", "-q", "-o", tmp_path / "again.json") == 3
    assert ended("judge", tmp_path / "again.json", "-q") == 3, "it stays so"
    assert ended("judge", tmp_path / "read.json", "-q") == 0, "none are there"


def test_the_text_says_when_it_was_read_and_that_it_was_judged_again(tmp_path, capsys):
    assert ended("judge", scanned(tmp_path, "--policy", "be-federal-tiktok"), "--as-of", "2023-03-09") == 0
    text = " ".join(capsys.readouterr().out.split())

    assert "UTC, judged again 20" in text
    assert "UTC as of 2023-03-09." in text


def test_the_judged_report_can_be_saved_and_judged_once_more(tmp_path, capsys):
    first = scanned(tmp_path, "--inventory")

    assert ended("judge", first, "--output", tmp_path / "{host}.toml", "--inventory", "--quiet") == 1
    code, again = judged(capsys, tmp_path / "their-machine.toml", "--inventory")
    assert (code, again["inventory"]) == (1, json.loads(first.read_text(encoding="utf-8"))["inventory"])


def test_an_inventory_that_the_report_has_not_is_said_to_be_missing(tmp_path, capsys):
    code = ended("judge", scanned(tmp_path), "--inventory", "--format", "json")
    said = capsys.readouterr()

    assert (code, "inventory" in json.loads(said.out)) == (1, False)
    assert "old.json has no inventory: it gives the number of items, but does not list them." in said.err


def test_the_old_report_is_never_overwritten(tmp_path, capsys):
    path = scanned(tmp_path)
    before = path.read_bytes()

    assert ended("judge", path, "--output", tmp_path / "root" / ".." / "old.json") == 2
    assert "this would overwrite the report that is being judged" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_standard_input(tmp_path, capsys, monkeypatch):
    with open(scanned(tmp_path), encoding="ascii", errors="replace") as piped:
        monkeypatch.setattr(sys, "stdin", piped)
        assert judged(capsys, "-")[0] == 1


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"schema": 1', '"schema": 9', "schema: expected 1, found 9"),
        ('"installed"', '"there"', "rung: expected one of installed, "),
        ('"official"', '"official\\u001b[2J"', "relation: expected one of official, "),
        ("{", "[", "expected TOML"),
    ],
)
def test_what_is_no_report_is_refused_by_its_key(tmp_path, capsys, old, new, complaint):
    path = scanned(tmp_path, "--inventory")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1 if old == "{" else -1), encoding="utf-8")

    assert ended("judge", path) == 2
    said = capsys.readouterr()
    assert (said.out, "\x1b" in said.err) == ("", False)
    assert complaint in said.err
    assert "old.json: not a report that can be judged: " in said.err


def test_a_policy_that_only_the_report_knows_is_never_looked_for_as_a_file(tmp_path, capsys, monkeypatch):
    path = scanned(tmp_path, "--policy", "be-federal-tiktok")
    (tmp_path / "here.toml").write_text("not read")
    path.write_text(path.read_text(encoding="utf-8").replace('"be-federal-tiktok"', '"here.toml"'), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert ended("judge", path) == 2
    assert "the report was judged by here.toml, which is not in this catalogue" in capsys.readouterr().err


def test_a_report_that_is_not_there(tmp_path):
    assert ended("judge", tmp_path / "none.json") == 2
