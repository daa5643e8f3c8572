"""Accounts that are not logged in: their keys are in files of their homes, beside a real registry that has others loaded."""

import ctypes
import os
import shutil
from contextlib import contextmanager

import pytest

from tests.hives import hive, written_later
from tests.windows.keys import PROFILES, UNINSTALL, written
from tests.windows.program import items, scanned

pytestmark = pytest.mark.windows
AWAY = "S-1-5-21-4-4-4-1004"
CLOUD = "S-1-12-1-5-6-7-8"
ROW = rf"Software\{UNINSTALL}\TikTok"
TIKTOK = {
    "DisplayName": "TikTok",
    "DisplayVersion": "38.1",
    "Publisher": "TikTok Pte. Ltd.",
    "EstimatedSize": 1000,
    "Languages": ["fr", "nl"],
}
REPOSITORY = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
FULL = "BytedancePte.Ltd.TikTok_1.0.5.0_neutral__6yccndn6064se"


@contextmanager
def profile(folder, sid=AWAY, **files):
    """An account that is not logged in, with these files in its home: `keys` is NTUSER.DAT, `classes` UsrClass.dat."""
    home = folder / "away"
    classes = home / "AppData/Local/Microsoft/Windows"
    classes.mkdir(parents=True)
    names = {"keys": home / "NTUSER.DAT", "log1": home / "NTUSER.DAT.LOG1", "classes": classes / "UsrClass.dat"}
    for name, content in files.items():
        names[name].write_bytes(content)
    with written({rf"{PROFILES}\{sid}": {"ProfileImagePath": str(home)}}):
        yield home
    shutil.rmtree(home)


def said(report):
    """Return what the report says of the account: its findings, its rows, and why some of it could not be read."""
    return (
        [(finding["product"], finding["aspect"]) for finding in report["findings"]],
        [one.get("version", "") for one in items(report, "windows-uninstall-keys", "TikTok")],
        [(one["reason"], one["location"].rpartition("/")[2]) for one in report["problems"] if one.get("user") == "away"],
    )


@pytest.mark.parametrize("sid", [AWAY, CLOUD])
def test_the_only_row_of_a_banned_program_is_in_the_hive_of_an_account_that_is_logged_off(tmp_path, sid):
    with profile(tmp_path, sid, keys=hive({ROW: TIKTOK})):
        code, report = scanned()

    assert (code, said(report)) == (1, ([("tiktok", "application")], ["38.1"], []))
    assert [one["user"] for one in items(report, "windows-uninstall-keys", "TikTok")] == ["away"]


def test_the_only_trace_of_a_banned_package_is_in_the_classes_of_an_account_that_is_logged_off(tmp_path):
    with profile(tmp_path, keys=hive({}), classes=hive({rf"{REPOSITORY}\{FULL}": {"DisplayName": "ms-resource:x"}})):
        code, report = scanned()

    assert (code, [finding["product"] for finding in report["findings"]]) == (1, ["tiktok"])
    assert [(one["version"], one["user"]) for one in items(report, "windows-appx-packages")] == [("1.0.5.0", "away")]


def test_the_report_is_the_same_whether_the_account_is_logged_in_or_not(tmp_path):
    values = {**TIKTOK, "DisplayName": "TikTok 抖音", "InstallLocation": r"C:\Users\away\TikTok", "Count": 1 << 40, "Blob": b"\0\xff"}
    other = {
        rf"Software\{UNINSTALL}\Other": {"DisplayName": "Other", "SystemComponent": 1},
        r"Software\Microsoft\Windows\CurrentVersion\Run": {"x": "y.exe"},
    }
    keys = {ROW: values, **other}
    with profile(tmp_path, keys=hive(keys)):
        _, off = scanned()
        # Windows counts the file no more once the account's keys are loaded; here it is left broken, so that reading it would show.
        (tmp_path / "away/NTUSER.DAT").write_bytes(b"broken")
        with written({rf"HKU\{AWAY}\{key}": {name: typed(value) for name, value in found.items()} for key, found in keys.items()}):
            _, on = scanned()

    theirs = [[one for one in report["inventory"] if one.get("user") == "away"] for report in (off, on)]
    assert theirs[0] == theirs[1]
    assert {one["collector"] for one in theirs[0]} == {"windows-uninstall-keys", "windows-run-keys"}
    assert (off["problems"], on["problems"]) == ([], [])


def typed(value):
    import winreg  # noqa: PLC0415  Windows only

    return (winreg.REG_QWORD, value) if isinstance(value, int) and value >= 1 << 32 else value


def test_a_dirty_hive_is_read_with_its_log(tmp_path):
    before, after = hive({ROW: {**TIKTOK, "DisplayVersion": "37.0"}}, numbers=(3, 2)), hive({ROW: TIKTOK}, numbers=(3, 2))
    with profile(tmp_path, keys=before, log1=written_later(before, after, number=2)):
        _, report = scanned()

    assert said(report) == ([("tiktok", "application")], ["38.1"], [])


def test_a_dirty_hive_without_its_log_is_read_and_said(tmp_path):
    with profile(tmp_path, keys=hive({ROW: TIKTOK}, numbers=(3, 2))):
        code, report = scanned()

    products, versions, problems = said(report)
    assert (code, products, versions) == (1, [("tiktok", "application")], ["38.1"])
    assert [name for _, name in problems] == ["NTUSER.DAT"]


@pytest.mark.parametrize("broken", [b"", b"regf", hive({ROW: TIKTOK})[:5000], b"\0" * 8192], ids=["empty", "head", "cut", "zeros"])
def test_a_broken_hive_is_a_gap_and_no_clean_account(tmp_path, broken):
    with profile(tmp_path, keys=broken):
        code, report = scanned()

    products, _, problems = said(report)
    assert (code, products) == (3, [])
    assert {reason for reason, _ in problems} == {"malformed"}


def test_a_hive_of_a_gigabyte_is_a_gap(tmp_path):
    with profile(tmp_path, keys=hive({ROW: TIKTOK})) as home:
        with open(home / "NTUSER.DAT", "r+b") as file:
            file.truncate(1 << 30)
        code, report = scanned()

    assert (code, said(report)) == (3, ([], [], [("too-large", "NTUSER.DAT")]))


def test_a_locked_hive_is_a_gap(tmp_path):
    with profile(tmp_path, keys=hive({ROW: TIKTOK})) as home, locked(home / "NTUSER.DAT"):
        code, report = scanned()

    assert (code, said(report)) == (3, ([], [], [("locked", "NTUSER.DAT")]))


@contextmanager
def locked(path):
    """Hold a file open and share it with nobody."""
    kernel = ctypes.WinDLL("kernel32")
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(ctypes.c_wchar_p(str(path)), 0x80000000, 0, None, 3, 0, None)
    yield
    kernel.CloseHandle(ctypes.c_void_p(handle))


def test_a_home_without_a_hive_is_a_gap(tmp_path):
    with profile(tmp_path) as home:
        assert os.path.isdir(home)
        _, report = scanned()

    assert [name for _, name in said(report)[2]] in ([], ["NTUSER.DAT"])
