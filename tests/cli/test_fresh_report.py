"""--max-age: a fresh report stands for a scan, with its result as of today, and only if nobody else can have written it."""

import json
import os
import plistlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scanner.cli import fresh_report
from tests.macos_trees import macos_tree
from tests.trees import DEEPSEEK, PRIVILEGED, TIKTOK, ended, tree

NAME = "report-{host}-{id}.json"
TIKTOK_ON_PHONE = plistlib.dumps({"Installed Applications": ["com.zhiliaoapp.musically"]})
SECRET = "0123456789abcdef0123456789abcdef"
posix = pytest.mark.skipif(os.name == "nt", reason="owners and modes are POSIX's")


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def scan(root, out, *more, name=NAME, age="20h"):
    return ended("scan", "--root", root, "--output", f"{out}/{name}", "--max-age", age, *more)


def reports(out):
    return sorted(out.iterdir())


def change(path, edit):
    """Change a report, all its times alike."""
    path.write_text(edit(path.read_text()))


def set_back(path, **age):
    moment = datetime.now(UTC) - timedelta(**age)
    change(path, lambda text: re.sub(r'("started": )"[^"]*"', rf'\1"{moment:%Y-%m-%dT%H:%M:%SZ}"', text))


@pytest.mark.parametrize(("parts", "code"), [((), 0), ((TIKTOK,), 1)])
@pytest.mark.parametrize("name", [NAME, "{host}.json", "{host}-{date}.toml"])
def test_a_fresh_report_stands_for_a_scan_with_its_result(parts, code, name, tmp_path, out, capsys):
    root = tree(tmp_path / "root", *parts)
    assert scan(root, out, name=name) == code
    before = [path.read_bytes() for path in reports(out)]
    capsys.readouterr()

    assert scan(root, out, name=name) == code
    assert [path.read_bytes() for path in reports(out)] == before
    assert "Not scanned again: the report of" in capsys.readouterr().err


def test_an_incomplete_report_is_carried_as_incomplete(tmp_path, out):
    root = tree(tmp_path / "root", {"var/lib/dpkg/status": b"\0\xff" * 9})

    assert [scan(root, out), scan(root, out)] == [3, 3]
    assert len(reports(out)) == 1


def test_the_summary_is_that_of_the_last_report(tmp_path, out, capsys):
    root = tree(tmp_path / "root", TIKTOK)
    scan(root, out, "--quiet")

    assert scan(root, out, "--summary") == 1
    assert "BANNED: TikTok" in capsys.readouterr().out
    assert scan(root, out, "--quiet") == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("age", [{"hours": 21}, {"hours": -1}], ids=["old", "from the future"])
def test_a_report_of_another_time_is_not_fresh(age, tmp_path, out):
    root = tree(tmp_path / "root", TIKTOK)
    scan(root, out)
    set_back(reports(out)[0], **age)

    assert scan(root, out) == 1
    assert len(reports(out)) == 2


@pytest.mark.parametrize(
    "more",
    [
        ["--policy", "be-federal-deepseek"],
        ["--only-addressed"],
        ["--device-class", "personal"],
    ],
)
def test_another_question_is_another_scan_or_is_judged_anew(more, tmp_path, out):
    root = tree(tmp_path / "root", TIKTOK)
    assert scan(root, out) == 1
    expected = ended("scan", "--root", root, "--quiet", *more)

    assert scan(root, out, *more) == expected


def test_a_report_that_left_out_phone_backups_answers_no_call_that_wants_them(tmp_path, out):
    backup = {"Users/alice/Library/Application Support/MobileSync/Backup/0001/Info.plist": TIKTOK_ON_PHONE}
    root = macos_tree(tmp_path / "root", backup)

    assert scan(root, out, "--lang", "fr") == 0
    assert scan(root, out, "--phone-backups", "--fail-on", "conditions-to-check", "--fail-on", "prohibited", "--lang", "nl") == 1
    assert len(reports(out)) == 2


def test_what_fails_a_scan_is_what_this_call_says(tmp_path, out):
    root = tree(tmp_path / "root", TIKTOK)
    scan(root, out)

    assert scan(root, out, "--fail-on", "none") == 0
    assert len(reports(out)) == 1


def test_a_ban_that_has_begun_since_is_no_clean_machine(tmp_path, out):
    root = tree(tmp_path / "root", DEEPSEEK)
    early = ["--policy", "be-federal-deepseek"]
    assert scan(root, out, *early, "--as-of", "2025-01-01") == 0

    assert scan(root, out, *early) == 1
    assert len(reports(out)) == 1


def test_another_catalogue_is_another_scan(tmp_path, out):
    root = tree(tmp_path / "root", TIKTOK)
    scan(root, out)
    change(reports(out)[0], lambda text: re.sub(r'("digest": )"[^"]*"', r'\1"0000"', text))
    scan(root, out)

    assert len(reports(out)) == 2


def test_a_report_of_another_machine_is_none_of_this_one(tmp_path, out):
    scan(tree(tmp_path / "one"), out, name="report-{id}.json")

    assert scan(tree(tmp_path / "two", TIKTOK, {"etc/hostname": "their-machine\n"}), out, name="report-{id}.json") == 1
    assert len(reports(out)) == 2


def test_machines_without_a_name_are_scanned_each_time(tmp_path, out):
    root = tree(tmp_path / "root", {"etc/hostname": "\n"})

    assert [scan(root, out), scan(root, out)] == [0, 0]
    assert len(reports(out)) == 2


def test_a_pseudonymised_report_is_found_again(tmp_path, out):
    root, secret = tree(tmp_path / "root", TIKTOK), tmp_path / "secret"
    secret.write_text(SECRET)
    secret.chmod(0o600)
    more = ["--pseudonymise", str(secret)]

    assert [scan(root, out, *more), scan(root, out, *more)] == [1, 1]
    assert len(reports(out)) == 1
    assert scan(root, out) == 1
    assert len(reports(out)) == 2, "a report with names is another one"


def test_a_report_that_waits_in_the_spool_is_fresh_too(tmp_path, out, capsys):
    root, more = tree(tmp_path / "root", TIKTOK), ["--spool", str(tmp_path / "spool"), "--quiet"]
    out.rename(tmp_path / "away")
    assert [scan(root, out, *more), scan(root, out, *more)] == [1, 1]
    assert len([*(tmp_path / "spool").glob("*.json")]) == 1
    (tmp_path / "away").rename(out)

    assert scan(root, out, *more) == 1
    assert len(reports(out)) == 1, "the waiting one is delivered, though there is no scan"


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[" * 10000, None], ids=str)
def test_what_is_no_report_is_passed_by(content, tmp_path, out):
    root = tree(tmp_path / "root", TIKTOK)
    name = out / f"report-their-machine-{'0' * 8}.json"
    name.mkdir() if content is None else name.write_bytes(content)

    assert scan(root, out, "--quiet") == 1
    assert len(reports(out)) == 2


@posix
@pytest.mark.parametrize("how", ["mode", "owner"])
def test_a_report_that_another_account_can_have_written_makes_no_machine_look_scanned(how, tmp_path, out):
    if how == "owner" and not PRIVILEGED:
        pytest.skip("only root gives files away")
    clean = tree(tmp_path / "root")
    scan(clean, out)
    planted = reports(out)[0]
    planted.chmod(0o666) if how == "mode" else os.chown(planted, 4001, 4001)

    assert scan(tree(tmp_path / "root", TIKTOK), out) == 1
    assert len(reports(out)) == 2


def test_this_machine_by_this_account(tmp_path, out, monkeypatch):
    """Whose home is meant is found out without the scan losing what that says."""
    words = ["scan", "--this-user", "--policy", "none", "--output", f"{out}/{{host}}-{{user}}-{{id}}.json", "--max-age", "1h", "--quiet"]
    first = ended(*words)
    named = json.loads(reports(out)[0].read_text())["host"]["name"] not in {"", "localhost"}
    has_account = "account" in json.loads(reports(out)[0].read_text())["scope"]

    assert ended(*words) == first
    assert len(reports(out)) == (1 if named and has_account else 2)


def test_a_share_that_cannot_be_listed_is_scanned(tmp_path, out, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "denied")
        yield

    root = tree(tmp_path / "root")
    scan(root, out)
    monkeypatch.setattr(fresh_report, "read_earlier", refuse)
    scan(root, out)

    assert len(reports(out)) == 2
    assert isinstance(out, Path)
