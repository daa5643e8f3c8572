import json

import pytest

from tests.macos_trees import macos_tree
from tests.trees import TIKTOK, ended, tree
from tests.windows_trees import windows_tree


def test_a_clean_machine_takes_less_than_two_kilobytes(tmp_path, capsys):
    for root in (tree(tmp_path / "linux"), macos_tree(tmp_path / "mac"), windows_tree(tmp_path / "windows")):
        ended("scan", "--root", root, "--compact")
        text = capsys.readouterr().out
        report = json.loads(text)

        assert report["findings"] == []
        assert len(text.encode()) < 2000
        assert text.count("\n") == 1


def test_it_is_judged_again_like_the_whole_report(tmp_path, capsys):
    compact, whole = tmp_path / "compact.json", tmp_path / "whole.json"
    root = tree(tmp_path / "root", TIKTOK)
    ended("scan", "--root", root, "--compact", "--output", compact, "--quiet")
    ended("scan", "--root", root, "--output", whole, "--quiet")
    assert compact.stat().st_size < whole.stat().st_size / 4
    capsys.readouterr()
    said = []
    for report in (compact, whole):
        assert ended("judge", report, "--format", "json", "--policy", "be-federal-tiktok", "--as-of", "2026-11-28") == 1
        said.append(json.loads(capsys.readouterr().out))

    for key in ("findings", "policies", "summary", "not_looked_at", "complete", "series", "problems"):
        assert said[0][key] == said[1][key]


@pytest.mark.parametrize("options", [("--format", "toml"), ("--format", "text"), ("--output", "x.html"), ("--inventory",)])
def test_it_is_json_and_has_no_inventory(options, tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path), "--compact", *options) == 2
    assert "cannot be combined with" in capsys.readouterr().err
