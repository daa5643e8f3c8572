import os

import pytest

from scanner.host.mounted.mounted_host import mounted_host
from scanner.host.mounted.mounted_windows import is_windows
from scanner.model import HostFacts, Platform, Problem, Reason, Record
from scanner.run import accounts
from tests.hives import hive, written_later
from tests.windows_trees import ALICE, BOB, CURRENT, SOFTWARE, SYSTEM, UNINSTALL, profiles, windows_tree

OWN = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
BANNED = hive({rf"{OWN}\Banned": {"DisplayName": "TikTok"}})


def keys(host, pattern):
    return [(record.location, record.user) for record in host.keys(pattern)]


def test_a_copied_windows_system(tmp_path):
    root = windows_tree(tmp_path, {"Users/alice/x": "", "Users/Bob/NTUSER.DAT": BANNED})
    host = mounted_host(root)

    assert host.facts == HostFacts(
        "THEIR-PC", Platform.WINDOWS, "Windows 11 Pro 24H2 (10.0.26100.1742)", "x86_64", root.replace(os.sep, "/")
    )
    assert [(user.name, user.id, user.home) for user in host.users()] == [
        ("Bob", BOB, "C:/Users/Bob"),
        ("alice", ALICE, "C:/Users/alice"),
    ]
    assert host.losses == []
    assert host.processes() == ()
    assert keys(host, rf"{{machine}}\SOFTWARE\{UNINSTALL}\*") == [
        (rf"HKLM64\SOFTWARE\{UNINSTALL}\Sixty-four", ""),
        (rf"HKLM32\SOFTWARE\{UNINSTALL}\Thirty-two", ""),
    ]
    assert keys(host, r"HKLM64\SYSTEM\CurrentControlSet\Services\*") == [(r"HKLM64\SYSTEM\CurrentControlSet\Services\New", "")]


def test_ntuser_dat_holds_the_only_row_of_the_banned_app(tmp_path):
    host = mounted_host(windows_tree(tmp_path, {"Users/Bob/NTUSER.DAT": BANNED}))
    key = rf"HKU\{BOB}\{OWN}\Banned"

    assert list(host.keys(rf"{{hku}}\{OWN}\*")) == [Record(key, "Bob")]
    assert host.values(key).text("displayname") == "TikTok"


def test_usrclass_dat_holds_the_only_row_of_an_msix(tmp_path):
    classes = hive({r"Local Settings\X\Package": {}})
    host = mounted_host(windows_tree(tmp_path, {"Users/alice/AppData/Local/Microsoft/Windows/UsrClass.dat": classes}))

    assert keys(host, r"{classes}\Local Settings\X\*") == [(rf"HKU\{ALICE}_Classes\Local Settings\X\Package", "alice")]


def test_dirty_hive_with_its_log_in_another_case(tmp_path):
    before, after = hive({OWN: {}}, numbers=(2, 1)), BANNED
    files = {"users/BOB/ntuser.dat": before, "users/BOB/ntuser.dat.LOG1": written_later(before, after)}
    host = mounted_host(windows_tree(tmp_path, files))

    assert keys(host, rf"{{hku}}\{OWN}\*") == [(rf"HKU\{BOB}\{OWN}\Banned", "Bob")]
    assert host.losses[1:] == []


def test_a_broken_hive_is_said_once_and_of_its_account(tmp_path):
    host = mounted_host(windows_tree(tmp_path, {"Users/alice/NTUSER.DAT": BANNED[:5000], "Users/Bob/NTUSER.DAT": BANNED}))
    run = accounts(host, 60)

    assert run.problems == (
        Problem(
            Reason.MALFORMED,
            f"expected {len(BANNED)} bytes of a hive, found 5000: truncated",
            "C:/Users/alice/NTUSER.DAT",
            "alice",
            "accounts",
        ),
    )
    assert len(keys(host, rf"{{hku}}\{OWN}\*")) == 1
    assert host.losses == []


def test_profiles_elsewhere_are_said(tmp_path):
    software = {
        **SOFTWARE,
        **profiles(S_1_5_21_1=r"D:\Users\dora", S_1_5_21_2=r"\\server\homes\sam", S_1_5_18=r"%systemroot%\system32\config\systemprofile"),
    }
    host = mounted_host(windows_tree(tmp_path, {"Users/alice/x": "", "Users/Bob/x": ""}, software=software))
    run = accounts(host, 60)

    assert [(problem.reason, problem.location) for problem in run.problems] == [
        (Reason.HOME_ABSENT, "D:/Users/dora"),
        (Reason.NETWORK_HOME, "//server/homes/sam"),
    ]


def test_without_a_profile_list_the_folders_of_homes_are_the_accounts(tmp_path):
    host = mounted_host(windows_tree(tmp_path, {"Users/alice/NTUSER.DAT": BANNED, "Users/Public/x": ""}, software={"Microsoft": {}}))

    assert [(user.name, user.id) for user in host.users()] == [("alice", "alice")]
    assert keys(host, rf"{{hku}}\{OWN}\*") == [(rf"HKU\alice\{OWN}\Banned", "alice")]


@pytest.mark.parametrize("broken", ["SOFTWARE", "SYSTEM"])
def test_a_machine_whose_own_hive_is_broken_says_so_with_the_accounts(tmp_path, broken):
    root = windows_tree(tmp_path, {"Users/alice/x": "", f"Windows/System32/config/{broken}": b"noise"})
    run = accounts(mounted_host(root), 60)

    assert [(problem.reason, problem.location) for problem in run.problems if "config" in problem.location] == [
        (Reason.MALFORMED, f"C:/Windows/System32/config/{broken}")
    ]


def test_a_windows_tree_is_known_in_any_letters_case(tmp_path):
    for folder, path in (("a", "WINDOWS/system32/CONFIG/software"), ("b", "Windows/System32/config/SOFTWARE")):
        target = tmp_path / folder / path
        target.parent.mkdir(parents=True)
        target.write_bytes(hive({CURRENT: {"ProductName": "Windows 7"}}))
        assert is_windows(str(tmp_path / folder))
        assert mounted_host(str(tmp_path / folder)).facts.release == "Windows 7"
    assert not is_windows(str(tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="needs links, which Windows grants to few and Wine to nobody")
def test_a_hive_that_is_a_link_out_of_its_home_is_not_followed(tmp_path):
    root = windows_tree(tmp_path, {"Users/alice/x": "", "Users/Bob/NTUSER.DAT": BANNED})
    os.symlink("C:\\Users\\Bob\\NTUSER.DAT", tmp_path / "Users/alice/NTUSER.DAT")
    run = accounts(mounted_host(root), 60)

    assert [(problem.reason, problem.user) for problem in run.problems] == [(Reason.LINK_LEAVES, "alice")]


def test_the_tree_is_not_changed(tmp_path):
    root = windows_tree(tmp_path, {"Users/alice/NTUSER.DAT": hive({"A": {}}, numbers=(2, 1))}, system=SYSTEM)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    accounts(mounted_host(root), 60)

    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
