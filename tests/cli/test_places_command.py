import json

from scanner.host.files import SystemDisk
from scanner.model import Platform
from scanner.not_looked_at import SAID_ANYWHERE, SAID_ON
from tests.trees import TOOL, ended, tree
from tests.windows_trees import SOFTWARE, windows_tree


def test_records_that_exist_are_named_with_the_reason(tmp_path, capsys):
    assert ended("places", "--root", tree(tmp_path, TOOL)) == 0
    text = capsys.readouterr().out

    assert "linux-dpkg: Debian packages that dpkg has installed." in text
    assert "  /var/lib/dpkg/status\n" in text
    assert "/home/alice/.config/chromium/Default  (alice)" in text


def test_what_is_not_looked_at_is_said_in_full(tmp_path, capsys):
    ended("places", "--root", tree(tmp_path, TOOL))
    _, _, said = capsys.readouterr().out.partition("\nNot looked at:\n")

    assert "  Running processes: a mounted system has none\n" in said
    assert [one for one in (*SAID_ANYWHERE, *SAID_ON[Platform.LINUX]) if f"  {one}\n" not in said] == []


def test_no_package_list_and_no_extension_is_read(tmp_path, capsys, monkeypatch):
    asked = []
    read = SystemDisk.read

    def watched(self, path, limit, within, *, whole=True):
        asked.append(path)
        return read(self, path, limit, within, whole=whole)

    monkeypatch.setattr(SystemDisk, "read", watched)
    ended("places", "--root", tree(tmp_path, TOOL))

    lists_of_places = {"/home/alice/.config/chromium/Local State", "/home/alice/.config/user-dirs.dirs", "/home/alice/.profile"}
    assert {path for path in asked if not path.startswith("/etc/")} <= lists_of_places


def test_settings_that_a_policy_could_ask_about_are_named_and_no_others(tmp_path, capsys):
    keys = {r"Policies\Microsoft\Windows\WindowsAI": {"DisableClickToDo": 1}, r"Policies\Example": {"x": 1}}

    assert ended("places", "--root", windows_tree(tmp_path, software=SOFTWARE | keys)) == 0
    _, _, settings = capsys.readouterr().out.partition("\nregistry-settings: ")
    assert r"  HKLM64\SOFTWARE\Policies\Microsoft\Windows\WindowsAI" in settings.splitlines()
    assert "Example" not in settings


def test_the_list_as_json(tmp_path, capsys):
    assert ended("places", "--root", tree(tmp_path, TOOL), "--format", "json") == 0
    listed = {one["collector"]: one for one in json.loads(capsys.readouterr().out)}

    assert listed["linux-dpkg"]["places"] == [{"location": "/var/lib/dpkg/status", "user": ""}]
    assert {place["user"] for place in listed["chromium-extensions"]["places"]} == {"alice"}
    assert listed["linux-dpkg"]["reads"]


def test_the_limits_of_a_scan_hold_and_what_they_cut_is_told(tmp_path, capsys):
    root = tree(tmp_path, TOOL)
    assert ended("places", "--root", root, "--budget", "names=1", "--format", "json") == 0
    short = json.loads(capsys.readouterr().out)
    assert ended("places", "--root", root, "--timeout", "0.000001", "--format", "json") == 0
    late = json.loads(capsys.readouterr().out)

    assert {problem["reason"] for one in short for problem in one["problems"]} >= {"budget-spent"}
    assert {problem["reason"] for one in late for problem in one["problems"]} == {"timed-out"}


def test_it_speaks_the_language_of_the_account(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "fr")
    assert ended("places", "--root", tree(tmp_path, TOOL)) == 0

    assert "\nNon examiné\xa0:\n" in capsys.readouterr().out
