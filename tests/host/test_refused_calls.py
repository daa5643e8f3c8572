"""Whatever the system refuses, at whichever step: a disk says that nothing is there or that it cannot be read, and holds nothing open.

A file system that somebody mounts over a home opens a folder and refuses to say whose it is; one on a dead server answers anything.
"""

import errno
import gc
import os

import pytest

from scanner.host.files import SystemDisk
from scanner.host.mounted.caseless_tree import CaselessTree
from scanner.host.mounted.windows_tree import WindowsTree
from scanner.host.open_folders import HOLDS_FOLDERS
from scanner.model import Unreadable

pytestmark = pytest.mark.skipif(not HOLDS_FOLDERS, reason="what a disk asks of another system is another list")

FOLDER = "/home/alice/sub"
ASKED = {
    "entry": lambda disk, place: disk.entry(f"{place}/f"),
    "names": lambda disk, place: disk.names(place, None),
    "names within bounds": lambda disk, place: disk.names(place, (place,)),
    "read": lambda disk, place: disk.read(f"{place}/f", 10, None),
    "read by a link": lambda disk, place: disk.read(f"{place}/link", 10, (place,)),
    "part": lambda disk, place: disk.part(f"{place}/f", 1, 2, None),
    "link": lambda disk, place: disk.link(f"{place}/link"),
    "place": lambda disk, place: disk.place(place),
    "place by a link": lambda disk, place: disk.place(f"{place}/to"),
    "real": lambda disk, place: disk.real(f"{place}/link"),
}
CALLS = ("open", "stat", "lstat", "fstat", "readlink", "scandir", "read", "lseek")
ERRORS = (errno.EACCES, errno.EIO, errno.ENOTCONN, errno.EMFILE, errno.ENOTDIR, errno.ELOOP)
MOST_CALLS = 60  # of one question; the test says when that is not all of them
DISKS = {
    "this machine": lambda root: (SystemDisk(), f"{root}{FOLDER}"),
    "a mounted system": lambda root: (SystemDisk(str(root)), FOLDER),
    "a mounted Mac": lambda root: (CaselessTree(str(root)), FOLDER.upper()),
    "a mounted Windows": lambda root: (WindowsTree(str(root)), f"C:{FOLDER.upper()}"),
}


class Refusing:
    """Fails the system's nth answer to a question of a disk."""

    def __init__(self, monkeypatch):
        self.left, self.error, self.answered = 0, 0, 0
        for name in CALLS:
            monkeypatch.setattr(os, name, self.counting(getattr(os, name)))

    def counting(self, call):
        def counted(*given, **named):
            self.answered += 1
            if self.answered == self.left:
                raise OSError(self.error, os.strerror(self.error))
            return call(*given, **named)

        return counted

    def ask(self, question, step, error):
        """Ask with the given step refused; return how the question ended, and whether there was such a step."""
        self.left, self.error, self.answered = step, error, 0
        try:
            question()
            ended = "answered"
        except (FileNotFoundError, Unreadable):
            ended = "refused"
        except OSError as raised:
            ended = f"not explained: {raised!r}"
        was_there, self.left = self.answered >= step, 0
        return ended, was_there


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / FOLDER.lstrip("/")
    (folder / "there").mkdir(parents=True)
    (folder / "f").write_text("text")
    (folder / "link").symlink_to("f")
    (folder / "to").symlink_to("there")
    return tmp_path


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("disk", DISKS)
def test_no_refusal_of_the_system_is_anything_else(root, monkeypatch, disk, asked):
    refusing, ends = Refusing(monkeypatch), set()

    def question():
        made, place = DISKS[disk](root)
        try:
            ASKED[asked](made, place)
        finally:
            made.let_go(in_use=False)

    gc.collect()  # of disks of other tests
    held = len(os.listdir("/proc/self/fd"))
    for error in ERRORS:
        for step in range(1, MOST_CALLS):
            ended, was_there = refusing.ask(question, step, error)
            ends.add(ended)
            if not was_there:
                break
        assert not was_there, f"more than {MOST_CALLS} steps"

    assert ends <= {"answered", "refused"}
    assert len(os.listdir("/proc/self/fd")) == held
