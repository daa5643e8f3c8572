import json

import pytest

from tests.trees import TIKTOK, ended, tree

WECHAT = {"var/lib/dpkg/status": "Package: wechat\nStatus: install ok installed\nVersion: 4.0\n"}


def test_one_line_takes_the_place_of_the_report_and_the_file_is_written_all_the_same(tmp_path, capsys):
    file = tmp_path / "r.json"

    assert ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--summary", "--output", file) == 1
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert said.endswith("BANNED: TikTok\n")
    assert json.loads(file.read_text())["findings"]


def test_a_format_that_would_be_lost_is_a_wrong_call(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path), "--summary", "--format", "json") == 2
    assert "--summary cannot be combined with --format json without --output" in capsys.readouterr().err


def found(tmp_path, capsys, *options):
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK, WECHAT), "--format", "json", *options)
    report = json.loads(capsys.readouterr().out)
    return {one["product"] for one in report["findings"]}, report.get("only_addressed", False)


def test_what_no_policy_covers_can_be_left_out(tmp_path, capsys):
    assert found(tmp_path, capsys) == ({"tiktok", "wechat"}, False)
    assert found(tmp_path, capsys, "--only-addressed") == ({"tiktok"}, True)


def test_a_configuration_can_make_it_the_default(tmp_path, capsys):
    (tmp_path / "scanner.toml").write_text('format = "config/1"\nonly_addressed = true\n')
    configured = ("--config", tmp_path / "scanner.toml")

    assert found(tmp_path, capsys, *configured) == ({"tiktok"}, True)
    assert found(tmp_path, capsys, *configured, "--all-findings") == ({"tiktok", "wechat"}, False)
    assert ended("scan", "--root", tmp_path / "root", *configured, "--inventory") == 2
    assert "use --all-findings" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["scan", "judge"])
def test_the_text_report_says_what_was_left_out(command, tmp_path, capsys):
    root, old = tree(tmp_path / "root", TIKTOK, WECHAT), tmp_path / "old.json"
    ended("scan", "--root", root, "--output", old, "--quiet")
    ended(command, *(["--root", root] if command == "scan" else [old]), "--only-addressed")
    said = capsys.readouterr().out

    assert "WeChat" not in said
    assert "Products that no selected policy covers: they are left out of this report" in " ".join(said.split())


def test_the_notice_says_it(capsys):
    ended("notice")
    usual = capsys.readouterr().out
    ended("notice", "--only-addressed")
    said = " ".join(capsys.readouterr().out.split())

    assert "one of the texts above covers, and no other" in said
    assert "list of products knows" in " ".join(usual.split())
    assert "list of products knows" not in said
