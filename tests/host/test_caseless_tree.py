import os

import pytest

from scanner.host import caseless_tree
from scanner.host.caseless_tree import CaselessTree
from scanner.model import Unreadable

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


def test_folders_are_forgotten_before_they_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(caseless_tree, "MOST_FOLDERS", 3)
    disk = CaselessTree(str(tmp_path))

    assert [disk.real(f"/f{number}/x") for number in range(9)] == [f"/f{number}/x" for number in range(9)]
    assert len(disk._folders) <= 3
