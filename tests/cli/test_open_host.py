import json
import plistlib

import pytest

from scanner.host import live
from tests.trees import ended, tree

APP = "Applications/Own.app/Contents/Info.plist"


@pytest.mark.parametrize("command", ["list", "places", "scan"])
def test_a_folder_that_does_not_tell_its_system_is_what_the_call_says(tmp_path, capsys, command):
    (tmp_path / APP).parent.mkdir(parents=True)
    (tmp_path / APP).write_bytes(plistlib.dumps({"CFBundleIdentifier": "org.example.own", "CFBundleName": "Own"}))

    assert ended(command, "--root", tmp_path) == 2
    assert ended(command, "--root", tmp_path, "--platform", "macos") == 0
    capsys.readouterr()
    ended("list", "application", "--root", tmp_path, "--platform", "macos", "--format", "json")
    assert [item["name"] for item in json.loads(capsys.readouterr().out)["items"]] == ["Own"]


@pytest.mark.parametrize("has_rights", [True, False])
def test_the_rights_on_a_mounted_system_are_those_of_the_call(tmp_path, monkeypatch, capsys, has_rights):
    monkeypatch.setattr(live, "privileged", lambda: has_rights)
    ended("scan", "--root", tree(tmp_path), "--format", "json")

    assert json.loads(capsys.readouterr().out)["scope"]["privileged"] is has_rights


@pytest.mark.parametrize("command", ["list", "places", "scan"])
def test_a_platform_without_a_root_is_a_wrong_call(command, capsys):
    assert ended(command, "--platform", "linux") == 2
    assert "--platform requires --root" in capsys.readouterr().err


def test_a_platform_that_fits_the_root(tmp_path):
    assert ended("places", "--root", tree(tmp_path), "--platform", "linux") == 0
