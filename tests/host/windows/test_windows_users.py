import pytest

from scanner.host.users import CLOSED, Account
from scanner.host.windows.windows_users import windows_users
from scanner.model import Platform, Problem, Reason, Unreadable
from tests.fake_host import FOLDER, Link, fake_host

ALICE, BOB = Account("alice", "S-1-5-21-1", "C:/Users/alice"), Account("bob", "S-1-5-21-2", "C:/Users/bob")


def users(files, *accounts, loaded=(), remote=lambda _: False):
    """Return users by name with their bases, the accounts whose keys were taken with their homes, and what was noted."""
    machine = fake_host(Platform.WINDOWS, files, users=())
    taken = []

    def take(account, host, share):
        taken.append(account.home)
        if account.name in host.disk.files:
            host.note(Unreadable(Reason.LOCKED, "its hive"), "C:/hive")
        return account.name in loaded

    found = windows_users(machine, accounts, take, remote)
    return {user.name: tuple(user.folders) for user in found}, taken, machine.losses


ALL = ("home", "local", "roaming", "desktop", "documents", "start", "hku", "classes")
KEYS = ("hku", "classes")


def test_homes_that_are_there():
    files = {"C:/Users/alice": FOLDER, "C:/Users/bob": FOLDER}

    assert users(files, ALICE, BOB) == ({"alice": ALL, "bob": ALL}, ["C:/Users/alice", "C:/Users/bob"], [])


def test_a_hive_that_cannot_be_read_is_said_of_its_account():
    assert users({"C:/Users/alice": FOLDER, "alice": "x"}, ALICE)[2] == [Problem(Reason.LOCKED, "its hive", "C:/hive", "alice")]


@pytest.mark.parametrize("loaded", [(), ("alice",)])
def test_a_profile_that_is_not_mounted_is_said_and_its_loaded_keys_are_looked_at(loaded):
    found, taken, losses = users({}, ALICE, loaded=loaded)

    assert found == ({"alice": KEYS} if loaded else {})
    assert taken == [""]
    assert losses == [Problem(Reason.HOME_ABSENT, "the home of this profile does not exist", "C:/Users/alice", "alice")]


def test_a_home_on_a_network_share_is_not_touched():
    share = Account("carol", "S-1-5-21-3", "//server/homes/carol")
    files = {"C:/Users/alice": Link("//server/homes/alice")}
    network = Reason.NETWORK_HOME
    detail = "a home on a network share is not searched"

    found, _, losses = users(files, share, ALICE, BOB, remote=lambda home: home.endswith("bob"))
    assert found == {}
    assert losses == [
        Problem(network, detail, "//server/homes/carol", "carol"),
        Problem(network, detail, "C:/Users/alice", "alice"),
        Problem(network, detail, "C:/Users/bob", "bob"),
    ]


def test_a_home_that_is_closed_to_us_is_said_once():
    found, _, losses = users({"C:/Users/alice": FOLDER, "C:/Users/alice/x": "", "C:/Users/bob": FOLDER}, ALICE, BOB)
    assert (set(found), losses) == ({"alice", "bob"}, [])

    machine = fake_host(Platform.WINDOWS, {"C:/Users/alice/x": ""}, users=())
    machine.disk.names = lambda *_: (_ for _ in ()).throw(Unreadable(Reason.PERMISSION_DENIED, "no"))
    assert windows_users(machine, [ALICE], lambda *_: False, lambda _: False) == []
    assert machine.losses == [Problem(Reason.PERMISSION_DENIED, CLOSED, "C:/Users/alice", "alice")]


def test_two_accounts_with_one_home_share_its_files_and_not_its_keys():
    twin = Account("alice", "S-1-5-21-9", "c:/users/ALICE")
    files = {"C:/Users/alice": FOLDER, "c:/users/ALICE": FOLDER}

    assert users(files, ALICE, twin)[1] == ["C:/Users/alice", ""]


def test_the_systems_own_accounts_without_a_home_are_no_problem():
    system = Account("SYSTEM", "S-1-5-18", "C:/Windows/System32/config/systemprofile")

    assert users({}, system, loaded=("SYSTEM",)) == ({"SYSTEM": KEYS}, [""], [])


@pytest.mark.parametrize(("files", "is_said"), [({"C:/Users/TEMP": FOLDER}, False), ({}, True)])
def test_the_home_of_a_profile_that_was_set_aside_may_be_gone_where_homes_are(files, is_said):
    former = Account("alice", "S-1-5-21-1.bak", "C:/Users/alice")

    found, _, losses = users(files, former)
    assert found == {}
    assert losses == [Problem(Reason.HOME_ABSENT, "the home of this profile does not exist", "C:/Users/alice", "alice")] * is_said
