import pytest

from scanner.host.users import Account
from scanner.host.windows.windows_accounts import PROFILES, account_hives, system_folder, windows_accounts
from scanner.model import Problem, Reason
from tests.fake_host import FOLDER, FakeDisk
from tests.fake_registry import FakeRegistry

CURRENT = PROFILES.rpartition("\\")[0]


def accounts(profiles, files=(), **more):
    registry = {
        CURRENT: {"SystemRoot": r"C:\WINDOWS"},
        **{rf"{PROFILES}\{sid}": {"ProfileImagePath": home} for sid, home in profiles.items()},
        **more,
    }
    return windows_accounts(FakeRegistry(registry), FakeDisk(dict.fromkeys(files, FOLDER)))


def test_accounts_of_both_sorts_of_sids_and_the_systems_own():
    found, problems = accounts(
        {
            "S-1-5-18": r"%systemroot%\system32\config\systemprofile",
            "S-1-5-19": r"%systemroot%\ServiceProfiles\LocalService",
            "S-1-5-21-1-2-3-1001": r"%SystemDrive%\Users\alice",
            "S-1-12-1-1-2-3-4": "c:\\Users\\bob\\",
        }
    )

    assert found == [
        Account("bob", "S-1-12-1-1-2-3-4", "C:/Users/bob"),
        Account("SYSTEM", "S-1-5-18", "C:/WINDOWS/system32/config/systemprofile"),
        Account("LOCAL SERVICE", "S-1-5-19", "C:/WINDOWS/ServiceProfiles/LocalService"),
        Account("alice", "S-1-5-21-1-2-3-1001", "C:/Users/alice"),
    ]
    assert problems == []


def test_the_environment_of_our_own_process_has_no_say(monkeypatch):
    monkeypatch.setenv("SystemDrive", "X:")

    assert accounts({"S-1-5-21-1": r"%SystemDrive%\Users\alice"})[0] == [Account("alice", "S-1-5-21-1", "C:/Users/alice")]


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        ({}, "a profile without a home path"),
        ({"ProfileImagePath": 5}, "a profile without a home path"),
        ({"ProfileImagePath": r"%USERPROFILE%\x"}, "expected a home path, found the variable 'USERPROFILE'"),
        ({"ProfileImagePath": "%"}, "expected a home path, found the variable ''"),
    ],
)
def test_a_row_without_a_home_is_a_problem_and_costs_itself_alone(values, detail):
    found, problems = accounts({"S-1-5-21-2": r"C:\Users\bob"}, **{rf"{PROFILES}\S-1-5-21-1": values})

    assert found == [Account("bob", "S-1-5-21-2", "C:/Users/bob")]
    assert problems == [Problem(Reason.MALFORMED, detail, rf"{PROFILES}\S-1-5-21-1")]


@pytest.mark.parametrize("ending", [".bak", ".BAK", ".ba", ".bak2", "_old", "-old"])
def test_a_profile_that_was_set_aside_has_a_home_and_no_other_accounts_keys(ending):
    aside = f"S-1-5-21-1{ending}"
    found, problems = accounts({aside: r"D:\Homes\alice", "S-1-5-21-1": r"C:\Users\TEMP"}, ["C:/Users/TEMP"])

    assert found == [Account("TEMP", "S-1-5-21-1", "C:/Users/TEMP"), Account("alice", aside, "D:/Homes/alice")]
    assert next(account_hives(found[1])) == (rf"HKU\{aside}", ("D:/Homes/alice/NTUSER.DAT", "D:/Homes/alice/NTUSER.MAN"))
    assert problems == []


def test_a_profile_that_was_set_aside_is_read_once():
    profiles = {"S-1-5-21-1": r"C:\Users\alice", "S-1-5-21-1.bak": r"c:\users\ALICE", "S-1-5-21-2.bak": r"C:\Users\bob"}
    found, problems = accounts(profiles, ["C:/Users/alice", "C:/Users/bob"])

    assert found == [Account("alice", "S-1-5-21-1", "C:/Users/alice"), Account("bob", "S-1-5-21-2.bak", "C:/Users/bob")]
    assert problems == []


def test_folders_of_homes_without_a_profile():
    files = ["C:/Users/Alice", "C:/Users/left", "C:/Users/Public", "C:/Users/Default", "C:/Users/All Users"]

    assert accounts({"S-1-5-21-1": r"C:\users\alice"}, files)[0] == [
        Account("alice", "S-1-5-21-1", "C:/users/alice"),
        Account("Default", "Default", "C:/Users/Default"),
        Account("left", "left", "C:/Users/left"),
    ]


def test_homes_are_looked_for_where_windows_makes_them():
    parent = {PROFILES: {"ProfilesDirectory": r"%SystemDrive%\Homes"}}

    assert accounts({}, ["C:/Homes/left", "C:/Users/other"], **parent)[0] == [Account("left", "left", "C:/Homes/left")]
    assert accounts({}, ["C:/Users/left"], **{PROFILES: {"ProfilesDirectory": "%X%"}})[0] == [Account("left", "left", "C:/Users/left")]


def test_a_registry_without_a_profile_list_and_one_that_is_closed():
    assert windows_accounts(FakeRegistry({}), FakeDisk({})) == ([], [])
    assert windows_accounts(FakeRegistry({PROFILES: Reason.PERMISSION_DENIED}), FakeDisk({})) == (
        [],
        [
            Problem(Reason.PERMISSION_DENIED, "as the test wants it", PROFILES),
            Problem(Reason.PERMISSION_DENIED, "only C:/Users is searched for homes: as the test wants it", PROFILES),
        ],
    )


def test_a_profile_that_is_closed_to_us():
    _, problems = accounts({}, **{rf"{PROFILES}\S-1": Reason.LOCKED})

    assert problems == [Problem(Reason.LOCKED, "as the test wants it", rf"{PROFILES}\S-1")]


@pytest.mark.parametrize(
    ("said", "folder"), [(r"D:\WinNT", "D:/WinNT"), ("nowhere", "C:/Windows"), (5, "C:/Windows"), (None, "C:/Windows")]
)
def test_the_folder_of_windows(said, folder):
    assert system_folder(FakeRegistry({CURRENT: {} if said is None else {"SystemRoot": said}})) == folder


def test_the_hives_of_an_account():
    assert list(account_hives(Account("alice", "S-1-5-21-1", "C:/Users/alice"))) == [
        (r"HKU\S-1-5-21-1", ("C:/Users/alice/NTUSER.DAT", "C:/Users/alice/NTUSER.MAN")),
        (r"HKU\S-1-5-21-1_Classes", ("C:/Users/alice/AppData/Local/Microsoft/Windows/UsrClass.dat",)),
    ]
    assert next(account_hives(Account("SYSTEM", "S-1-5-18", "C:/p")))[1] == ("C:/Windows/System32/config/DEFAULT",)
    assert list(account_hives(Account("alice", "S-1-5-21-1", ""))) == [(r"HKU\S-1-5-21-1", ()), (r"HKU\S-1-5-21-1_Classes", ())]
