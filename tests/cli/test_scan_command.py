import base64  # noqa: F401  imported late by the program, and the interpreter's own folder may be closed to the other account
import json
import os
import stat
import sys
import tomllib

import pytest

from scanner.cli import output, scan_command
from scanner.matching import matcher
from tests.abilities import needs_fifos, needs_links
from tests.trees import APP_ID, DEEPSEEK, PRIVILEGED, TIKTOK, TOOL, TOOL_ID, ended, tree


def scanned(capsys, folder, *parts, options=()):
    """Scan a tree, return the exit code and the JSON report."""
    code = ended("scan", "--root", tree(folder, *parts), "--format", "json", *options)
    return code, json.loads(capsys.readouterr().out)


def verdicts(report):
    return {
        (finding["product"], finding["aspect"], finding["relation"], verdict["outcome"])
        for finding in report["findings"]
        for verdict in finding["verdicts"]
    }


def test_a_clean_machine(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path)

    assert (code, report["findings"], report["complete"]) == (0, [], True)


def test_tiktok_as_a_menu_entry_is_found_with_its_basis(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, TIKTOK)

    assert code == 1
    assert ("tiktok", "web-app", "official", "prohibited") in verdicts(report)
    basis = report["findings"][0]["verdicts"][0]["basis"]
    assert any(one.get("number", "").startswith("716") and one["url"].startswith("https://") for one in basis)


def test_deepseek_as_an_installed_web_app_is_found(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, DEEPSEEK)

    assert code == 1
    assert ("deepseek", "web-app", "official", "prohibited") in verdicts(report)
    assert report["findings"][0]["evidence"][0]["item"]["ids"]["web-app"] == [APP_ID]


def test_a_third_partys_downloader_is_not_tiktok(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, TOOL)

    assert code == 0
    assert verdicts(report) == {("tiktok", "extension", "tool", "unspecified")}
    assert report["findings"][0]["evidence"][0]["item"]["ids"]["chromium-extension"] == [TOOL_ID]


def test_a_browsers_account_names_are_nowhere_in_the_report(tmp_path, capsys):
    ended("scan", "--root", tree(tmp_path, TOOL), "--format", "json", "--inventory")

    assert "Alice" not in capsys.readouterr().out


def test_what_cannot_be_read_is_neither_clean_nor_banned(tmp_path, capsys):
    folder = tree(tmp_path)
    os.remove(f"{folder}/var/lib/dpkg/status")
    os.mkdir(f"{folder}/var/lib/dpkg/status")
    code = ended("scan", "--root", folder, "--format", "json")
    report = json.loads(capsys.readouterr().out)

    assert (code, report["complete"]) == (3, False)
    assert [(one["reason"], one["location"]) for one in report["problems"]] == [("not-a-file", "/var/lib/dpkg/status")]


def test_a_ban_outweighs_a_gap(tmp_path, capsys):
    folder = tree(tmp_path, TIKTOK)
    os.remove(f"{folder}/var/lib/dpkg/status")
    os.mkdir(f"{folder}/var/lib/dpkg/status")

    assert ended("scan", "--root", folder, "--quiet") == 1
    assert capsys.readouterr().out == ""


def test_judged_as_on_an_earlier_day(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, TIKTOK, options=("--as-of", "2023-03-09", "--policy", "be-federal-tiktok"))

    assert (code, verdicts(report), report["as_of"]) == (0, {("tiktok", "web-app", "official", "upcoming")}, "2023-03-09")


def test_policies_that_nobody_named_are_said_to_be_assumed(tmp_path, capsys):
    assert scanned(capsys, tmp_path / "a")[1]["policies_assumed"] is True
    assert "policies_assumed" not in scanned(capsys, tmp_path / "b", options=("--policy", "be-federal-tiktok"))[1]
    assert "policies_assumed" not in scanned(capsys, tmp_path / "c", options=("--policy", "none"))[1]


def test_columns_says_how_wide_a_report_may_be_wherever_it_goes(tmp_path, capsys, monkeypatch):
    for columns, widest in (("60", 60), ("", 120), ("nonsense", 120), ("9" * 5000, 120), ("1", 40)):
        monkeypatch.setenv("COLUMNS", columns)
        ended("scan", "--root", tree(tmp_path / columns[:9], TIKTOK), "--policy", "none")
        lines = capsys.readouterr().out.splitlines()

        assert widest - 12 < max(map(len, lines)) <= widest


def test_what_fails_without_a_policy_is_not_said_of_a_policy_without_a_name(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path, TIKTOK), "--policy", "none", "--fail-on", "inventoried", "--lang", "en") == 1
    assert "  Verdict   inventoried; not covered by the selected policies\n" in capsys.readouterr().out


def test_an_assumed_device_class_is_said(tmp_path, capsys):
    assert scanned(capsys, tmp_path / "a")[1]["device_class"] == {"value": "service", "assumed": True}
    assert scanned(capsys, tmp_path / "b", options=("--device-class", "personal"))[1]["device_class"] == {
        "value": "personal",
        "assumed": False,
    }


def test_a_personal_device_is_out_of_scope(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, TIKTOK, options=("--device-class", "personal"))

    assert (code, {one[3] for one in verdicts(report)}) == (0, {"out-of-scope"})


def test_only_matching_items_are_written_unless_an_inventory_is_asked_for(tmp_path, capsys):
    ended("scan", "--root", tree(tmp_path, TIKTOK), "--format", "json")
    assert "galculator" not in capsys.readouterr().out

    ended("scan", "--root", tree(tmp_path), "--format", "json", "--inventory")
    assert "galculator" in {item["name"] for item in json.loads(capsys.readouterr().out)["inventory"]}


class TestText:
    def test_product_place_evidence_basis_and_action_are_printed(self, tmp_path, capsys):
        ended("scan", "--root", tree(tmp_path, TIKTOK))
        text = capsys.readouterr().out

        for word in ("TikTok", "alice", "tiktok.desktop", "prohibited", "be-federal-tiktok", "716", "Not looked at"):
            assert word in text

    def test_no_control_codes_are_piped(self, tmp_path, capsys):
        ended("scan", "--root", tree(tmp_path, TIKTOK))

        assert "\x1b" not in capsys.readouterr().out

    def test_a_name_with_terminal_escapes_reaches_no_terminal(self, tmp_path, capsys):
        entry = "[Desktop Entry]\nName=\x1b]0;owned\x07TikTok\nExec=x --app=https://tiktok.com\n"
        name = "owned" if os.name == "nt" else "\x1b]0;owned\x07\u009b31m"  # where no file can be called so
        ended("scan", "--root", tree(tmp_path, {f"home/alice/.local/share/applications/{name}.desktop": entry}))
        text = capsys.readouterr().out

        assert "owned" in text
        assert not {"\x1b", "\x07", "\x9b"} & set(text)


class TestOutput:
    @pytest.mark.parametrize(("name", "parse"), [("r.json", json.loads), ("r.toml", tomllib.loads)])
    def test_the_suffix_is_the_format(self, tmp_path, capsys, name, parse):
        path = tmp_path / name
        code = ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--output", path)

        assert (code, parse(path.read_text(encoding="utf-8"))["schema"]) == (1, 1)
        assert "TikTok" in capsys.readouterr().out, "the text is printed beside the file"

    @pytest.mark.skipif(os.name == "nt", reason="the folder says who may read a file on Windows")
    def test_only_its_owner_may_read_a_report(self, tmp_path):
        ended("scan", "--root", tree(tmp_path / "root"), "--output", tmp_path / "r.json", "--quiet")

        assert stat.S_IMODE((tmp_path / "r.json").stat().st_mode) == 0o600

    def test_host_and_date_are_filled_in(self, tmp_path):
        ended("scan", "--root", tree(tmp_path / "root"), "--output", f"{tmp_path}/{{host}}-{{date}}.json", "--quiet")
        name = next(path.name for path in tmp_path.iterdir() if path.is_file())

        assert name.startswith("their-machine-20")
        assert name.endswith(".json")

    def test_a_hosts_name_does_not_lead_into_another_folder(self, tmp_path):
        root = tree(tmp_path / "root", {"etc/hostname": "../../evil\n"})
        ended("scan", "--root", root, "--output", f"{tmp_path}/{{host}}.json", "--quiet")

        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["evil.json"]

    def test_an_unknown_suffix_is_a_wrong_call(self, tmp_path, capsys):
        assert ended("scan", "--root", tree(tmp_path), "--output", tmp_path / "r.xml") == 2
        assert "use .toml, .json, .txt" in capsys.readouterr().err

    def test_what_cannot_be_written_is_printed_so_that_nothing_is_lost(self, tmp_path, capsys):
        code = ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--output", tmp_path / "none" / "r.json", "--quiet")
        said = capsys.readouterr()

        assert code == 4
        assert json.loads(said.out)["findings"]
        assert "could not be written" in said.err

    def test_a_scan_leaves_no_other_file(self, tmp_path):
        root = tree(tmp_path / "root", TIKTOK, TOOL)
        before = sorted(path for path in (tmp_path / "root").rglob("*"))
        ended("scan", "--root", root, "--output", tmp_path / "r.json", "--quiet")

        assert sorted(path for path in (tmp_path / "root").rglob("*")) == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["r.json", "root"]


class TestWrongCalls:
    def test_an_unknown_policy(self, tmp_path, capsys):
        assert ended("scan", "--root", tree(tmp_path), "--policy", "nothing") == 2
        assert "see `scanner policies list`" in capsys.readouterr().err

    def test_a_wrong_signature_names_file_line_and_what_was_expected(self, tmp_path, capsys):
        folder = tmp_path / "signatures" / "products" / "social-media"
        folder.mkdir(parents=True)
        (folder / "x.toml").write_text('name = "X"\nvendr = "Y"\n')
        code = ended("scan", "--root", tree(tmp_path / "root"), "--signatures", tmp_path / "signatures")
        said = capsys.readouterr()

        assert (code, said.out) == (2, "")
        assert "x.toml:2" in said.err
        assert "vendr" in said.err

    def test_a_root_that_is_no_system(self, tmp_path, capsys):
        assert ended("scan", "--root", tmp_path) == 2
        assert "no Linux, macOS or Windows system found" in capsys.readouterr().err

    def test_this_user_of_a_mounted_system(self, tmp_path, capsys):
        assert ended("scan", "--root", tree(tmp_path), "--this-user") == 2

    @pytest.mark.parametrize("option", [("--timeout", "0"), ("--as-of", "yesterday"), ("--format", "xml"), ("--nonsense",)])
    def test_a_wrong_option(self, tmp_path, option):
        assert ended("scan", "--root", tree(tmp_path), *option) == 2


def test_an_internal_failure_is_never_taken_for_a_ban(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(matcher.Matcher, "match", lambda *_: 1 / 0)
    code = ended("scan", "--root", tree(tmp_path))
    said = capsys.readouterr()

    assert code == 4
    assert "ZeroDivisionError" in said.err
    assert "Please report it" in said.err


def test_interrupted(tmp_path, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(scan_command, "follow", interrupt)

    assert ended("scan", "--root", tree(tmp_path)) == 130


def test_a_closed_standard_error_is_no_failure(tmp_path, monkeypatch):
    """As a login script leaves it with `2>&-`: the progress bar asked it whether it was a terminal."""
    monkeypatch.setattr(sys, "stderr", None)
    assert ended("scan", "--root", tree(tmp_path)) == 0
    assert ended("scan", "--root", tree(tmp_path, TIKTOK)) == 1


def test_colours_are_for_terminals_that_want_them(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert not output.colors()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm")
    assert output.colors()
    monkeypatch.setenv("TERM", "dumb")
    assert not output.colors()


@needs_fifos
@needs_links
def test_hostile_files_cost_themselves_alone_and_nothing_hangs(tmp_path, capsys):
    folder = tree(tmp_path, TIKTOK, TOOL, {"etc/shadow": "root:secret", "home/alice/.config/chromium/Work/Preferences": '{"extensions": '})
    home = f"{folder}/home/alice"
    with open(f"{home}/.config/chromium/Local State", "r+b") as file:
        file.truncate(2 << 30)
    os.mkfifo(f"{home}/.local/share/applications/fifo.desktop")
    os.symlink("loop.desktop", f"{home}/.local/share/applications/loop.desktop")
    os.symlink("/etc/shadow", f"{home}/.local/share/applications/shadow.desktop")
    code = ended("scan", "--root", folder, "--format", "json")
    said = capsys.readouterr().out
    report = json.loads(said)

    assert (code, report["complete"]) == (1, False)
    assert {(finding["product"], finding["relation"]) for finding in report["findings"]} == {("tiktok", "official"), ("tiktok", "tool")}
    assert {(one["reason"], one["location"].removeprefix("/home/alice/")) for one in report["problems"]} == {
        ("too-large", ".config/chromium/Local State"),
        ("malformed", ".config/chromium/Work/Preferences"),
        ("not-a-file", ".local/share/applications/fifo.desktop"),
        ("link-loop", ".local/share/applications/loop.desktop"),
        ("link-leaves", ".local/share/applications/shadow.desktop"),
    }
    assert "secret" not in said


@pytest.mark.skipif(not PRIVILEGED, reason="needs a second account")
def test_without_privileges_only_our_own_home_is_in_scope_and_that_is_said(tmp_path):
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.setresuid(65534, 65534, 65534)
        os.dup2(writer, 1)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115  the child ends with it
        code = ended("scan", "--format", "json")
        sys.stdout.flush()
        os._exit(code)
    os.close(writer)
    with open(reader) as file:
        report = json.loads(file.read())
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    assert (report["scope"]["users"], report["scope"]["privileged"]) == ("this-user", False)
    # Chromium makes a folder of the system that only root may read when root runs it: machines differ in what is closed.
    assert {one["reason"] for one in report["problems"]} <= {"permission-denied", "home-absent"}
    assert ("home-absent" in {one["reason"] for one in report["problems"]}) is (report["scope"]["homes"] == 0)
    assert code == (3 if report["problems"] else 0)
    assert report["not_looked_at"][0].startswith("The home folders of other accounts")
    assert any("which the system does not disclose to this account" in line for line in report["not_looked_at"])
