import os
import sys

import pytest

from scanner.host import live
from scanner.host.files import SystemDisk
from scanner.host.host import Process
from scanner.host.linux.linux_accounts import linux_accounts
from scanner.host.linux.linux_form import linux_form
from scanner.host.live import live_host
from scanner.model import Platform, Problem, Reason
from scanner.vocabulary import DeviceForm
from tests.fake_host import FOLDER, FakeDisk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="this machine is not a Linux one")


def test_this_machine():
    host = live_host(all_users=True)

    assert (host.platform, host.facts.name, host.facts.architecture) == (Platform.LINUX, os.uname().nodename, os.uname().machine)
    assert host.facts.release
    assert host.facts.form is linux_form(host.disk)
    assert os.path.expanduser("~") in {user.home for user in host.users()}


def test_this_user_alone():
    assert [user.id for user in live_host(all_users=False).users()] in ([str(os.getuid())], [])


def test_a_home_on_the_network_is_left_out_and_said(monkeypatch):
    home = os.path.expanduser("~")
    monkeypatch.setattr(live, "_mounts", lambda _: f"36 22 0:31 / {home} rw - nfs4 server:/home rw")
    host = live_host(all_users=False)

    assert host.users() == []
    assert host.losses == [Problem(Reason.NETWORK_HOME, "a home on nfs4 is not searched", home, host.losses[0].user)]


@pytest.mark.parametrize(
    ("point", "kind", "detail"),
    [
        (os.path.expanduser("~/nas"), "fuse.sshfs", "a folder on fuse.sshfs is not searched"),
        ("/home/of-a-domain", "nfs4", "accounts may be missing: nfs4 is not searched"),
    ],
)
def test_what_is_mounted_from_the_network_is_not_asked_and_said(monkeypatch, point, kind, detail):
    monkeypatch.setattr(live, "_mounts", lambda _: f"36 22 0:31 / {point} rw - {kind} x rw")
    asked, entry = [], SystemDisk.entry
    monkeypatch.setattr(SystemDisk, "entry", lambda disk, path: asked.append(path) or entry(disk, path))
    host = live_host(all_users=False).watched(float("inf"))

    assert host.users()
    host.losses.clear()
    assert not host.is_file(f"{point}/x")
    assert (host.losses, [path for path in asked if path.startswith(point)]) == ([Problem(Reason.NETWORK_HOME, detail, point)], [])


def test_a_root_without_proc_is_scanned_and_says_what_it_cannot_know(monkeypatch, tmp_path):
    monkeypatch.setattr(live, "MOUNTS", str(tmp_path / "mounts"))
    monkeypatch.setattr(live.linux_processes, "PROC", str(tmp_path / "proc"))
    host = live_host(all_users=False)
    found = (len(host.users()), host.processes())

    assert found[1] == ()
    assert [(problem.reason, problem.location) for problem in host.losses] == [
        (Reason.READ_ERROR, str(tmp_path / "mounts")),
        (Reason.READ_ERROR, str(tmp_path / "proc")),
    ]


def test_a_home_that_was_left_behind_names_nobody_whose_number_is_taken(monkeypatch):
    disk = FakeDisk({"/etc/passwd": "zoe:x:1000:1000::/home/zoe:/bin/sh\n", "/home/dave": FOLDER, "/home/zoe": FOLDER})
    monkeypatch.setattr(live, "linux_accounts", lambda _: linux_accounts(disk))
    monkeypatch.setattr(live.linux_processes, "running", lambda names, _: [Process(7, "x", "/x", names["1000"])])

    assert {account.id for account in linux_accounts(disk).accounts} == {"1000"}
    assert [process.user for process in live_host(all_users=True).processes()] == ["zoe"]


def test_programs_that_the_system_hides_are_said(monkeypatch):
    lists = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: [name for name in lists(path) if name != "1"])
    host = live_host(all_users=False)

    assert host.processes()
    assert [problem.detail for problem in host.losses] == ["the system hides programs of other accounts; run as administrator"]


def test_what_is_written_for_a_mac_answers_here_as_far_as_it_can():
    """No Mac is at hand: this shows that the parts fit together, and no more."""
    host = live._macos(all_users=False)

    assert (host.platform, host.facts.name, host.facts.release) == (Platform.MACOS, os.uname().nodename, "")
    assert host.facts.form is DeviceForm.COMPUTER
    assert [(user.id, user.home) for user in host.users()] == [(str(os.getuid()), os.path.expanduser("~"))]
    assert host.processes()
    assert (live._macos(all_users=True).users(), host.losses) == ([], [])


def live_alone(monkeypatch, files, home, owner="4007", mounts=""):
    """Open this machine with other account files, as account 4007 with a home in its environment."""
    monkeypatch.setattr(live, "linux_accounts", lambda _: linux_accounts(FakeDisk(files)))
    monkeypatch.setattr(live, "owner_of", lambda *_: owner)
    monkeypatch.setattr(live, "_mounts", lambda _: mounts)
    monkeypatch.setattr(os, "getuid", lambda: 4007)
    monkeypatch.setenv("HOME", str(home))
    host = live_host(all_users=False)
    return [user.home for user in host.users()], [(loss.reason, loss.location) for loss in host.losses]


def test_an_account_of_a_directory_has_the_home_that_its_environment_names(monkeypatch, tmp_path):
    assert live_alone(monkeypatch, {}, f"{tmp_path}/") == ([str(tmp_path)], [])


def test_a_home_of_the_environment_that_is_on_the_network_is_not_asked(monkeypatch, tmp_path):
    mounts = f"36 22 0:31 / {tmp_path} rw - nfs4 server:/home rw"

    assert live_alone(monkeypatch, {}, tmp_path, mounts=mounts) == ([], [(Reason.NETWORK_HOME, str(tmp_path))])


@pytest.mark.parametrize("home", ["", "relative", "/"])
def test_a_scan_of_an_account_without_a_home_is_not_complete(monkeypatch, home):
    assert live_alone(monkeypatch, {}, home) == ([], [(Reason.HOME_ABSENT, "/etc/passwd")])


def test_the_home_of_another_account_is_not_ones_own(monkeypatch, tmp_path):
    assert live_alone(monkeypatch, {}, tmp_path, owner="4008") == ([], [(Reason.HOME_ABSENT, "/etc/passwd")])


def test_a_home_of_two_accounts_is_that_of_the_second_too(monkeypatch, tmp_path):
    passwd = f"bob:x:4006:1::{tmp_path}:/bin/sh\nalice:x:4007:1::{tmp_path}:/bin/sh\n"

    assert live_alone(monkeypatch, {"/etc/passwd": passwd}, "/other") == ([str(tmp_path)], [])


@pytest.mark.parametrize(("home", "said"), [("elsewhere", []), ("home/alice", [Reason.HOME_ABSENT])])
def test_folders_of_homes_that_are_covered_are_said_of_ones_own(monkeypatch, tmp_path, home, said):
    """`--this-user` with a home elsewhere was told of an empty file system over /home."""
    (tmp_path / "home").mkdir()
    (tmp_path / "elsewhere").mkdir()
    passwd = f"alice:x:4007:1::{tmp_path}/{home}:/bin/sh\n"
    _, losses = live_alone(monkeypatch, {"/etc/passwd": passwd}, "/other", mounts=f"36 22 0:31 / {tmp_path}/home rw - tmpfs tmpfs rw")

    assert [reason for reason, place in losses if place == f"{tmp_path}/home"] == said
