import json

import pytest

from tests.trees import DEEPSEEK, TIKTOK, WAIVERS, ended, tree

SITE = """format = "policy/1"
id = "our-town"
version = "1"
jurisdiction = "BE-BRU"
languages = ["en"]
last_verified = 2026-11-21
extends = ["be-federal-tiktok"]
issuer = { kind = "authority", name = "our town" }
title.en = "Our town"
site.default_device_class = "personal"
"""


def report(capsys, *arguments):
    code = ended("scan", "--format", "json", *arguments)
    return code, json.loads(capsys.readouterr().out)


def outcomes(found):
    return [(verdict["policy"], verdict["outcome"]) for finding in found["findings"] for verdict in finding["verdicts"]]


@pytest.mark.parametrize(("as_of", "code", "outcome"), [("2026-09-11", 0, "excepted"), ("2026-09-12", 1, "prohibited")])
def test_a_waiver_holds_on_its_last_day_and_not_on_the_day_after(tmp_path, capsys, as_of, code, outcome):
    (tmp_path / "w.toml").write_text(WAIVERS)
    root = tree(tmp_path / "root", TIKTOK)
    ended_with, found = report(capsys, "--root", root, "--waivers", tmp_path / "w.toml", "--as-of", as_of, "--policy", "be-federal-tiktok")

    assert (ended_with, outcomes(found)) == (code, [("be-federal-tiktok", outcome)])


def test_a_waiver_for_everything_is_refused(tmp_path, capsys):
    (tmp_path / "w.toml").write_text(WAIVERS.replace("be-fed-tiktok-716", "*"))

    assert ended("scan", "--root", tree(tmp_path / "root"), "--waivers", tmp_path / "w.toml") == 2
    assert "w.toml:4: waiver[1].rule: a waiver must name one rule, and devices by name" in capsys.readouterr().err


def test_without_a_policy_everything_is_only_counted(tmp_path, capsys):
    code, found = report(capsys, "--root", tree(tmp_path, TIKTOK), "--policy", "none")

    assert (code, outcomes(found), found["policies"]) == (0, [("", "inventoried")], [])


def test_a_policy_of_our_own_extends_another_and_says_whose_our_devices_are(tmp_path, capsys):
    (tmp_path / "our-town.toml").write_text(SITE)
    code, found = report(capsys, "--root", tree(tmp_path / "root", TIKTOK), "--policy", tmp_path / "our-town.toml")

    assert (code, outcomes(found)) == (0, [("be-federal-tiktok", "out-of-scope")])
    assert [one["id"] for one in found["policies"]] == ["our-town", "be-federal-tiktok"]
    assert found["device_class"] == {"value": "personal", "assumed": False}


def test_a_class_of_devices_that_no_policy_knows_is_refused(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path), "--device-class", "servcie") == 2
    assert "expected one of personal, personal-with-access, service" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "none"), 0),
        (("--fail-on", "to-remove"), 0),
        (("--fail-on", "to-remove", "--fail-on", "prohibited"), 1),
        (("--as-of", "2023-03-01"), 0),
        (("--as-of", "2023-03-01", "--fail-on", "upcoming"), 1),
    ],
)
def test_which_verdicts_fail_a_run_can_be_chosen(tmp_path, capsys, options, code):
    assert report(capsys, "--root", tree(tmp_path, TIKTOK), *options)[0] == code


def test_two_policies_that_disagree_are_both_told_the_strictest_first(tmp_path, capsys):
    (tmp_path / "our-town.toml").write_text(
        SITE.replace('extends = ["be-federal-tiktok"]\n', "").replace("site.default_device_class", "# ")
        + """[[rule]]
id = "our-town-counts"
effect = "inventory"
confidence = "official"
match.products = ["deepseek"]
reason.en = "To count."
action.en = "Nothing."
basis = [{ kind = "decision", title = { en = "Ours" }, supports = ["effect"] }]
"""
    )
    root = tree(tmp_path / "root", DEEPSEEK)
    code, found = report(capsys, "--root", root, "--policy", tmp_path / "our-town.toml", "--policy", "be-federal-deepseek")

    assert (code, outcomes(found)) == (1, [("be-federal-deepseek", "prohibited"), ("our-town", "inventoried")])
