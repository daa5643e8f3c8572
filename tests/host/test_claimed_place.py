import pytest

from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.collectors.processes.running_processes import RunningProcesses
from scanner.host.claimed_place import is_claimed
from scanner.host.host import Process
from scanner.model import Mark, Platform
from tests.counted_calls import counted_calls
from tests.fake_host import fake_host, said

ROOT = "/home/alice/.mozilla/firefox"


@pytest.mark.parametrize(
    ("place", "user", "claimed"),
    [
        ("/home/bob/x", "alice", True),
        ("/home/bob", "alice", True),
        ("/home/alice/x", "alice", False),
        ("/home/bobby/x", "alice", False),
        ("/usr/bin/x", "alice", False),
        ("/home/bob/x", "", False),
        ("/home/bob/x", "postgres", False),
        ("process table", "alice", False),
    ],
)
def test_a_place_in_another_home_is_claimed(place, user, claimed):
    assert is_claimed(fake_host(users=("alice", "bob")), place, user) is claimed


def test_a_home_within_a_home_is_its_own_accounts():
    host = fake_host(users=("alice", "bob", "carol"))
    alice, bob, carol = host.users()
    host._users = lambda _: [alice._replace(home="/home"), bob, carol._replace(home="/home/bob/")]

    assert [is_claimed(host, "/home/bob/x", name) for name in ("alice", "bob", "carol")] == [True, False, False]
    assert not is_claimed(host, "/home/x", "alice")


def test_root_may_put_anything_anywhere():
    host = fake_host(users=("alice", "bob"))
    alice, bob = host.users()
    host._users = lambda _: [alice._replace(id="0"), bob]

    assert not is_claimed(host, "/home/bob/x", "alice")


@pytest.mark.parametrize("user", ["u3", "u0"])
def test_a_hundred_times_the_accounts_cost_an_item_no_more(user):
    calls = {}
    for number in (10, 1_000):
        host = fake_host(users=[f"u{one}" for one in range(number)])
        assert is_claimed(host, "/home/u3/a/b", user) == (user != "u3")
        with counted_calls() as counted:
            is_claimed(host, "/home/u3/a/b", user)
        calls[number] = counted[0]

    assert calls[10] == calls[1_000] < 60


def test_letter_case_is_of_no_account_on_a_drive():
    assert is_claimed(fake_host(Platform.WINDOWS, users=("alice", "bob")), "c:/users/BOB/x", "alice")


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        *((Platform.LINUX, place) for place in ("//home/bob/x", "/home//bob/x", "/home/./bob", "/home/alice/../bob/x", "/../home/bob/.x")),
        *((Platform.MACOS, place) for place in ("/Users//bob/x", "/users/BOB/x", "/Users/alice/../Bob")),
        *(
            (Platform.WINDOWS, place)
            for place in ("C:/Users//bob/x", "C:/Users/alice/../BOB", "//?/C:/Users/bob/x", "\\??\\C:\\Users\\bob")
        ),
        *((Platform.WINDOWS, place) for place in ("%SystemDrive%/Users/bob/x", '"C:/Users/bob/x"')),
    ],
)
def test_a_home_is_known_in_whatever_spelling_a_file_names_it(platform, place):
    assert is_claimed(fake_host(platform, users=("alice", "bob")), place, "alice")


@pytest.mark.parametrize("place", ["/home/alice/../alice/x", "/home/bob/../alice/x", "/home/bob/../../usr/x", "/home/alice/.x/y", "//home"])
def test_ones_own_home_and_no_home_in_any_spelling_are_not_claimed(place):
    assert not is_claimed(fake_host(users=("alice", "bob")), place, "alice")


def test_the_path_that_a_file_of_an_account_says_is_marked():
    addons = '{"addons": [{"id": "a@b", "type": "extension", "path": "/home/bob/secret.xpi", "defaultLocale": {"name": "N"}}]}'
    host = fake_host(files={f"{ROOT}/p/extensions.json": addons}, users=("alice", "bob"))

    [item] = said(host, GeckoExtensions())

    assert (item.user, item.location, Mark.CLAIMED in item.marks) == ("alice", "/home/bob/secret.xpi", True)


def test_a_process_of_another_mount_namespace_is_marked():
    host = fake_host(users=("alice", "bob"), processes=[Process(7, "x", "/home/bob/x", "alice"), Process(8, "x", "/home/bob/x", "bob")])

    assert [Mark.CLAIMED in item.marks for item in said(host, RunningProcesses())] == [True, False]
