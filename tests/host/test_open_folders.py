import errno
import os
from itertools import combinations

import pytest

from scanner.host.files import Place, SystemDisk
from scanner.host.machine import Machine
from scanner.host.open_folders import HOLDS_FOLDERS, MOST_HELD
from scanner.host.registry import NoRegistry
from scanner.model import HostFacts, Platform, Reason, Unreadable
from tests.host.races import answers, swapped

pytestmark = pytest.mark.skipif(not HOLDS_FOLDERS, reason="only Linux opens folder by folder")
as_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() != 0, reason="needs folders of two accounts")
ALICE, BOB = 4001, 4002


def folder(path, owner):
    path.mkdir(parents=True)
    os.chown(path, owner, owner)
    return path


def file(path, content, owner):
    path.write_text(content)
    os.chown(path, owner, owner)
    return path


@pytest.fixture
def system(tmp_path):
    """A system with the folders of two accounts, one of them closed to everybody else."""
    alice, bob = folder(tmp_path / "data/alice", ALICE), folder(tmp_path / "data/bob", BOB)
    bob.chmod(0o700)
    file(bob / "f", "bob's", BOB)
    file(folder(alice / "a", ALICE) / "f", "alice's", ALICE)
    return SystemDisk(str(tmp_path))


def machine(disk, *homes):
    return Machine(HostFacts("", Platform.LINUX, "", ""), disk, lambda _: (), lambda _: (), NoRegistry(), lambda _: homes)


class Steps:
    """Swaps two paths when the system is asked something for the nth time, for every n that is wanted."""

    def __init__(self, monkeypatch, place, other):
        self.place, self.other, self.at, self.asked = place, other, set(), 0
        self.rename = os.rename
        for name in ("open", "stat", "lstat", "fstat", "readlink"):
            monkeypatch.setattr(os, name, self.counting(getattr(os, name)))

    def counting(self, call):
        def counted(*given, **named):
            self.asked += 1
            if self.asked in self.at:
                self.swap()
            return call(*given, **named)

        return counted

    def swap(self):
        aside = self.place.with_name("aside")
        self.rename(self.place, aside)
        self.rename(self.other, self.place)
        self.rename(aside, self.other)

    def ask(self, question, at):
        self.asked, self.at = 0, at
        if 0 in at:
            self.swap()
        answer = question()
        done = sum(step <= self.asked for step in at)
        self.at = set()
        if done % 2:
            self.swap()
        return answer


def refused(disk, path, within=None):
    with pytest.raises(Unreadable) as error:
        disk.read(path, 100, within)
    return error.value.reason


def test_nothing_is_asked_of_proc(tmp_path, monkeypatch):
    (tmp_path / "f").write_text("x")
    monkeypatch.setattr(os, "readlink", lambda path, **_: (_ for _ in ()).throw(FileNotFoundError(path)))

    assert SystemDisk(str(tmp_path)).read("/f", 10, ("/",)) == b"x"
    assert SystemDisk().read(str(tmp_path / "f"), 10, (str(tmp_path),)) == b"x"


def test_links_are_followed_as_the_kernel_follows_them(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/f").write_text("x")
    os.symlink("..", tmp_path / "a/b/up")
    os.symlink(tmp_path / "a/b/up", tmp_path / "there")
    disk = SystemDisk()

    assert disk.read(f"{tmp_path}/there/f", 10, (str(tmp_path / "a"),)) == b"x"
    assert disk.read(f"{tmp_path}/there/b/../f", 10, None) == b"x"
    assert sorted(disk.names(f"{tmp_path}/there/", None)) == ["b", "f"]
    assert disk.names("/", None)


def test_a_loop_of_folders_is_said(tmp_path):
    os.symlink("b", tmp_path / "a")
    os.symlink("a", tmp_path / "b")

    for disk, path in ((SystemDisk(), f"{tmp_path}/a/f"), (SystemDisk(str(tmp_path)), "/a/f"), (SystemDisk(), f"{tmp_path}/a")):
        with pytest.raises(Unreadable) as error:
            disk.names(path, None)
        assert error.value.reason is Reason.LINK_LOOP


def test_no_more_folders_are_held_open_than_agreed(tmp_path):
    for number in range(3 * MOST_HELD):
        (tmp_path / f"{number}").mkdir()
        (tmp_path / f"{number}/f").write_text("x")
    before, disk = len(os.listdir("/proc/self/fd")), SystemDisk()

    assert {disk.read(f"{tmp_path}/{number}/f", 10, None) for number in range(3 * MOST_HELD)} == {b"x"}
    assert len(os.listdir("/proc/self/fd")) - before < 2 * MOST_HELD


def test_a_folder_that_takes_the_place_of_a_link_of_proc_is_not_a_way_out(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/f").write_text("secret")
    held = os.open(tmp_path / "secret", os.O_RDONLY)
    os.symlink(f"/proc/self/fd/{held}", tmp_path / "home/x")

    assert refused(SystemDisk(), f"{tmp_path}/home/x/f", (f"{tmp_path}/home",)) is Reason.LINK_LEAVES
    os.close(held)


@as_root
class TestWhose:
    def test_an_owner_and_a_place_are_told_at_once(self, system):
        assert system.place("/data/alice/a") == Place("/data/alice/a", str(ALICE), "/data/alice")
        assert system.place("/data/alice") == Place("/data/alice", str(ALICE), "")

    def test_a_link_of_an_account_outside_homes_leads_nowhere_else(self, system, tmp_path):
        os.symlink("/data/bob", tmp_path / "data/alice/models")
        os.symlink("/data/alice/a", tmp_path / "data/alice/own")
        os.symlink("/usr/f", tmp_path / "data/alice/trusted")
        (tmp_path / "usr").mkdir()
        (tmp_path / "usr/f").write_text("everybody's")

        assert refused(system, "/data/alice/models/f") is Reason.LINK_LEAVES
        assert system.read("/data/alice/own/f", 10, None) == b"alice's"
        assert system.read("/data/alice/trusted", 20, None) == b"everybody's"

    def test_a_link_of_roots_leads_to_an_account_and_no_further(self, system, tmp_path):
        os.symlink("/data/alice/a", tmp_path / "there")
        assert system.read("/there/f", 10, None) == b"alice's"

        (tmp_path / "data/alice/a").rename(tmp_path / "data/alice/b")
        os.symlink("/data/bob", tmp_path / "data/alice/a")
        assert refused(SystemDisk(system.root), "/there/f") is Reason.LINK_LEAVES

    def test_a_link_that_an_account_put_into_a_folder_for_all_leads_nowhere(self, system, tmp_path):
        (tmp_path / "tmp").mkdir()
        (tmp_path / "tmp").chmod(0o1777)
        os.symlink("/data/bob/f", tmp_path / "tmp/x")
        os.chown(tmp_path / "tmp/x", ALICE, ALICE, follow_symlinks=False)

        assert refused(system, "/tmp/x") is Reason.LINK_LEAVES

    def test_a_home_to_which_another_accounts_folder_leads_is_not_followed(self, system, tmp_path):
        os.symlink("/data/bob", tmp_path / "data/alice/sub")
        os.chown(tmp_path / "data/alice/sub", ALICE, ALICE, follow_symlinks=False)
        host = machine(system, "/data/alice/sub", "/data/alice")

        assert host.look("/data/alice/sub/f") is None
        assert [loss.reason for loss in host.losses] == [Reason.LINK_LEAVES]

    def test_a_home_listed_first_that_holds_all_the_others_lifts_no_bounds(self, system, tmp_path):
        os.symlink("/data/bob/f", tmp_path / "data/alice/l")
        for first in ("/data", "/data/.", "/"):
            host = machine(system, first, "/data/alice")

            assert host.look("/data/alice/l") is None

    @pytest.mark.parametrize("starts_swapped", [False, True])
    def test_a_folder_that_a_process_names_is_the_accounts_or_nobodys(self, system, tmp_path, monkeypatch, starts_swapped):
        """Its folder is swapped for a link at each question of the system's that we ask, and swapped back at each later one."""
        os.symlink("/data/bob", tmp_path / "data/alice/link")
        os.chown(tmp_path / "data/alice/link", ALICE, ALICE, follow_symlinks=False)
        steps = Steps(monkeypatch, tmp_path / "data/alice/a", tmp_path / "data/alice/link")

        def ask():
            host = machine(SystemDisk(system.root))
            return host.look("/data/alice/a/f") if host.allow("/data/alice/a", str(ALICE)) else "refused"

        seen = {steps.ask(ask, {0, *at} if starts_swapped else at) for at in map(set, combinations(range(1, 31), 2))}

        assert seen <= {b"alice's", "refused", None}
        assert {b"alice's", "refused"} <= seen

    def test_a_link_in_a_folder_of_an_accounts_own_is_never_read_while_it_is_swapped(self, system, tmp_path):
        os.symlink("/data/bob", tmp_path / "data/alice/link")

        with swapped(tmp_path / "data/alice/a", tmp_path / "data/alice/link") as goes_on:
            seen = answers(lambda: SystemDisk(system.root).read("/data/alice/a/f", 10, None), goes_on)

        assert seen <= {b"alice's", "absent", Reason.LINK_LEAVES}
        assert b"alice's" in seen

    def test_a_folder_that_a_process_names_is_never_anothers_while_it_is_swapped(self, system, tmp_path):
        os.symlink("/data/bob", tmp_path / "data/alice/link")
        os.chown(tmp_path / "data/alice/link", ALICE, ALICE, follow_symlinks=False)

        def ask():
            host = machine(SystemDisk(system.root))
            return host.look("/data/alice/a/f") if host.allow("/data/alice/a", str(ALICE)) else "refused"

        with swapped(tmp_path / "data/alice/a", tmp_path / "data/alice/link") as goes_on:
            seen = answers(ask, goes_on)

        assert seen <= {b"alice's", "refused", None}
        assert b"alice's" in seen

    def test_a_home_in_anothers_is_never_somebody_elses_while_it_is_swapped(self, system, tmp_path):
        """Erin's home lies in alice's, who swaps it for a link to bob's."""
        os.symlink("/data/bob", tmp_path / "data/alice/link")
        os.chown(tmp_path / "data/alice/link", ALICE, ALICE, follow_symlinks=False)

        with swapped(tmp_path / "data/alice/a", tmp_path / "data/alice/link") as goes_on:
            seen = answers(lambda: machine(SystemDisk(system.root), "/data/alice/a", "/data/alice").look("/data/alice/a/f"), goes_on)

        assert seen <= {b"alice's", None}
        assert b"alice's" in seen


def test_where_few_files_may_be_open_no_folder_is_held(tmp_path, monkeypatch):
    for number in range(12):
        (tmp_path / f"{number}").mkdir()
        (tmp_path / f"{number}/f").write_text("x")
    opening, deep = os.open, len(tmp_path.parts)

    def few(*given, **more):
        if len(disk._folders._held) > deep + 2:
            raise OSError(errno.EMFILE, "Too many open files")
        return opening(*given, **more)

    disk = SystemDisk()
    monkeypatch.setattr(os, "open", few)

    assert {disk.read(f"{tmp_path}/{number}/f", 10, None) for number in range(12)} == {b"x"}
