import os

import pytest

from scanner.host.write_access import changeable
from tests.trees import PRIVILEGED

pytestmark = pytest.mark.skipif(not PRIVILEGED, reason="only root can make files of other accounts")
OTHER = 65534


@pytest.fixture
def file(tmp_path):
    """Return a file of root in a folder of root, in another one."""
    folder = tmp_path / "outer" / "inner"
    folder.mkdir(parents=True)
    (tmp_path / "outer").chmod(0o755)
    folder.chmod(0o755)
    (folder / "x.toml").touch()
    (folder / "x.toml").chmod(0o644)
    return folder / "x.toml"


def test_what_is_roots_alone_all_the_way(file):
    assert changeable(str(file)) == ""
    assert changeable(str(file.parent)) == ""
    assert changeable("/") == ""


@pytest.mark.parametrize(
    ("part", "mode", "reason"),
    [
        ("outer/inner/x.toml", 0o646, "is writable by everyone"),
        ("outer/inner/x.toml", 0o664, "is writable by group 0"),
        ("outer/inner", 0o757, "is writable by everyone"),
        ("outer", 0o775, "is writable by group 0"),
    ],
)
def test_a_mode_that_lets_others_write(file, tmp_path, part, mode, reason):
    (tmp_path / part).chmod(mode)

    assert changeable(str(file)) == f"{tmp_path}/{part} {reason}"


@pytest.mark.parametrize("part", ["outer/inner/x.toml", "outer/inner", "outer"])
def test_what_belongs_to_another_account(file, tmp_path, part):
    os.chown(tmp_path / part, OTHER, OTHER)

    assert changeable(str(file)) == f"{tmp_path}/{part} is owned by uid 65534, not by root"


def test_from_a_folder_like_tmp_nobody_takes_out_what_is_roots(file, tmp_path):
    (tmp_path / "outer").chmod(0o1777)
    assert changeable(str(file)) == ""
    assert changeable(str(tmp_path / "outer")) == f"{tmp_path}/outer is writable by everyone", "others add to it"
    os.chown(file.parent, OTHER, OTHER)
    assert "is owned by uid 65534" in changeable(str(file))


def test_a_link_is_followed_over_every_folder(file, tmp_path):
    (tmp_path / "first").symlink_to("second")
    (tmp_path / "second").symlink_to(f"{tmp_path}/outer/../outer")
    path = str(tmp_path / "first" / "inner" / "x.toml")
    assert changeable(path) == ""

    (tmp_path / "outer").chmod(0o777)
    assert changeable(path) == f"{tmp_path}/outer is writable by everyone"


def test_a_link_of_another_account(file, tmp_path):
    (tmp_path / "link").symlink_to(file)
    assert changeable(str(tmp_path / "link")) == ""

    os.chown(tmp_path / "link", OTHER, OTHER, follow_symlinks=False)
    assert changeable(str(tmp_path / "link")) == f"{tmp_path}/link is owned by uid 65534, not by root"


def test_the_folder_that_a_link_in_the_middle_stands_in(file, tmp_path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "link").symlink_to(file)
    (tmp_path / "mine").symlink_to(theirs / "link")
    theirs.chmod(0o777)

    assert changeable(str(tmp_path / "mine")) == f"{theirs} is writable by everyone"


def test_a_relative_path(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    file.chmod(0o666)

    assert changeable("../inner/./x.toml") == f"{file} is writable by everyone"


def test_a_loop_of_links_and_what_is_not_there(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="symbolic links"):
        changeable(str(tmp_path / "loop"))
    with pytest.raises(FileNotFoundError):
        changeable(str(tmp_path / "none"))
