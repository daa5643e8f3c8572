import os

import pytest

from scanner.host.mounted.windows_tree import WindowsTree
from scanner.model import Reason, Unreadable

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a disk that knows letter case, and links")


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "USERS/Alice/AppData").mkdir(parents=True)
    (tmp_path / "USERS/Alice/f").write_text("alice's")
    (tmp_path / "Windows").mkdir()
    (tmp_path / "Windows/w").write_text("windows'")
    return tmp_path


def test_letter_case_is_of_no_account(tree):
    disk = WindowsTree(str(tree))

    assert disk.read("C:/Users/alice/F", 10, None) == b"alice's"
    assert sorted(disk.names("c:/users/ALICE", None)) == ["AppData", "f"]
    assert sorted(disk.names("C:", None)) == ["USERS", "Windows"]
    assert disk.entry("C:/Users/alice/APPDATA").is_folder
    assert disk.real("C:/users/alice/none") == "C:/USERS/Alice/none"


@pytest.mark.parametrize("path", ["C:/Users/none", "D:/Users", "/Users/Alice/f", "C:x", "//server/share/f", ""])
def test_what_is_not_there_on_the_system_drive_is_absent(tree, path):
    disk = WindowsTree(str(tree))

    for ask in (lambda: disk.entry(path), lambda: disk.names(path, None), lambda: disk.read(path, 10, None)):
        with pytest.raises(FileNotFoundError):
            ask()
    assert disk.link(path) == ""
    assert disk.real("D:/x") == "D:/x"


@pytest.mark.parametrize(
    "target", ["C:\\windows\\W", "\\??\\C:\\Windows\\w", "\\\\?\\c:\\Windows\\w", "/windows/w", "../../Windows/w", "..\\..\\Windows\\w"]
)
def test_links_of_every_shape_resolve_inside(tree, target):
    os.symlink(target, tree / "USERS/Alice/link")
    disk = WindowsTree(str(tree))

    assert disk.read("C:/Users/Alice/LINK", 10, None) == b"windows'"
    assert disk.real("C:/Users/Alice/link") in {"C:/Windows/w", "C:/Windows/W"}
    with pytest.raises(Unreadable) as caught:
        disk.read("C:/Users/Alice/link", 10, ("C:/Users/Alice",))
    assert caught.value.reason is Reason.LINK_LEAVES


@pytest.mark.parametrize(
    "target", ["D:\\x", "\\\\server\\share\\x", "../../../../../../../../etc/passwd", "/etc/passwd", "C:\\..\\..\\etc\\passwd"]
)
def test_no_link_leads_out_or_to_what_only_looks_like_it(tree, target):
    for decoy in ("server/share/x", "USERS/Alice/D:/x"):
        (tree / decoy).parent.mkdir(parents=True)
        (tree / decoy).write_text("not another drive's")
    os.symlink(target, tree / "USERS/Alice/link")

    with pytest.raises(FileNotFoundError):
        WindowsTree(str(tree)).read("C:/Users/Alice/link", 10_000, None)


def test_a_loop_of_junctions_ends(tree):
    os.symlink("C:\\Users\\Alice\\AppData\\b", tree / "USERS/Alice/AppData/a")
    os.symlink("C:\\Users\\Alice\\AppData\\a", tree / "USERS/Alice/AppData/b")

    with pytest.raises(Unreadable) as caught:
        WindowsTree(str(tree)).entry("C:/Users/Alice/AppData/a/x")
    assert caught.value.reason is Reason.LINK_LOOP


def test_a_junction_to_its_own_parent_is_a_place_and_no_hang(tree):
    os.symlink("C:\\Users\\Alice", tree / "USERS/Alice/Application Data")

    assert WindowsTree(str(tree)).real("C:/Users/alice/application data/Application Data/f") == "C:/USERS/Alice/f"


def test_what_a_link_says(tree):
    os.symlink("\\??\\UNC\\server\\share", tree / "USERS/bob")

    assert WindowsTree(str(tree)).link("C:/Users/BOB") == "//server/share"
