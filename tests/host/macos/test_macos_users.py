import plistlib

import pytest

from scanner.host.macos.macos_users import DIRECTORY, macos_accounts, macos_users
from scanner.host.users import CLOSED, Account
from scanner.model import Platform, Problem, Reason
from tests.fake_host import FOLDER, FakeDisk, Link, fake_host
from tests.macos_trees import account


def directory(*files):
    return {f"/{path}": content for one in files for path, content in one.items()}


def test_the_homes_of_users_but_not_what_only_stands_there():
    names = ("alice", "Bob", "Shared", "Guest", ".localized", ".hidden")

    assert macos_accounts(FakeDisk({f"/Users/{name}": FOLDER for name in names} | {"/Users/a file": ""})) == (
        [Account("Bob", "", "/Users/Bob"), Account("alice", "", "/Users/alice")],
        [],
    )


def test_accounts_with_a_home_elsewhere_and_no_home_twice():
    files = directory(
        account("alice", 501, "/Users/alice/"),
        account("daemon", 1, "/var/root"),
        account("root", 0, "/var/root"),
        account("nobody", -2, "/var/empty"),
        account("_spotlight", 89, "/var/empty"),
        account("Guest", 201, "/Users/Guest"),
        account("itadmin", 499, "/private/var/itadmin"),
        account("moved", 503, "/Users/alias"),
        account("new", 504, "/Users/new"),
    )
    homes = {"/Users/alice": FOLDER, "/private/var/root/x": "", "/var": Link("/private/var"), "/private/var/itadmin": FOLDER}
    shared = {"/Users/Guest": FOLDER, "/Users/alias": Link("/Users/alice"), "/private/var/empty": FOLDER}

    assert macos_accounts(FakeDisk(files | homes | shared)) == (
        [Account("root", "0", "/var/root"), Account("itadmin", "499", "/private/var/itadmin"), Account("alice", "501", "/Users/alice")],
        [],
    )


@pytest.mark.parametrize(
    ("home", "problem"),
    [
        ("/Network/Servers/s/bob", (Reason.NETWORK_HOME, "a home on the network is not searched")),
        ("/Volumes/Disk/bob", (Reason.HOME_ABSENT, "the home is on a disk that is not mounted")),
    ],
)
def test_a_home_that_cannot_be_looked_at_is_said(home, problem):
    assert macos_accounts(FakeDisk(directory(account("bob", 502, home)))) == ([], [Problem(*problem, home, "bob")])


def test_a_home_on_another_disk_that_is_there():
    files = directory(account("bob", 502, "/Volumes/Disk/bob")) | {"/Volumes/Disk/bob": FOLDER}

    assert macos_accounts(FakeDisk(files)) == ([Account("bob", "502", "/Volumes/Disk/bob")], [])


@pytest.mark.parametrize("value", [None, 1, "text", {"a": 1}, [], [1], [b"x"], [""], ["not absolute"], ["/"]])
def test_wrong_types_are_no_account_and_no_failure(value):
    values = {"name": value, "uid": value, "home": value}
    content = plistlib.dumps({key: one for key, one in values.items() if one is not None})

    assert macos_accounts(FakeDisk({f"{DIRECTORY}/x.plist": content})) == ([], [])


@pytest.mark.parametrize("uid", ["", "-2", "9" * 5000, "٣", "x"])
def test_a_uid_that_is_no_number_costs_the_uid_alone(uid):
    files = {f"{DIRECTORY}/x.plist": plistlib.dumps({"name": ["x"], "uid": [uid], "home": ["/Users/x"]}), "/Users/x": FOLDER}

    assert [(one.name, one.home) for one in macos_accounts(FakeDisk(files))[0]] == [("x", "/Users/x")]


def test_eperm_and_eacces_of_the_directory_are_told_apart():
    for reason in (Reason.REFUSED_BY_SYSTEM, Reason.PERMISSION_DENIED):
        assert macos_accounts(FakeDisk({DIRECTORY: reason})) == ([], [Problem(reason, "as the test wants it", DIRECTORY)])


def test_a_broken_file_costs_its_account_alone():
    files = directory(account("bob", 502, "/Users/bob")) | {f"{DIRECTORY}/eve.plist": "<plist>", "/Users/bob": FOLDER}

    assert macos_accounts(FakeDisk(files)) == (
        [Account("bob", "502", "/Users/bob")],
        [Problem(Reason.MALFORMED, "expected a property list", f"{DIRECTORY}/eve.plist")],
    )


def test_a_home_that_is_closed_is_a_problem_once_and_no_user():
    host = fake_host(Platform.MACOS, {"/Users/alice": Reason.PERMISSION_DENIED, "/Users/bob": FOLDER})
    accounts = [Account("alice", "501", "/Users/alice"), Account("bob", "502", "/Users/bob")]

    assert [user.name for user in macos_users(host, accounts, [])] == ["bob"]
    assert host.losses == [Problem(Reason.PERMISSION_DENIED, CLOSED, "/Users/alice", "alice")]
