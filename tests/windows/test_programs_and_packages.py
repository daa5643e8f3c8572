"""What other scanners trip over on Windows, written to a real registry and read by the whole program."""

import json
import os
import subprocess
import sys
import tomllib

import pytest

from tests.windows.keys import PROFILES, UNINSTALL, written
from tests.windows.program import items, scanned

pytestmark = pytest.mark.windows
ROWS = "windows-uninstall-keys"
PACKAGES = "windows-appx-packages"
OTHER = "S-1-12-1-1-2-3-4"  # as accounts of a cloud directory have them
REPOSITORY = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
FAMILY = "Probe.Works.App_8wekyb3d8bbwe"
MACHINE = rf"HKLM64\SOFTWARE\{UNINSTALL}"


def whole(keys, *options, changes=None):
    """Scan with these keys in place."""
    with written(keys):
        return scanned(*options, changes=changes)


def row(keys, start="Probe"):
    return items(whole(keys)[1], ROWS, start)


@pytest.fixture
def own():
    """The account that runs the test: its SID and its home."""
    from scanner.host.windows.windows_token import own_sid  # noqa: PLC0415  Windows only

    return own_sid(), os.environ["USERPROFILE"].replace("\\", "/")


@pytest.fixture
def second(tmp_path):
    """The profile of a second account, which is logged in: its keys are loaded."""
    home = tmp_path / "second"
    home.mkdir()
    with written({rf"{PROFILES}\{OTHER}": {"ProfileImagePath": str(home)}, rf"HKU\{OTHER}\Software\Probe": {}}):
        yield str(home).replace("\\", "/")


class TestUninstallKeys:
    def test_a_program_of_a_logged_in_account_of_a_cloud_directory_is_found(self, second):
        key = rf"HKU\{OTHER}\Software\{UNINSTALL}\Probe"

        assert row({key: {"DisplayName": "Probe of a cloud account"}}) == [
            {
                "name": "Probe of a cloud account",
                "ids": {"uninstall-key": ["Probe"]},
                "rung": "installed",
                "location": key,
                "user": "second",
            }
        ]

    def test_a_row_without_a_version_is_kept_without_the_other_view(self):
        assert row({rf"{MACHINE}\Probe": {"DisplayName": "Probe"}}) == [
            {"name": "Probe", "ids": {"uninstall-key": ["Probe"]}, "rung": "installed", "location": rf"{MACHINE}\Probe"}
        ]

    def test_a_row_of_the_other_view_is_another_row(self):
        other = rf"HKLM32\SOFTWARE\{UNINSTALL}\Probe"
        found = row({rf"{MACHINE}\Probe": {"DisplayName": "Probe"}, other: {"DisplayName": "Probe", "DisplayVersion": "32"}})

        assert [(one.get("version", ""), one["location"]) for one in found] == [("", rf"{MACHINE}\Probe"), ("32", other)]

    @pytest.mark.parametrize("date", ["20240230", "2024105", "3/1/2024", "", 20240101, "1. März 2024"])
    def test_no_date_of_installation_costs_the_row(self, date):
        assert [one["name"] for one in row({rf"{MACHINE}\Probe": {"DisplayName": "Probe", "InstallDate": date}})] == ["Probe"]

    def test_a_banned_program_that_hides_itself_is_found_and_marked(self):
        values = {"DisplayName": "TikTok", "Publisher": "TikTok Pte. Ltd.", "SystemComponent": 1}
        code, report = whole({rf"{MACHINE}\TikTok": values})

        assert (code, [finding["product"] for finding in report["findings"]]) == (1, ["tiktok"])
        assert [one["marks"] for one in items(report, ROWS, "TikTok")] == [["hidden"]]

    def test_a_child_is_marked(self):
        found = row({rf"{MACHINE}\Probe KB1": {"DisplayName": "Probe update", "ParentKeyName": "Probe", "ReleaseType": "Hotfix"}})

        assert [one["marks"] for one in found] == [["child", "update"]]

    def test_names_that_no_code_page_holds_are_kept(self):
        names = {
            "nul": "Probe\0hidden",
            "line": "Probe\nline",
            "right": "Probe \u202egnp.exe",
            "long": "Probe " + "x" * 300,
            "wide": "Probe 抖音 Тикток",
        }
        keys = {rf"{MACHINE}\Probe {key}": {"DisplayName": name} for key, name in names.items()}
        with written(keys):
            ran = {
                form: subprocess.run(
                    [sys.executable, "-m", "scanner", "scan", "--inventory", "--format", form],
                    capture_output=True,
                    check=False,
                    env={**os.environ, "PYTHONIOENCODING": "cp850", "PYTHONUTF8": "0"},
                )
                for form in ("json", "toml", "text")
            }
            listed = subprocess.run([sys.executable, "-m", "scanner", "list"], capture_output=True, check=False)

        assert {done.returncode for done in ran.values()} <= {0, 3}
        assert [done.stderr for done in ran.values()] == [b"", b"", b""]
        said = {form: done.stdout.decode("utf-8") for form, done in ran.items()}
        reports = (json.loads(said["json"]), tomllib.loads(said["toml"]))
        shown = [{one["ids"]["uninstall-key"][0]: one["name"] for one in items(report, ROWS, "Probe")} for report in reports]
        assert shown[0] == shown[1]
        assert {key: name[:12] for key, name in shown[0].items() if key in {"Probe nul", "Probe wide", "Probe long"}} == {
            "Probe nul": "Probe",
            "Probe wide": "Probe 抖音 Тик",
            "Probe long": "Probe xxxxxx",
        }
        for text in (*said.values(), listed.stdout.decode("utf-8")):
            assert "\u202e" not in text
            assert "抖音 Тикток" in text

    @pytest.mark.parametrize("value", [7, b"\xff", ["TikTok", "x"], (0, b"T\0i")])
    def test_a_name_of_another_type_costs_nothing_but_itself(self, value):
        keys = {rf"{MACHINE}\Probe A": {"DisplayName": value}, rf"{MACHINE}\Probe B": {"DisplayName": "Probe B"}}
        _, report = whole(keys)

        assert [one["name"] for one in items(report, ROWS, "Probe")][-1] == "Probe B"
        assert [one for one in report["problems"] if one["reason"] == "internal-error"] == []


class TestPackages:
    def test_a_name_that_points_elsewhere_is_that_of_the_package(self, own):
        full = "Probe.Works.App_1.2.3.4_x64__8wekyb3d8bbwe"
        key = rf"HKU\{own[0]}_Classes\{REPOSITORY}\{full}"
        values = {"DisplayName": f"@{{{full}?ms-resource://Probe/x}}", "PackageRootFolder": rf"C:\Program Files\WindowsApps\{full}"}
        found = items(whole({key: values})[1], PACKAGES, "Probe")

        assert [(one["name"], one["version"], one["ids"]["msix-family"]) for one in found] == [("Probe.Works.App", "1.2.3.4", [FAMILY])]

    def test_a_package_elsewhere_is_kept_and_a_part_for_a_language_is_marked(self, own):
        start = rf"HKU\{own[0]}_Classes\{REPOSITORY}"
        keys = {
            rf"{start}\Probe.Works.App_1.0.0.0_x64__8wekyb3d8bbwe": {"PackageRootFolder": r"D:\WindowsApps\Probe"},
            rf"{start}\Probe.Works.App_1.0.0.0_neutral_split.language-fr_8wekyb3d8bbwe": {"PackageRootFolder": r"D:\WindowsApps\Probe.fr"},
        }
        found = items(whole(keys)[1], PACKAGES, "Probe")

        assert sorted((one["location"], one.get("marks", [])) for one in found) == [
            ("D:/WindowsApps/Probe", []),
            ("D:/WindowsApps/Probe.fr", ["child"]),
        ]

    def test_one_package_of_two_accounts_is_one_finding_in_two_places(self, own, second):
        full = "BytedancePte.Ltd.TikTok_1.0.5.0_neutral__6yccndn6064se"
        keys = {rf"HKU\{account}_Classes\{REPOSITORY}\{full}": {"DisplayName": "TikTok"} for account in (own[0], OTHER)}
        code, report = whole(keys)
        (finding,) = report["findings"]

        assert (code, finding["product"], finding["aspect"]) == (1, "tiktok", "application")
        assert sorted(evidence["item"]["user"] for evidence in finding["evidence"]) == sorted([own[1].rpartition("/")[2], "second"])

    def test_a_folder_of_a_package_alone_is_residue(self, own):
        folder = f"{own[1]}/AppData/Local/Packages/{FAMILY}"
        os.makedirs(folder)
        try:
            _, report = scanned()
        finally:
            os.removedirs(folder)

        assert [(one["name"], one["rung"]) for one in items(report, "windows-package-folders", "Probe")] == [("Probe.Works.App", "residue")]


class TestAccounts:
    def test_every_account_is_looked_at_whatever_the_environment_says(self, own, second):
        start = rf"\Software\{UNINSTALL}\Probe"
        keys = {rf"HKU\{account}{start}": {"DisplayName": "Probe"} for account in (own[0], OTHER)}
        nowhere = dict.fromkeys(("USERPROFILE", "APPDATA", "LOCALAPPDATA", "HOME", "HOMEPATH"), r"C:\nowhere")
        _, report = whole(keys, "--all-users", changes=nowhere)

        assert report["scope"]["users"] == "all"
        assert sorted(one["user"] for one in items(report, ROWS, "Probe")) == sorted([own[1].rpartition("/")[2], "second"])

    def test_one_account_alone_is_looked_at_where_that_is_asked(self, own, second):
        start = rf"\Software\{UNINSTALL}\Probe"
        keys = {rf"HKU\{account}{start}": {"DisplayName": "Probe"} for account in (own[0], OTHER)}
        _, report = whole(keys, "--this-user")

        assert [one["user"] for one in items(report, ROWS, "Probe")] == [own[1].rpartition("/")[2]]
