import pytest

from scanner.collectors.browsers.followed import follow_path
from scanner.model import Platform
from tests.fake_host import Link, fake_host


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("/a/b", "/a/b"),
        ("//a///b/", "/a/b"),
        ("/a/./b/.", "/a/b"),
        ("/a/b/../c", "/a/c"),
        ("/../../a", "/a"),
        ("/link/../c", "/far/c"),
        ("/", "/"),
        ("/..", "/"),
        ("a/b", ""),
        ("~/a", ""),
        ("", ""),
        ("/a\\b", "/a\\b"),
        ("/a" + "/b/.." * 40, "/a"),
        ("/a" + "/b/.." * 41, ""),
    ],
)
def test_one_folder_has_one_spelling(path, end):
    assert follow_path(fake_host(files={"/link": Link("/far/away")}), path) == end


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("C:\\a\\.\\b\\..\\c\\", "C:/a/c"),
        ('"C:/a//b"', "C:/a/b"),
        ("\\\\?\\C:\\a", "C:/a"),
        ("C:\\..\\a", "C:/a"),
        ("C:\\", "C:/"),
        ("\\\\server\\share\\..\\x", "//server/share/../x"),
        ("a\\b", ""),
        ("", ""),
    ],
)
def test_and_on_windows(path, end):
    assert follow_path(fake_host(Platform.WINDOWS), path) == end
