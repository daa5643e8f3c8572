"""A Windows system in a folder, scanned whole from here: accounts that are not logged in are files like any others."""

import json

from tests.hives import hive
from tests.trees import ended
from tests.windows_trees import UNINSTALL, windows_tree

REPOSITORY = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
TIKTOK = r"BytedancePte.Ltd.TikTok_38.1.2.0_x64__6yccndn6064se"
ROW = hive({rf"Software\{UNINSTALL}\TikTok": {"DisplayName": "TikTok", "Publisher": "TikTok Pte. Ltd.", "DisplayVersion": "38.1"}})
PACKAGE = hive(
    {rf"{REPOSITORY}\{TIKTOK}": {"DisplayName": "ms-resource:x", "PackageRootFolder": rf"C:\Program Files\WindowsApps\{TIKTOK}"}}
)
EMPTY = {"Users/alice/NTUSER.DAT": hive({"Software": {}}), "Users/Bob/NTUSER.DAT": hive({"Software": {}})}
CLASSES = "AppData/Local/Microsoft/Windows/UsrClass.dat"


def scanned(capsys, folder, *parts, options=()):
    code = ended("scan", "--root", windows_tree(folder, EMPTY, *parts), "--format", "json", *options)
    return code, json.loads(capsys.readouterr().out)


def where(report):
    return [
        (finding["product"], finding["relation"], finding["confidence"], evidence["item"]["user"], evidence["item"]["collector"])
        for finding in report["findings"]
        for evidence in finding["evidence"]
    ]


def test_a_windows_without_banned_software(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path)

    assert (code, report["findings"], report["problems"], report["complete"]) == (0, [], [], True)
    assert (report["host"]["name"], report["host"]["platform"]) == ("THEIR-PC", "windows")


def test_the_only_row_in_the_hive_of_somebody_who_is_not_logged_in(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, {"Users/Bob/NTUSER.DAT": ROW})

    assert (code, where(report)) == (1, [("tiktok", "official", "medium", "Bob", "windows-uninstall-keys")])


def test_the_only_package_in_the_classes_of_somebody_who_is_not_logged_in(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, {f"Users/alice/{CLASSES}": PACKAGE})

    assert (code, where(report)) == (1, [("tiktok", "official", "high", "alice", "windows-appx-packages")])


def test_one_package_of_two_people_is_one_finding_with_both(tmp_path, capsys):
    _, report = scanned(capsys, tmp_path, {f"Users/{name}/{CLASSES}": PACKAGE for name in ("alice", "Bob")})

    assert len(report["findings"]) == 1
    assert [row[3] for row in where(report)] == ["Bob", "alice"]


def test_a_folder_that_a_package_left_behind_accuses_nobody(tmp_path, capsys):
    left = "Users/alice/AppData/Local/Packages/BytedancePte.Ltd.TikTok_6yccndn6064se/x"
    code, report = scanned(capsys, tmp_path, {left: ""})

    assert code == 0
    assert [(finding["rung"], finding["verdicts"][0]["flags"]) for finding in report["findings"]] == [
        ("residue", ["residue-only", "device-class-assumed"])
    ]


def test_a_hive_that_cannot_be_read_is_that_accounts_problem_and_the_scan_is_not_complete(tmp_path, capsys):
    code, report = scanned(capsys, tmp_path, {"Users/Bob/NTUSER.DAT": ROW[:5000]})

    assert (code, report["complete"]) == (3, False)
    assert [(one["reason"], one["location"], one["user"]) for one in report["problems"]] == [
        ("malformed", "C:/Users/Bob/NTUSER.DAT", "Bob")
    ]


def test_an_extension_in_a_profile_of_edge(tmp_path, capsys):
    profile = "Users/alice/AppData/Local/Microsoft/Edge/User Data"
    identifier = "dcpmkllpnpfpojkjildgeoedikjbhodm"  # "Web for TikTok" in the Chrome Web Store, not TikTok's own
    entry = {"location": 1, "path": rf"{identifier}\1.0_0", "manifest": {"name": "Web for TikTok", "version": "1.0", "manifest_version": 3}}
    files = {
        f"{profile}/Local State": json.dumps({"profile": {"info_cache": {"Default": {}}}}),
        f"{profile}/Default/Secure Preferences": json.dumps({"extensions": {"settings": {identifier: entry}}}),
    }
    code, report = scanned(capsys, tmp_path, files)

    assert (code, where(report)) == (0, [("tiktok", "client", "high", "alice", "chromium-extensions")])
