import pytest

from scanner.collectors.applications.linux_apk import LinuxApk
from scanner.model import Item, Problem, Reason, Rung
from tests.fake_host import Link, bare, fake_host

INSTALLED = "/lib/apk/db/installed"
BUSYBOX = "C:Q1abc=\nP:busybox\nV:1.36.1-r29\nA:x86_64\nS:1\no:busybox\nm:A <a@b>\nF:bin\nM:0:0:755\nR:busybox\na:0:0:755\n"


@pytest.mark.parametrize("path", [INSTALLED, "/usr/lib/apk/db/installed", "/var/lib/apk/db/installed"])
def test_packages_in_each_place_without_their_files(path):
    found = bare(fake_host(files={path: f"{BUSYBOX}\nP:musl\nV:1.2.5-r0\n\n"}), LinuxApk())

    assert found == [
        Item("busybox", "1.36.1-r29", "A <a@b>", (("apk", "busybox"),), location=path),
        Item("musl", "1.2.5-r0", ids=(("apk", "musl"),), location=path),
    ]


@pytest.mark.parametrize(("flags", "rung"), [("f", Rung.PRESENT), ("s", Rung.PRESENT), ("Sx", Rung.PRESENT), ("S", None)])
def test_a_package_that_apk_notes_as_broken_is_present_only(flags, rung):
    found = bare(fake_host(files={INSTALLED: f"P:musl\nV:1\nf:{flags}\nF:lib\n"}), LinuxApk())

    assert found == [Item("musl", "1", ids=(("apk", "musl"),), rung=rung, location=INSTALLED)]


def test_a_bad_paragraph_costs_itself_alone():
    assert bare(fake_host(files={INSTALLED: "V:1\n\nP:musl\n"}), LinuxApk()) == [
        Item("musl", ids=(("apk", "musl"),), location=INSTALLED),
        Problem(Reason.MALFORMED, "a paragraph without `P:`", INSTALLED),
    ]


def test_one_database_under_two_names_is_read_once():
    found = bare(fake_host(files={"/usr/lib/apk/db/installed": "P:musl\n", "/lib": Link("/usr/lib")}), LinuxApk())

    assert found == [Item("musl", ids=(("apk", "musl"),), location="/usr/lib/apk/db/installed")]


def test_an_unreadable_database_is_a_problem():
    assert bare(fake_host(files={INSTALLED: Reason.PERMISSION_DENIED}), LinuxApk()) == [
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", INSTALLED)
    ]
