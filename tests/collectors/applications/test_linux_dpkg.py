from scanner.collectors.applications.linux_dpkg import LinuxDpkg
from scanner.model import Item, Problem, Reason
from tests.fake_host import bare, fake_host

STATUS = "/var/lib/dpkg/status"


def host(text, path=STATUS):
    return fake_host(files={path: text})


def test_an_installed_package():
    found = bare(host("Package: galculator\nStatus: install ok installed\nMaintainer: A <a@b>\nVersion: 2.1.4-1.2\n"), LinuxDpkg())

    assert found == [Item("galculator", "2.1.4-1.2", "A <a@b>", (("deb", "galculator"),), location=STATUS)]


def test_the_third_word_of_status_decides():
    text = "\n".join(
        f"Package: {name}\nStatus: {status}\nVersion: 1\n"
        for name, status in [
            ("held", "hold ok installed"),
            ("removed", "deinstall ok config-files"),
            ("half", "install ok half-installed"),
            ("not", "install ok not-installed"),
            ("going", "deinstall ok installed"),
        ]
    )

    assert [item.name for item in bare(host(text), LinuxDpkg())] == ["held", "going"]


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
