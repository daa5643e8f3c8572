import pytest

from scanner.host.windows import live_windows as ours
from scanner.host.windows.live_windows import live_windows
from scanner.model import HostFacts, Platform, Problem, Reason, Record
from scanner.vocabulary import DeviceForm
from tests.fake_host import FakeDisk
from tests.hives import hive
from tests.host.fake_winreg import FakeWinreg

CURRENT = r"HKLM64\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
ALICE, BOB = "S-1-5-21-1-2-3-1000", "S-1-12-1-1-2-3-1001"
KEYS = {
    CURRENT: {"SystemRoot": r"C:\Windows", "ProductName": "Windows 11 Pro"},
    rf"{CURRENT}\ProfileList\{ALICE}": {"ProfileImagePath": r"%SystemDrive%\Users\alice"},
    rf"{CURRENT}\ProfileList\{BOB}": {"ProfileImagePath": r"C:\Users\bob"},
    rf"{CURRENT}\ProfileList\S-1-5-18": {"ProfileImagePath": r"%systemroot%\system32\config\systemprofile"},
    rf"{CURRENT}\ProfileList\S-1-5-21-9.bak": {},
    rf"HKU\{ALICE}\{UNINSTALL}\Hers": {},
    r"HKU\S-1-5-18\Software": {},
    r"HKLM64\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName": {"ComputerName": "PC"},
}
FILES = {
    "C:/Users/alice/NTUSER.DAT": Reason.LOCKED,
    "C:/Users/bob/NTUSER.DAT": hive({rf"{UNINSTALL}\Banned": {"DisplayName": "TikTok"}}),
    "C:/Windows/system32/config/systemprofile/x": "",
}


@pytest.fixture
def opened(monkeypatch):
    def host(own="", *, all_users=True, keys=KEYS, files=FILES):
        monkeypatch.setattr(ours, "WindowsDisk", lambda _: FakeDisk(files))
        monkeypatch.setattr(ours, "own_sid", lambda: own)
        return live_windows(FakeWinreg(keys), lambda _: (), all_users=all_users, rights=True)

    return host


def test_what_the_machine_says_of_itself(opened):
    assert opened().facts == HostFacts("PC", Platform.WINDOWS, "Windows 11 Pro", "")
    firmware = {r"HKLM64\HARDWARE\DESCRIPTION\System\BIOS": {"EnclosureType": 30}}
    assert opened(keys=KEYS | firmware).facts.form is DeviceForm.TABLET


def test_ntuser_dat_of_a_logged_off_user_holds_the_only_row_of_the_banned_app(opened):
    host = opened()

    assert list(host.keys(rf"{{hku}}\{UNINSTALL}\*")) == [
        Record(rf"HKU\{ALICE}\{UNINSTALL}\Hers", "alice"),
        Record(rf"HKU\{BOB}\{UNINSTALL}\Banned", "bob"),
    ]
    assert host.values(rf"HKU\{BOB}\{UNINSTALL}\Banned").text("DisplayName") == "TikTok"


def test_everybody_and_the_system_itself_are_in_scope_and_broken_profiles_are_said(opened):
    host = opened()

    assert [(user.name, user.id) for user in host.users()] == [("SYSTEM", "S-1-5-18"), ("alice", ALICE), ("bob", BOB)]
    assert [(problem.reason, problem.location) for problem in host.losses] == [(Reason.MALFORMED, rf"{CURRENT}\ProfileList\S-1-5-21-9.bak")]


@pytest.mark.parametrize(("own", "name"), [(ALICE, "alice"), ("S-1-5-18", "SYSTEM")])
def test_this_user_is_who_our_token_says(opened, own, name):
    host = opened(own, all_users=False)

    assert [user.name for user in host.users()] == [name]
    assert host.losses == []


def test_who_is_in_a_temporary_profile_has_the_former_one_too(opened):
    keys = {
        **KEYS,
        rf"{CURRENT}\ProfileList\{ALICE}": {"ProfileImagePath": r"C:\Users\TEMP"},
        rf"{CURRENT}\ProfileList\{ALICE}.bak": {"ProfileImagePath": r"C:\Users\alice"},
        rf"{CURRENT}\ProfileList\{ALICE}1.bak": {"ProfileImagePath": r"C:\Users\bob"},
    }
    former = hive({rf"{UNINSTALL}\Former": {}})
    host = opened(ALICE, all_users=False, keys=keys, files={"C:/Users/TEMP/x": "", "C:/Users/alice/NTUSER.DAT": former})

    assert [(user.home, user.id) for user in host.users()] == [("C:/Users/TEMP", ALICE), ("C:/Users/alice", f"{ALICE}.bak")]
    assert [record.location for record in host.keys(rf"{{hku}}\{UNINSTALL}\*")] == [
        rf"HKU\{ALICE}\{UNINSTALL}\Hers",
        rf"HKU\{ALICE}.bak\{UNINSTALL}\Former",
    ]
    assert host.losses == []


def test_this_user_without_a_profile_is_said(opened):
    host = opened("S-1-5-21-7", all_users=False)

    assert host.users() == []
    assert host.losses == [Problem(Reason.HOME_ABSENT, "the current account is not in the profile list", r"HKU\S-1-5-21-7")]


def test_of_two_accounts_with_one_home_the_loaded_one_has_its_keys(opened):
    former = rf"{CURRENT}\ProfileList\S-1-5-21-0"
    host = opened(keys={**KEYS, former: {"ProfileImagePath": r"C:\Users\alice"}})

    assert [user.id for user in host.users()] == ["S-1-5-18", ALICE, BOB]
    assert [problem for problem in host.losses if problem.reason is Reason.LOCKED] == []


def test_another_accounts_home_is_bounded_though_it_is_not_in_scope(opened):
    host = opened(ALICE, all_users=False)

    assert host._within("C:/users/BOB/x") is not None


def test_no_profile_is_asked_for_before_a_run_that_can_be_ended_asks(opened, monkeypatch):
    asked, entry, names = [], FakeDisk.entry, FakeDisk.names
    monkeypatch.setattr(FakeDisk, "entry", lambda disk, path: asked.append(path) or entry(disk, path))
    monkeypatch.setattr(FakeDisk, "names", lambda disk, path, within: asked.append(path) or names(disk, path, within))
    host = opened()

    assert [path for path in asked if path.startswith("C:/Users")] == []
    assert host.users()
    assert "C:/Users/alice" in asked
