import os

import pytest

from scanner.host import files
from scanner.host.files import SystemDisk
from scanner.model import Reason, Unreadable
from tests.abilities import needs_fifos, needs_links
from tests.host.races import answers, swapped

disk = SystemDisk()


def refused(path, limit=100, within=None):
    with pytest.raises(Unreadable) as error:
        disk.read(str(path), limit, within)
    return error.value.reason


def test_a_file_is_read_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"content")

    assert disk.read(str(tmp_path / "a"), 7, None) == b"content"


def test_a_file_may_be_read_in_part(tmp_path):
    (tmp_path / "a").write_bytes(b"content")

    assert disk.read(str(tmp_path / "a"), 3, None, whole=False) == b"con"


def test_a_file_above_the_limit_is_refused_by_its_size_and_not_read(tmp_path):
    with open(tmp_path / "huge", "wb") as file:
        file.truncate(2 << 30)

    assert refused(tmp_path / "huge", 1 << 20) is Reason.TOO_LARGE


@needs_fifos
def test_a_fifo_never_hangs(tmp_path):
    os.mkfifo(tmp_path / "Preferences")

    assert refused(tmp_path / "Preferences") is Reason.NOT_A_FILE


@needs_fifos
def test_a_fifo_put_in_place_of_a_file_after_the_look_at_it_never_hangs(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "Preferences")
    monkeypatch.setattr(SystemDisk, "entry", lambda *_: files.Entry(is_file=True, is_folder=False, size=1, owner=0))

    assert refused(tmp_path / "Preferences") is Reason.NOT_A_FILE


def test_a_device_is_not_read():
    assert refused("/dev/zero") is Reason.NOT_A_FILE


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
def test_a_link_to_dev_null_says_that_there_is_nothing(tmp_path):
    """So entries of a menu and of autostart are switched off, and settings that nothing is to be written to."""
    os.symlink(os.devnull, tmp_path / "x.desktop")
    disk, place = SystemDisk(), f"{tmp_path}/x.desktop"

    for ask in (disk.entry, lambda path: disk.read(path, 9, None), lambda path: disk.part(path, 0, 9, None)):
        with pytest.raises(FileNotFoundError):
            ask(place)
    assert disk.link(place) == os.devnull


def test_a_folder_is_not_a_file(tmp_path):
    assert refused(tmp_path) is Reason.NOT_A_FILE


@needs_links
def test_a_link_loop(tmp_path):
    os.symlink(tmp_path / "b", tmp_path / "a")
    os.symlink(tmp_path / "a", tmp_path / "b")

    assert refused(tmp_path / "a") is Reason.LINK_LOOP


def test_absent_is_file_not_found(tmp_path):
    (tmp_path / "file").touch()
    for path in ("none", "file/below"):
        with pytest.raises(FileNotFoundError):
            disk.read(f"{tmp_path}/{path}", 10, None)


@needs_links
def test_a_link_out_of_a_home_is_not_followed(tmp_path):
    home, outside = tmp_path / "home", tmp_path / "shadow"
    home.mkdir()
    outside.write_text("secret")
    os.symlink(outside, home / "file")
    os.symlink(tmp_path, home / "folder")

    assert refused(home / "file", within=(str(home),)) is Reason.LINK_LEAVES
    assert refused(home / "folder" / "shadow", within=(str(home),)) is Reason.LINK_LEAVES
    with pytest.raises(Unreadable) as error:
        disk.names(str(home / "folder"), (str(home),))
    assert error.value.reason is Reason.LINK_LEAVES


@needs_links
def test_a_link_within_a_home_is_followed(tmp_path):
    (tmp_path / "real").write_text("x")
    os.symlink(tmp_path / "real", tmp_path / "link")

    assert disk.read(str(tmp_path / "link"), 10, (str(tmp_path),)) == b"x"


@needs_links
def test_a_neighbour_whose_name_begins_like_the_home_is_outside(tmp_path):
    home, other = tmp_path / "al", tmp_path / "alice"
    home.mkdir()
    other.mkdir()
    (other / "f").touch()
    os.symlink(other / "f", home / "f")

    assert refused(home / "f", within=(str(home),)) is Reason.LINK_LEAVES


def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "growing"
    path.write_bytes(b"a" * 10)
    read = files._read

    def written_to(descriptor, most):
        content = read(descriptor, most)
        with open(path, "ab") as file:
            file.write(b"more")
        return content

    monkeypatch.setattr(files, "_read", written_to)

    assert refused(path) is Reason.CHANGED


def test_a_path_with_a_zero_byte_is_a_problem_and_not_a_crash():
    with pytest.raises(Unreadable) as error:
        disk.read("/tmp/a\0b", 10, None)
    assert error.value.reason is Reason.READ_ERROR


def test_a_huge_folder_is_listed_up_to_a_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_NAMES", 200)  # making so many as are huge takes Wine minutes
    for name in range(205):
        (tmp_path / str(name)).touch()

    assert len(disk.names(str(tmp_path), None)) == 201


@pytest.mark.skipif(not hasattr(os, "fork") or os.geteuid() != 0, reason="needs an account that is refused something")
def test_an_unreadable_folder_as_another_account_is_permission_denied(tmp_path):
    (tmp_path / "home").mkdir(mode=0o700)
    child = os.fork()
    if child == 0:
        os.setresuid(65534, 65534, 65534)
        try:
            disk.names(str(tmp_path / "home"), None)
        except Unreadable as error:
            os._exit(0 if error.reason is Reason.PERMISSION_DENIED else 1)
        os._exit(2)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_eperm_and_eacces_are_told_apart():
    assert files.unreadable(PermissionError(1, "x")).reason is Reason.REFUSED_BY_SYSTEM
    assert files.unreadable(PermissionError(13, "x")).reason is Reason.PERMISSION_DENIED


class TestMounted:
    @needs_links
    def test_an_absolute_link_resolves_inside_the_root(self, tmp_path):
        (tmp_path / "etc").mkdir()
        (tmp_path / "etc/real").write_text("theirs")
        os.symlink("/etc/real", tmp_path / "link")

        assert SystemDisk(str(tmp_path)).read("/link", 10, None) == b"theirs"

    @needs_links
    def test_a_link_to_shadow_is_not_the_scanning_machines(self, tmp_path):
        os.symlink("/etc/passwd", tmp_path / "link")

        with pytest.raises(FileNotFoundError):
            SystemDisk(str(tmp_path)).read("/link", 1 << 20, None)

    @needs_links
    @pytest.mark.parametrize("target", ["../../../../../../etc/passwd", "/../../etc/passwd", "a/../../../../../etc/passwd"])
    def test_dots_do_not_lead_out_of_the_root(self, tmp_path, target):
        (tmp_path / "etc").mkdir()
        (tmp_path / "etc/passwd").write_text("theirs")
        (tmp_path / "a").mkdir()
        os.symlink(target, tmp_path / "link")

        assert SystemDisk(str(tmp_path)).read("/link", 1 << 20, None) == b"theirs"

    @needs_links
    def test_a_link_loop_ends(self, tmp_path):
        os.symlink("/b", tmp_path / "a")
        os.symlink("/a", tmp_path / "b")

        with pytest.raises(Unreadable) as error:
            SystemDisk(str(tmp_path)).read("/a", 10, None)
        assert error.value.reason is Reason.LINK_LOOP

    @needs_links
    def test_where_a_path_leads_inside_the_root(self, tmp_path):
        (tmp_path / "var").mkdir()
        os.symlink("../usr/lib/sysimage/rpm", tmp_path / "var/rpm")

        assert SystemDisk(str(tmp_path)).real("/var/rpm/x") == "/usr/lib/sysimage/rpm/x"
        assert SystemDisk(str(tmp_path)).real("/none/x") == "/none/x"

    @needs_links
    def test_bounds_hold_inside_the_root_too(self, tmp_path):
        (tmp_path / "home/a").mkdir(parents=True)
        (tmp_path / "etc").mkdir()
        (tmp_path / "etc/shadow").write_text("theirs")
        os.symlink("/etc/shadow", tmp_path / "home/a/f")

        with pytest.raises(Unreadable) as error:
            SystemDisk(str(tmp_path)).read("/home/a/f", 10, ("/home/a",))
        assert error.value.reason is Reason.LINK_LEAVES


@pytest.mark.skipif(not files.HOLDS_FOLDERS, reason="only Linux opens folder by folder")
def test_a_folder_swapped_for_a_link_during_the_read_never_gives_the_outside(tmp_path):
    home, inner, outside = tmp_path / "home", tmp_path / "home/inner", tmp_path / "outside"
    inner.mkdir(parents=True)
    outside.mkdir()
    (inner / "f").write_text("theirs")
    (outside / "f").write_text("secret")
    os.symlink(outside, tmp_path / "link")

    with swapped(inner, tmp_path / "link") as goes_on:  # asked anew, as each run does: folders are held open for one
        seen = answers(lambda: SystemDisk().read(str(inner / "f"), 10, (str(home),)), goes_on)

    assert seen <= {b"theirs", "absent", Reason.LINK_LEAVES}
    assert b"theirs" in seen
