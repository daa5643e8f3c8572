import pytest

from scanner.collectors.browsers.bounds import grant, is_plain, may_read, place_of
from scanner.model import Platform, Record
from tests.fake_host import FOLDER, Link, fake_host

# Everything on the made-up disk belongs to the first account, alice.
FILES = {"/tmp/a/x": "", "/home/alice/x": "", "/home/bob/x": "", "/usr/lib/x": "", "/srv/link": Link("/home/bob"), "/root": FOLDER}


@pytest.mark.parametrize(
    ("folder", "user", "may"),
    [
        ("/home/alice/deep/down", "alice", True),
        ("/home/alice", "alice", True),
        ("/home/alicex", "alice", False),
        ("/home/alice/x", "bob", False),
        ("/tmp/a", "alice", True),
        ("/tmp/a", "bob", False),
        ("/usr/lib", "bob", True),
        ("/usr/../root", "bob", False),
        ("/absent", "alice", False),
        ("/tmp/a", "nobody-in-scope", False),
        ("relative", "alice", False),
        ("//server/share", "alice", False),
        ("/home/alice/../bob", "alice", False),
        ("/home/alice/./x", "alice", False),
        ("/", "alice", False),
        ("", "alice", False),
    ],
)
def test_an_account_gets_us_into_its_home_its_own_folders_and_what_is_for_everybody(folder, user, may):
    assert may_read(fake_host(files=FILES, users=("alice", "bob")), folder, user) is may


@pytest.mark.parametrize("ask", [lambda host, place: may_read(host, place.location, place.user), place_of])
def test_nobody_pays_for_what_anothers_record_names(ask):
    host = fake_host(files=FILES, users=("alice", "bob")).watched(float("inf"))
    host.learn_accounts()
    left = host.accounts.of_user("alice")._left.copy()
    ask(host, Record("/home/alice/x", "bob"))

    assert host.accounts.of_user("alice")._left == left


def test_accounts_of_one_home_both_get_us_into_it():
    host = fake_host(files=FILES | {"/home/alice/link": Link("/home/alice/x")}, users=("alice", "bob"))
    alice, bob = host.users()
    host._users = lambda _: [alice, bob._replace(home=alice.home)]
    host.learn_accounts()

    assert [may_read(host, "/home/alice/deep", user) for user in ("alice", "bob")] == [True, True]
    assert place_of(host, Record("/home/alice/link", "bob")) == ("bob", "/home/alice/x")


def test_what_an_account_owns_elsewhere_is_bounded_to_itself():
    host = fake_host(files={"/tmp/a/out": Link("/home/bob/secret"), "/home/bob/secret": "{}"}, users=("alice", "bob"))

    assert may_read(host, "/tmp/a", "alice")
    assert (host.look("/tmp/a/out"), [loss.reason for loss in host.losses]) == (None, ["link-leaves"])


def test_windows_tells_no_owner_and_compares_without_case():
    host = fake_host(Platform.WINDOWS, files={"D:/data/x": ""})

    assert [may_read(host, folder, "alice") for folder in ("c:/users/Alice/AppData", "D:/data", "//server/share", "c:/users/alicex")] == [
        True,
        False,  # an account's id is a SID there, and a disk tells none
        False,
        False,
    ]


@pytest.mark.parametrize(
    "path", ["//server/share", "\\\\server", "C:x", "C:", "1:/x", "C:/x:y", "//?/C:/x", "/a//b", "/a/..", "/a\0b", "x/y", ""]
)
def test_what_is_not_plain(path):
    assert not is_plain(path)


def test_windows_knows_a_folder_again_in_other_letters():
    def again(platform):
        host = fake_host(platform)
        return place_of(host, Record("C:/A", "alice")) == place_of(host, Record("c:/a", "alice"))

    assert [again(platform) for platform in (Platform.WINDOWS, Platform.LINUX)] == [True, False]


def test_a_folder_that_an_administrator_gave_is_read_for_whom_it_was_given_and_bounded_to_itself():
    host = fake_host(
        Platform.WINDOWS, files={"D:/P/alice/x": "", "D:/P/alice/out": Link("D:/P/bob/x"), "D:/P/bob/x": ""}, users=("alice", "bob")
    )
    grant(host, "D:/P/alice", "alice")
    grant(host, "D:/kiosk")

    assert [may_read(host, "D:/P/alice/Default", user) for user in ("alice", "bob", "")] == [True, False, False]
    assert [may_read(host, "D:/kiosk", user) for user in ("", "alice")] == [True, False]
    assert (host.look("D:/P/alice/out"), [loss.reason for loss in host.losses]) == (None, ["link-leaves"])


@pytest.mark.parametrize("folder", ["D:/P/link", "//server/share", "D:/P/../Q", "relative"])
def test_what_is_reached_by_a_link_or_lies_nowhere_is_not_given(folder):
    host = fake_host(Platform.WINDOWS, files={"D:/P/link": Link("C:/Users/bob"), "C:/Users/bob/x": ""}, users=("alice", "bob"))
    grant(host, folder, "alice")

    assert not may_read(host, folder, "alice")
