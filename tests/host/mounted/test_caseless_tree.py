import os

import pytest

from scanner.host import files
from scanner.host.mounted import caseless_tree
from scanner.host.mounted.caseless_tree import CaselessTree
from scanner.model import Reason, Unreadable

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a disk that knows letter case, and links")


def test_names_are_found_in_any_case_and_answered_as_the_disk_spells_them(tmp_path):
    (tmp_path / "USERS/Zoë").mkdir(parents=True)
    (tmp_path / "USERS/Zoë/f").write_text("hers")
    disk = CaselessTree(str(tmp_path))

    assert disk.read("/users/ZOË/F", 10, None) == b"hers"
    assert (disk.real("/Users/zoë/F"), disk.real("/Users/none/X")) == ("/USERS/Zoë/f", "/USERS/none/X")


def test_of_two_names_that_differ_in_case_the_one_that_was_asked_for_is_meant(tmp_path):
    for name in ("a", "A"):
        (tmp_path / name).write_text(name)

    assert [CaselessTree(str(tmp_path)).read(f"/{name}", 1, None) for name in ("a", "A")] == [b"a", b"A"]


def test_what_a_link_says_in_any_case(tmp_path):
    os.symlink("Where/It Leads", tmp_path / "Link")
    disk = CaselessTree(str(tmp_path))

    assert (disk.link("/LINK"), disk.link("/none"), disk.link("/none/none")) == ("Where/It Leads", "", "")


@pytest.mark.parametrize(
    ("path", "real"),
    [
        ("/l/x", "/Real/x"),
        ("/Real/up/l/X", "/Real/x"),
        ("/Real/../REAL/./x", "/Real/x"),
        ("/real/..", "/"),
        ("/real/loop/../x", None),
        ("/l/away", "/etc/passwd"),
        ("/..//l/", "/Real"),
        ("", "/"),
    ],
)
def test_a_path_leads_to_the_same_the_second_time(tmp_path, path, real):
    (tmp_path / "Real").mkdir()
    for place, target in {"l": "Real", "Real/up": "..", "Real/loop": "loop", "Real/away": "../../../../etc/passwd", "Real/x": ""}.items():
        os.symlink(target, tmp_path / place) if target else (tmp_path / place).write_text("x")
    disk = CaselessTree(str(tmp_path))

    for _ in range(2):
        if real:
            assert disk.real(path) == real
        else:
            with pytest.raises(Unreadable):
                disk.real(path)


def test_what_is_kept_is_forgotten_before_it_is_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(caseless_tree, "MOST_CONTENTS", 3)
    for number in range(9):
        (tmp_path / f"f{number}").mkdir()
        (tmp_path / f"f{number}/x").write_text(str(number))
    disk = CaselessTree(str(tmp_path))

    assert [disk.read(f"/F{number}/X", 1, None) for number in range(9)] == [str(number).encode() for number in range(9)]
    assert len(disk._contents) <= 3
    known = {}
    for number in range(9):
        assert files.keep(known, number, "x", 3) == "x"
    assert len(known) <= 3


def test_a_file_that_was_read_is_still_refused_to_who_may_not_and_never_longer_than_asked_for(tmp_path):
    (tmp_path / "Users").mkdir()
    (tmp_path / "Users/x").write_text("more")
    disk = CaselessTree(str(tmp_path))

    assert disk.read("/Users/x", 9, ("/Users",)) == b"more"
    assert disk.read("/Users/x", 2, ("/Users",), whole=False) == b"mo"
    for limit, within, reason in ((9, ("/Applications",), Reason.LINK_LEAVES), (2, ("/Users",), Reason.TOO_LARGE)):
        with pytest.raises(Unreadable) as raised:
            disk.read("/Users/x", limit, within)
        assert raised.value.reason is reason


def test_a_path_of_any_length_is_resolved(tmp_path):
    (tmp_path / "a").mkdir()

    assert CaselessTree(str(tmp_path)).entry("/A" + "/b/.." * 3_000).is_folder


def test_what_is_below_nothing_or_below_a_file_is_not_there(tmp_path):
    (tmp_path / "f").write_text("x")
    disk = CaselessTree(str(tmp_path))

    for path in ("/n/x", "/n/x/y", "/f/x", "/F/x/y"):
        for ask in (disk.entry, lambda path: disk.names(path, None), lambda path: disk.read(path, 9, None)):
            with pytest.raises(FileNotFoundError):
                ask(path)
