from scanner.collectors.applications.linux_pacman import LinuxPacman
from scanner.model import Item, Problem, Reason, Rung
from tests.fake_host import Link, bare, fake_host

BASH = "%NAME%\nbash\n\n%VERSION%\n5.2.037-5\n\n%DESC%\nA shell\n\n%ARCH%\nx86_64\n\n%PACKAGER%\nA <a@b>\n\n%SIZE%\n1\n"
FILE = "/var/lib/pacman/local/bash-5.2.037-5/desc"


def bash(location):
    return Item("bash", "5.2.037-5", "A <a@b>", (("pacman", "bash"),), location=location)


def test_a_package():
    files = {FILE: BASH, "/var/lib/pacman/local/ALPM_DB_VERSION": "9\n", "/var/lib/pacman/local/bash-5.2.037-5/files": "%FILES%\nusr/\n"}

    assert bare(fake_host(files=files), LinuxPacman()) == [bash(FILE)]


def test_a_name_alone_is_a_package():
    assert bare(fake_host(files={FILE: "%NAME%\nbash\n"}), LinuxPacman()) == [Item("bash", ids=(("pacman", "bash"),), location=FILE)]


def test_a_package_without_a_description_is_present_by_its_folder():
    local = "/var/lib/pacman/local"
    files = {FILE: BASH, f"{local}/gtk-doc-1:1.34.0-1/mtree": "x", f"{local}/odd/mtree": "x", f"{local}/ALPM_DB_VERSION": "9\n"}

    assert bare(fake_host(files=files), LinuxPacman()) == [
        bash(FILE),
        Item("gtk-doc", "1:1.34.0-1", ids=(("pacman", "gtk-doc"),), rung=Rung.PRESENT, location=f"{local}/gtk-doc-1:1.34.0-1"),
        Problem(Reason.MALFORMED, "a package without a description", f"{local}/odd"),
    ]


def test_a_bad_package_costs_itself_alone():
    files = {FILE: BASH, "/var/lib/pacman/local/a-1/desc": "%VERSION%\n1\n", "/var/lib/pacman/local/b-1/desc": Reason.PERMISSION_DENIED}

    assert bare(fake_host(files=files), LinuxPacman()) == [
        bash(FILE),
        Problem(Reason.MALFORMED, "a description without %NAME%", "/var/lib/pacman/local/a-1/desc"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", "/var/lib/pacman/local/b-1/desc"),
    ]


def test_a_database_that_was_moved():
    moved, trap = "/srv/pac*man/local/bash-5/desc", "/srv/pacXman/local/bash-5/desc"
    files = {"/etc/pacman.conf": "[options]\nDBPath = /srv/pac*man/\n", moved: BASH, trap: BASH}

    assert bare(fake_host(files=files), LinuxPacman()) == [bash(moved)]


def test_the_usual_place_under_another_name_is_read_once():
    files = {"/etc/pacman.conf": "DBPath = /pacman/", "/pacman": Link("/var/lib/pacman"), FILE: BASH}

    assert bare(fake_host(files=files), LinuxPacman()) == [bash(FILE)]


def test_a_configuration_that_cannot_be_read_is_a_problem():
    files = {"/etc/pacman.conf": Reason.PERMISSION_DENIED, FILE: BASH}

    assert bare(fake_host(files=files), LinuxPacman()) == [
        bash(FILE),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", "/etc/pacman.conf"),
    ]


def test_the_home_page_of_a_package_is_what_it_claims():
    """A recipe of the AUR has any name, and names the home of what it builds."""
    files = {FILE: BASH.replace("%ARCH%", "%URL%\nhttps://github.com/charmbracelet/crush\n\n%ARCH%")}

    assert bare(fake_host(files=files), LinuxPacman()) == [bash(FILE)._replace(claims=(("home-page", "github.com/charmbracelet/crush"),))]
