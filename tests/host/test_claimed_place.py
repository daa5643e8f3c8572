import pytest

from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.collectors.processes.running_processes import RunningProcesses
from scanner.host.claimed_place import is_claimed
from scanner.host.host import Process
from scanner.model import Mark, Platform
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


def test_letter_case_is_of_no_account_on_a_drive():
    assert is_claimed(fake_host(Platform.WINDOWS, users=("alice", "bob")), "c:/users/BOB/x", "alice")


def test_the_path_that_a_file_of_an_account_says_is_marked():
    addons = '{"addons": [{"id": "a@b", "type": "extension", "path": "/home/bob/secret.xpi", "defaultLocale": {"name": "N"}}]}'
    host = fake_host(files={f"{ROOT}/p/extensions.json": addons}, users=("alice", "bob"))

    [item] = said(host, GeckoExtensions())

    assert (item.user, item.location, Mark.CLAIMED in item.marks) == ("alice", "/home/bob/secret.xpi", True)


def test_a_process_of_another_mount_namespace_is_marked():
    host = fake_host(users=("alice", "bob"), processes=[Process(7, "x", "/home/bob/x", "alice"), Process(8, "x", "/home/bob/x", "bob")])

    assert [Mark.CLAIMED in item.marks for item in said(host, RunningProcesses())] == [True, False]
