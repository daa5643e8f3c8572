import json
import re
from pathlib import Path

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


def test_a_ban_that_is_let_pass_is_not_called_no_ban(reports, capsys):
    old, new = reports("old", TIKTOK), reports("new", TIKTOK, DEEPSEEK, options=("--fail-on", "none"))
    code = ended("diff", old, new)

    assert (code, capsys.readouterr().out.partition("\n")[0]) == (0, "Banned software is new, let pass by --fail-on: 1 finding.")
    assert ended("diff", new, old) == 1


def test_two_scans_of_other_days_are_alike_in_being_judged_as_of_their_own(reports, capsys):
    old = changed(reports("old"), "a", as_of="2026-11-20")
    new = changed(reports("new"), "b", started="2026-11-25T08:00:00Z", as_of="2026-11-25")
    ended("diff", old, new, "--format", "json")

    assert json.loads(capsys.readouterr().out)["caveats"] == []


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


def changed(path, name, **keys):
    """Write a report like another one, with some of its keys changed, and return its path."""
    whole = json.loads(Path(path).read_text(encoding="utf-8")) | {"started": "2026-11-20T08:00:00Z"}
    for key, value in keys.items():
        whole[key] = whole[key] | value if isinstance(value, dict) else value
    Path(path).with_name(f"{name}.json").write_text(json.dumps(whole))
    return str(Path(path).with_name(f"{name}.json"))


def own(account):
    return {"users": "this-user", "privileged": False, "homes": 1} | ({"account": account} if account else {})


def series(path):
    """Take the code of the series out of a report: what tells it apart was changed."""
    whole = json.loads(Path(path).read_text(encoding="utf-8"))
    Path(path).write_text(json.dumps({key: value for key, value in whole.items() if key != "series"}))
    return path


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"scope": own("alice")}, {"scope": own("bob")}, "their-machine (linux, account alice) and their-machine (linux, account bob)"),
        ({"scope": own("")}, {"scope": own("")}, "account unknown"),
        (
            {"host": {"name": "localhost"}},
            {"host": {"name": "localhost"}},
            "without a name of its own, a machine cannot be told from others",
        ),
        ({"host": {"name": ""}}, {"host": {"name": ""}}, "without a name of its own"),
        ({"host": {"domain": "a.example"}}, {"host": {"domain": "b.example"}}, "(linux, a.example) and their-machine (linux, b.example)"),
    ],
)
def test_two_accounts_and_two_machines_that_have_one_name_are_refused(reports, capsys, before, after, said):
    old, new = reports("old"), reports("new")

    assert ended("diff", series(changed(old, "a", **before)), series(changed(new, "b", **after, started="2026-11-21T08:00:00Z"))) == 2
    assert said in capsys.readouterr().err


def test_one_scan_of_a_machine_without_a_name_judged_twice_is_compared(reports, tmp_path, capsys):
    old = series(changed(reports("old", TIKTOK), "a", host={"name": "localhost"}))
    ended("judge", old, "--quiet", "--output", tmp_path / "again.json", *DAY)

    assert ended("diff", old, tmp_path / "again.json") == 0


def test_one_account_is_compared_with_itself_and_with_all(reports, capsys):
    old, new = reports("old"), reports("new")
    alice = series(changed(old, "a", scope=own("alice")))

    assert ended("diff", alice, series(changed(new, "b", scope=own("alice"), started="2026-11-21T08:00:00Z"))) == 0
    assert ended("diff", alice, new) == 0
    assert "They differ in whose records were in scope, or in rights." in capsys.readouterr().out


CAVEATS = {
    "policies": ({"policies": []}, {}, "They were judged by different policies."),
    "device-class": ({"device_class": {"value": "personal"}}, {}, "They were judged for different classes of device."),
    "catalogue": ({"catalogue": {"digest": "sha256:00"}}, {}, "They were made with different catalogues"),
    "entity": ({}, {"entity": "BE-BRU/municipality:Ixelles"}, "They were judged for different bodies."),
    "device-form": ({"host": {"form": "tablet"}}, {}, "They were judged for different forms of device."),
    "as-of": ({"as_of": "2023-03-01"}, {}, "At least one was judged as of another day than that of its scan."),
    "scope": ({"scope": own("alice")}, {}, "They differ in whose records were in scope"),
    "old-only-addressed": ({"only_addressed": True}, {}, "what appeared may have been there."),
    "new-only-addressed": ({}, {"only_addressed": True}, "what is gone may still be there."),
}


@pytest.mark.parametrize("caveat", [*CAVEATS])
def test_each_caveat_is_in_every_format(reports, capsys, caveat):
    before, after, said = CAVEATS[caveat]
    old, new = series(changed(reports("old"), "a", **before)), series(changed(reports("new"), "b", **after))
    ended("diff", old, new)
    text = capsys.readouterr().out
    told = []
    for form in ("json", "ndjson"):
        ended("diff", old, new, "--format", form)
        told.append(json.loads(capsys.readouterr().out)["caveats"])

    assert said in " ".join(text.split())
    assert told == [[caveat], [caveat]]


def test_another_version_of_a_policy_is_a_different_one_and_their_order_is_none(reports, capsys):
    old = reports("old")
    policies = json.loads(Path(old).read_text(encoding="utf-8"))["policies"]
    edited = [policies[0] | {"version": "0"}, *policies[1:]]
    told = []
    for name, changes in (("edited", edited), ("turned", policies[::-1])):
        ended("diff", series(changed(old, "a")), series(changed(old, name, policies=changes, started="2026-11-21T08:00:00Z")), "-f", "json")
        told.append(json.loads(capsys.readouterr().out)["caveats"])

    assert told == [["policies"], []]


def test_a_gap_of_either_report_is_a_caveat(reports, capsys):
    whole, broken = reports("whole"), reports("broken", {"var/lib/rpm/rpmdb.sqlite": "no database"})
    ended("diff", broken, whole, "--format", "json")
    ended("diff", whole, broken, "--format", "ndjson")
    first, second = json.JSONDecoder(), capsys.readouterr().out
    head, end = first.raw_decode(second)

    assert (head["caveats"], json.loads(second[end:].split("\n")[1])["caveats"]) == (["old-incomplete"], ["new-incomplete"])


def test_what_is_no_report_is_a_wrong_call(reports, tmp_path, capsys):
    (tmp_path / "no.json").write_text("{}")

    assert ended("diff", reports("old"), tmp_path / "no.json") == 2
    assert "not a report that can be compared" in capsys.readouterr().err
