import pytest

from scanner.collectors.applications.linux_dpkg import LinuxDpkg
from scanner.model import Item, Problem, Reason, Rung
from tests.fake_host import bare, fake_host

STATUS = "/var/lib/dpkg/status"


def host(text, path=STATUS):
    return fake_host(files={path: text})


def test_an_installed_package():
    found = bare(host("Package: galculator\nStatus: install ok installed\nMaintainer: A <a@b>\nVersion: 2.1.4-1.2\n"), LinuxDpkg())

    assert found == [Item("galculator", "2.1.4-1.2", "A <a@b>", (("deb", "galculator"),), location=STATUS)]


@pytest.mark.parametrize(
    ("status", "rung"),
    [
        ("hold ok installed", None),
        ("deinstall ok installed", None),
        ("install reinstreq installed", None),
        ("install ok triggers-pending", Rung.PRESENT),
        ("install ok triggers-awaited", Rung.PRESENT),
        ("install ok half-configured", Rung.PRESENT),
        ("install reinstreq unpacked", Rung.PRESENT),
        ("install reinstreq half-installed", Rung.RESIDUE),
        ("deinstall ok config-files", Rung.RESIDUE),
        ("hold ok config-files", Rung.RESIDUE),
    ],
)
def test_the_third_word_of_status_says_what_is_there_and_the_first_changes_nothing(status, rung):
    text = f"Package: a\nStatus: {status}\nVersion: 1\n"

    assert bare(host(text), LinuxDpkg()) == [Item("a", "1", ids=(("deb", "a"),), rung=rung, location=STATUS)]


@pytest.mark.parametrize("status", ["Status: install ok not-installed\n", "Status: unknown ok not-installed\n", ""])
def test_a_package_that_is_not_there_is_none(status):
    assert bare(host(f"Package: a\n{status}"), LinuxDpkg()) == []


def test_a_state_that_dpkg_does_not_have_is_said():
    problem = Problem(Reason.MALFORMED, "a package in a state that dpkg does not have: a", STATUS)

    assert bare(host("Package: a\nStatus: install ok perhaps\n"), LinuxDpkg()) == [problem]


@pytest.mark.parametrize(("name", "file"), [("a", "/usr/bin/a"), ("a:amd64", "/opt/a/a")])
def test_what_is_half_installed_is_present_where_a_file_of_it_is(name, file):
    status = "Package: a\nStatus: install reinstreq half-installed\nArchitecture: amd64\n"
    listed = {STATUS: status, f"/var/lib/dpkg/info/{name}.list": f"/.\n/etc/a.conf\n{file}\n", "/etc/a.conf": "x"}

    assert [item.rung for item in bare(fake_host(files=listed), LinuxDpkg())] == [Rung.RESIDUE]
    assert [item.rung for item in bare(fake_host(files={**listed, file: "x"}), LinuxDpkg())] == [Rung.PRESENT]


def paragraph(name, state, version="1", architecture="amd64"):
    return f"Package: {name}\nStatus: install ok {state}\nVersion: {version}\nArchitecture: {architecture}\n\n"


def test_what_dpkg_noted_since_it_wrote_the_status_file_has_the_last_word():
    updates = "/var/lib/dpkg/updates"
    status = paragraph("old", "installed") + paragraph("same", "installed") + paragraph("two", "installed", architecture="i386")
    files = {
        STATUS: status,
        f"{updates}/0010": paragraph("old", "not-installed"),
        f"{updates}/0009": paragraph("old", "half-installed") + paragraph("two", "unpacked", "2"),
        f"{updates}/tmp.i": paragraph("trap", "installed"),
        f"{updates}/0011": paragraph("new", "unpacked"),
    }

    assert [(item.name, item.version, item.rung, item.location) for item in bare(fake_host(files=files), LinuxDpkg())] == [
        ("same", "1", None, STATUS),
        ("two", "1", None, STATUS),
        ("two", "2", Rung.PRESENT, f"{updates}/0009"),
        ("new", "1", Rung.PRESENT, f"{updates}/0011"),
    ]


def test_folded_fields_and_a_missing_version():
    text = "Package: a\nStatus: install ok installed\nDescription: one\n Package: trap\n .\n Status: trap\n"

    assert bare(host(text), LinuxDpkg()) == [Item("a", ids=(("deb", "a"),), location=STATUS)]


def test_a_bad_paragraph_costs_itself_alone():
    text = "Nonsense\n\nPackage: a\nStatus: install ok installed\n"

    assert bare(host(text), LinuxDpkg()) == [
        Item("a", ids=(("deb", "a"),), location=STATUS),
        Problem(Reason.MALFORMED, "a paragraph without `Package:`", STATUS),
    ]


def test_images_without_dpkg_have_a_file_for_each_package():
    folder = "/var/lib/dpkg/status.d"
    files = {f"{folder}/tzdata": "Package: tzdata\nVersion: 2024a\n", f"{folder}/tzdata.md5sums": "x"}

    assert bare(fake_host(files=files), LinuxDpkg()) == [
        Item("tzdata", "2024a", ids=(("deb", "tzdata"),), location="/var/lib/dpkg/status.d/tzdata")
    ]


def test_a_package_of_two_architectures_stays_twice():
    text = "\n".join(f"Package: libc6\nStatus: install ok installed\nArchitecture: {name}\n" for name in ("amd64", "i386"))

    assert bare(host(text), LinuxDpkg()) == [Item("libc6", ids=(("deb", "libc6"),), location=STATUS)] * 2
