import os
import types

import pytest

from scanner.host.files import inside, unreadable
from scanner.host.windows import windows_disk
from scanner.host.windows.windows_disk import WindowsDisk, extended, slashes
from scanner.model import Reason, Unreadable


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("C:/Users/a/b", "\\\\?\\C:\\Users\\a\\b"),
        ("C:/Users/" + "x" * 300, "\\\\?\\C:\\Users\\" + "x" * 300),
        ("C:", "\\\\?\\C:\\"),
        ("C:/", "\\\\?\\C:\\"),
        ("C:/a/../b/./c//d", "\\\\?\\C:\\b\\c\\d"),
        ("C:/NUL", "\\\\?\\C:\\NUL"),
        ("C:/name. ", "\\\\?\\C:\\name. "),
        ("//server/share/x", "\\\\?\\UNC\\server\\share\\x"),
        ("/elsewhere", "/elsewhere"),
    ],
)
def test_paths_as_windows_takes_them_literally(path, taken):
    assert extended(path) == taken


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("\\\\?\\C:\\Users\\a", "C:/Users/a"),
        ("\\??\\C:\\Users", "C:/Users"),
        ("\\\\?\\UNC\\server\\share", "//server/share"),
        ("..\\x", "../x"),
    ],
)
def test_paths_that_windows_says(said, path):
    assert slashes(said) == path


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("C:/Users/Alice/x", "c:/users/alice", True),
        ("c:/users/alice", "C:/Users/Alice", True),
        ("C:/Users/alice2/x", "C:/Users/alice", False),
        ("/home/Alice/x", "/home/alice", False),
        ("C:/x", "C:/", True),
    ],
)
def test_letter_case_is_of_no_account_on_a_drive(path, folder, expected):
    assert inside(path, (folder,)) is expected


@pytest.mark.parametrize(("attributes", "refused"), [(0x20, False), (0x1020, True), (0x40020, True), (0x400020, True), (0x400420, True)])
def test_what_is_with_a_cloud_service_is_neither_opened_nor_listed(tmp_path, monkeypatch, attributes, refused):
    (tmp_path / "f").write_text("x")
    monkeypatch.setattr(windows_disk, "attributes", lambda _: attributes)
    disk = WindowsDisk()

    if not refused:
        assert disk.read(f"{tmp_path}/f", 10, None) == b"x"
        assert disk.names(str(tmp_path), None) == ["f"]
        return
    for ask in (lambda: disk.read(f"{tmp_path}/f", 10, None), lambda: disk.names(str(tmp_path), None)):
        with pytest.raises(Unreadable) as caught:
            ask()
        assert caught.value.reason is Reason.CLOUD_ONLY


@pytest.mark.skipif(os.name == "nt", reason="needs links, which Windows grants to few and Wine to nobody")
def test_a_link_to_what_is_with_a_cloud_service_is_not_opened(tmp_path, monkeypatch):
    (tmp_path / "f").write_text("x")
    os.symlink(tmp_path / "f", tmp_path / "link")
    monkeypatch.setattr(windows_disk, "attributes", lambda path: 0x420 if path.endswith("link") else 0x400020)

    with pytest.raises(Unreadable) as caught:
        WindowsDisk().read(f"{tmp_path}/link", 10, None)
    assert caught.value.reason is Reason.CLOUD_ONLY


def test_attributes_of_what_is_not_there_are_none(tmp_path):
    assert windows_disk.attributes(f"{tmp_path}/none") == 0
    assert windows_disk.attributes("a\0b") == 0


def test_a_32_bit_interpreter_reads_the_real_system32(monkeypatch):
    monkeypatch.setattr(windows_disk.sys, "maxsize", (1 << 31) - 1)
    monkeypatch.setattr(windows_disk, "os", types.SimpleNamespace(path=types.SimpleNamespace(isdir=lambda _: True)))
    disk = WindowsDisk("C:/WINDOWS")

    assert disk._actual("C:/Windows/system32/Tasks/x") == "\\\\?\\C:\\WINDOWS\\Sysnative\\Tasks\\x"
    assert disk._actual("C:/windows/System32") == "\\\\?\\C:\\WINDOWS\\Sysnative"
    assert disk._actual("C:/Windows/System32x/y") == "\\\\?\\C:\\Windows\\System32x\\y"


@pytest.mark.parametrize(
    ("number", "reason"), [(32, Reason.LOCKED), (33, Reason.LOCKED), (1921, Reason.LINK_LOOP), (5, Reason.PERMISSION_DENIED)]
)
def test_errors_by_the_number_that_windows_gives(number, reason):
    error = OSError(13, "x")
    error.winerror = number

    assert unreadable(error).reason is reason


def test_where_a_path_leads_may_be_more_than_windows_tells(tmp_path, monkeypatch):
    monkeypatch.setattr(windows_disk.os.path, "realpath", lambda _: (_ for _ in ()).throw(OSError(22, "More data available")))

    with pytest.raises(Unreadable) as caught:
        WindowsDisk().real(str(tmp_path))
    assert caught.value.reason is Reason.READ_ERROR


@pytest.mark.parametrize("place", ["H:/hf", "h:/hf", "//server/share/hf"])
def test_a_drive_that_stands_for_a_share_is_asked_nothing(monkeypatch, place):
    """A server may be dead: who asks it for a folder that an account names waits as long as Windows does."""
    asked, disk = [], WindowsDisk()
    questions = (disk.entry, disk.place, disk.owner, lambda folder: disk.names(folder, None), lambda file: disk.read(file, 10, None))
    with monkeypatch.context() as patched:
        patched.setattr("scanner.host.files.HOLDS_FOLDERS", False)  # as on Windows
        patched.setattr(windows_disk, "remote", lambda path: path[:2].upper() == "H:")
        for ask in ("stat", "lstat", "scandir", "open", "readlink"):
            patched.setattr(os, ask, lambda *_, **__: asked.append(1))
        for question in questions:
            with pytest.raises(FileNotFoundError):
                question(place)
        told = (disk.link(place), disk.real(place))

    assert (told, asked) == (("", place), [])
