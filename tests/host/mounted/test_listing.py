import os

import pytest

from scanner.host.mounted import listing
from scanner.host.mounted.listing import Listing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a disk that knows letter case, and links")


def test_what_a_folder_holds(tmp_path):
    (tmp_path / "File").write_text("x")
    (tmp_path / "Folder").mkdir()
    os.symlink("File", tmp_path / "Link")
    os.mkfifo(tmp_path / "Pipe")
    found = Listing.of(str(tmp_path))

    assert [found.spelled(name) for name in ("FILE", "file", "File", "none")] == ["File", "File", "File", "none"]
    assert [name for name in ("File", "Folder", "Link", "Pipe", "file", "none") if found.is_plain(name)] == ["File", "Folder"]
    assert [name for name in ("File", "Folder", "Link", "Pipe", "file", "none") if found.is_file(name)] == ["File"]
    assert [name for name in ("File", "Folder", "Link", "Pipe", "file", "none", "none/x") if found.lacks(name)] == ["none"]


def test_nothing_is_in_what_is_not_there_or_is_a_file(tmp_path):
    (tmp_path / "f").write_text("x")

    assert [Listing.of(str(tmp_path / name)).lacks("x") for name in ("f", "none")] == [True, True]


def test_of_a_folder_that_is_not_listed_to_its_end_nothing_is_denied(tmp_path, monkeypatch):
    monkeypatch.setattr(listing, "MOST_NAMES", 2)
    for name in "ab":
        (tmp_path / name).write_text("x")

    assert not Listing.of(str(tmp_path)).lacks("c")
    assert not Listing.of("a\0b").lacks("c")


def test_where_a_listing_does_not_tell_links_everything_may_be_one(tmp_path, monkeypatch):
    monkeypatch.setattr(listing, "ALL_MAY_BE_LINKS", True)
    (tmp_path / "f").write_text("x")
    found = Listing.of(str(tmp_path))

    assert (found.is_plain("f"), found.is_file("f"), found.lacks("f")) == (False, False, False)
