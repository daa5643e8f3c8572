"""For which body a scan is: it chooses the policies, decides what their rules are to it, and the report says so."""

import json
import re

import pytest

from tests.trees import TIKTOK, ended, tree

IXELLES = "BE-BRU/municipality:Ixelles"
ADVISED = {("be-brussels-municipalities-tiktok", "advised-against"), ("be-security-council-tiktok", "advised-against")}


def report(capsys, *arguments):
    code = ended(*arguments, "--format", "json")
    return code, json.loads(capsys.readouterr().out)


def outcomes(found):
    return {(verdict["policy"], verdict["outcome"]) for finding in found["findings"] for verdict in finding["verdicts"]}


def test_the_body_chooses_the_policies_and_the_report_says_for_whom_it_is(tmp_path, capsys):
    code, found = report(capsys, "scan", "--root", tree(tmp_path, TIKTOK), "--entity", "Ixelles")

    assert (code, found["entity"], "policies_assumed" in found) == (0, IXELLES, False)
    assert [one["id"] for one in found["policies"]] == [
        "be-brussels-municipalities-tiktok",
        "be-federal-kaspersky",
        "be-security-council-tiktok",
    ]
    assert outcomes(found) == ADVISED


@pytest.mark.parametrize(
    ("body", "code", "outcome"),
    [
        ("BE/fod:Financiën", 1, "prohibited"),
        ("BE/hospital", 0, "conditions-to-check"),
        (IXELLES, 0, "out-of-scope"),
        ("NL/ministry", 0, "out-of-scope"),
    ],
)
def test_beside_policies_it_decides_what_their_rules_are_to_it(tmp_path, capsys, body, code, outcome):
    asked = ("scan", "--root", tree(tmp_path, TIKTOK), "--policy", "be-federal-tiktok", "--entity", body)
    ended_with, found = report(capsys, *asked)

    assert (ended_with, outcomes(found)) == (code, {("be-federal-tiktok", outcome)})


def test_without_a_body_nothing_changes(tmp_path, capsys):
    code, found = report(capsys, "scan", "--root", tree(tmp_path, TIKTOK))

    assert (code, outcomes(found), "entity" in found) == (1, {("be-federal-tiktok", "prohibited")}, False)


def test_a_report_is_judged_again_for_the_same_body_or_for_another(tmp_path, capsys):
    file = tmp_path / "r.json"
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--entity", IXELLES, "--output", file, "--quiet")

    code, found = report(capsys, "judge", file)
    assert (code, found["entity"], outcomes(found)) == (0, IXELLES, ADVISED)

    code, found = report(capsys, "judge", file, "--entity", "BE/ministry")
    assert (code, found["entity"], outcomes(found)) == (1, "BE/ministry", {("be-federal-tiktok", "prohibited")})


def test_a_configuration_states_it(tmp_path, capsys):
    (tmp_path / "scanner.toml").write_text(f'format = "config/1"\nentity = "{IXELLES}"\n')
    _, found = report(capsys, "scan", "--root", tree(tmp_path / "root", TIKTOK), "--config", tmp_path / "scanner.toml")

    assert found["entity"] == IXELLES


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_text_and_page_say_for_whom(tmp_path, capsys, language):
    asked = ("scan", "--root", tree(tmp_path, TIKTOK), "--entity", IXELLES, "--lang", language)
    for form in ("text", "html"):
        ended(*asked, "--format", form)
        assert {"en": "For", "fr": "Pour", "nl": "Voor", "de": "Für"}[language] in (said := capsys.readouterr().out)
        assert IXELLES in said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Atlantis", "no policy knows it; known: JURISDICTION/KIND"),
        ("commune", "several are known: AT-9/municipality, BE-BRU/municipality"),
        ("DK-x-Folketing/company", "no policy is for DK-x-Folketing/company"),
    ],
)
def test_a_body_that_no_policy_knows_is_a_wrong_call(tmp_path, capsys, body, said):
    assert ended("scan", "--root", tree(tmp_path), "--entity", body) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_the_policies_for_a_body_are_listed(capsys):
    assert ended("policies", "for", "--entity", "NASA", "--lang", "en") == 0
    head, *lines = capsys.readouterr().out.splitlines()
    rows = [line.split(maxsplit=2) for line in lines]
    assert head == "For US/agency:NASA:"
    assert ["us-agencies-deepseek", "us-nasa-deepseek", "for it"] in rows
    assert ["us-agencies-deepseek", "us-navy-deepseek", "not for it"] in rows

    assert ended("policies", "for", "--entity", "commune:Ixelles", "--format", "json") == 0
    assert {
        "body": "BE-BRU/municipality:Ixelles",
        "policy": "be-brussels-municipalities-tiktok",
        "rule": "be-bru-municipalities-tiktok-2023",
        "standing": "advised",
        "ended": "its review was due by 2023-09-27",
    } in json.loads(capsys.readouterr().out)

    assert ended("policies", "for", "--entity", "US/agency", "--lang", "en") == 0
    [anthropic] = [line for line in capsys.readouterr().out.splitlines() if "us-fed-anthropic" in line]
    assert re.search(r" for it; its term \(.*\) ended on 2026-04-02$", anthropic)

    assert ended("policies", "for", "--entity", "DK-x-Folketing/company", "--lang", "en") == 0
    assert capsys.readouterr().out == "No policy is for DK-x-Folketing/company.\n"
    assert ended("policies", "for") == 2
