"""What an administrator's policy already keeps out, through the whole program."""

import json

from tests.trees import TOOL, TOOL_ID, ended, tree

PLACE = "etc/chromium/policies/managed/ban.json"
BAN = {PLACE: json.dumps({"ExtensionInstallBlocklist": [TOOL_ID]})}
EVERYTHING = ("--fail-on", "inventoried")


def scanned(capsys, folder, *parts, options=()):
    root = tree(folder, *parts)
    code = ended("scan", "--root", root, "--format", "json", *options)
    report = json.loads(capsys.readouterr().out)
    ended("scan", "--root", root, "--format", "text")
    return code, report, capsys.readouterr().out


def test_a_block_alone_is_told_and_is_no_presence(tmp_path, capsys):
    code, report, text = scanned(capsys, tmp_path, BAN, options=EVERYTHING)
    [found] = report["findings"]

    assert code == 0
    assert report["summary"]["failing"] == 0
    assert [(one["item"]["rung"], one["item"]["state"], one["item"]["marks"]) for one in found["evidence"]] == [
        ("configured", "disabled", ["policy", "blocked"])
    ]
    assert text.startswith("Nothing found that these ")
    assert f"already blocked by policy in chromium: /{PLACE}" in " ".join(text.split())
    assert "Already blocked" in text


def test_an_installed_one_is_still_there_and_is_said_to_be_blocked(tmp_path, capsys):
    code, report, text = scanned(capsys, tmp_path, BAN, TOOL, options=EVERYTHING)
    [found] = report["findings"]
    there, block = (one["item"] for one in found["evidence"])

    assert (found["rung"], there["rung"], there["state"], there["marks"]) == ("installed", "installed", "disabled", ["blocked"])
    assert (block["rung"], block["within"], block["location"]) == ("configured", "chromium", f"/{PLACE}")
    assert code == scanned(capsys, tmp_path, TOOL, options=EVERYTHING)[0]
    assert f"already blocked by policy in chromium: /{PLACE}" in " ".join(text.split())


def test_the_block_of_another_browser_says_nothing_of_this_one(tmp_path, capsys):
    other = {PLACE.replace("chromium", "opt/chrome"): BAN[PLACE]}
    _, report, _ = scanned(capsys, tmp_path, other, TOOL)
    [found] = report["findings"]

    assert [(one["item"]["within"], one["item"].get("state")) for one in found["evidence"]] == [
        ("chromium", "enabled"),
        ("chrome", "disabled"),
    ]
