"""Several systems in one call: one report each, and none in the place of another's."""

import json
import os

import pytest

from tests.macos_trees import macos_tree
from tests.trees import TIKTOK, ended, tree
from tests.windows_trees import windows_tree


@pytest.fixture
def systems(tmp_path):
    """A Linux with TikTok, a clean Linux of the same name, and a macOS."""
    folders = tree(tmp_path / "one", TIKTOK), tree(tmp_path / "two"), macos_tree(tmp_path / "mac")
    return tuple(folder.replace(os.sep, "/") for folder in folders)


def reports(folder):
    return {path.name: json.loads(path.read_text(encoding="utf-8"))["host"]["root"] for path in folder.iterdir()}


def roots(*folders):
    return [word for folder in folders for word in ("--root", folder)]


def test_each_system_has_a_report_one_after_the_other(systems, capsys):
    ended("scan", *roots(*systems))
    lines = capsys.readouterr().out.splitlines()

    assert [line.partition(":")[0] for line in lines if line.startswith("their-machine:")] == ["their-machine"] * 2
    assert len([line for line in lines if line.startswith("Their Mac:")]) == 1


def test_a_summary_is_a_line_for_each_system_and_no_other(systems, capsys):
    ended("scan", *roots(*systems), "--summary")
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) == len(systems)
    assert "" not in lines


def test_the_gravest_of_what_the_systems_are_decides_whatever_their_order(systems, tmp_path):
    banned, clean, _ = systems
    gap = tree(tmp_path / "gap")
    os.remove(f"{gap}/var/lib/dpkg/status")
    os.mkdir(f"{gap}/var/lib/dpkg/status")

    for order, code in (((banned, clean), 1), ((clean, banned), 1), ((clean, gap), 3), ((gap, clean), 3), ((gap, banned), 1)):
        assert ended("scan", *roots(*order), "--quiet") == code


def test_the_systems_of_three_platforms_in_one_call(tmp_path, capsys):
    folders = tree(tmp_path / "linux"), macos_tree(tmp_path / "mac"), windows_tree(tmp_path / "windows")
    out = tmp_path / "out"
    out.mkdir()
    ended("scan", *roots(*folders), "--output", f"{out}/{{host}}.json", "--quiet")

    assert sorted(reports(out)) == ["THEIR-PC.json", "Their-Mac.json", "their-machine.json"]
    assert capsys.readouterr().out == ""


def test_systems_of_one_name_do_not_overwrite_each_others_report(systems, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    code = ended("scan", *roots(*systems[:2]), "--output", f"{out}/{{host}}.json", "--quiet")

    assert (code, reports(out)) == (1, {"their-machine.json": systems[0], "their-machine-2.json": systems[1]})


def test_a_report_can_be_named_after_its_root(systems, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    ended("scan", *roots(*systems[:2]), "--output", f"{out}/{{root}}.json", "--quiet")

    assert sorted(reports(out).values()) == sorted(systems[:2])
    assert all(name.endswith(("one.json", "two.json")) and os.sep not in name for name in reports(out))


@pytest.mark.parametrize("options", [("--output", "report.json"), ("--output", "{date}.toml"), ("--format", "json"), ("--format", "toml")])
def test_reports_that_would_be_one_are_a_wrong_call(systems, options, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert ended("scan", *roots(*systems), *options) == 2
    assert "{host}, {root} or {id}" in capsys.readouterr().err
    assert not [*tmp_path.glob("*.*")]


def test_the_same_root_twice_is_one(systems, tmp_path):
    assert ended("scan", *roots(systems[1], systems[1]), "--output", tmp_path / "report.json", "--quiet") == 0


def test_a_folder_that_holds_no_system_is_said_before_any_is_scanned(systems, tmp_path, capsys):
    (tmp_path / "empty").mkdir()

    assert ended("scan", *roots(systems[0], tmp_path / "empty")) == 2
    assert capsys.readouterr().out == ""


def test_the_platform_of_a_part_of_a_system_is_named(tmp_path, capsys):
    (tmp_path / "Users/alice").mkdir(parents=True)

    assert ended("scan", "--root", tmp_path) == 2
    ended("scan", "--root", tmp_path, "--platform", "macos", "--format", "json")
    assert json.loads(capsys.readouterr().out)["host"]["platform"] == "macos"


@pytest.mark.parametrize(
    ("options", "refused"),
    [
        (("--platform", "macos"), "--platform requires --root"),
        (("--root", ".", "--this-user"), "--this-user cannot be combined with --root"),
    ],
)
def test_options_that_make_no_sense_together(options, refused, capsys):
    assert ended("scan", *options) == 2
    assert refused in capsys.readouterr().err
