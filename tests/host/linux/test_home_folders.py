import pytest

from scanner.host.linux.home_folders import home_folders
from scanner.host.users import Account
from scanner.model import Problem, Reason
from tests.fake_host import FOLDER, FakeDisk

MISSING = "accounts may be missing: the location of their home folders is unknown"


def names(files):
    problems = []
    return [account.home for account in home_folders(FakeDisk(files), problems)], problems


@pytest.mark.parametrize(
    ("path", "text", "home"),
    [
        ("/etc/sssd/sssd.conf", "[domain/x]\noverride_homedir = /users/%u\n", "/users/eva"),
        ("/etc/sssd/sssd.conf", "fallback_homedir=/srv/%d/people/%u\n", "/srv/x.example/people/eva"),
        ("/etc/sssd/sssd.conf", "  override_homedir = /data/%l/%u/unix\n", "/data/e/eva/unix"),
        ("/etc/sssd/sssd.conf", "[nss]\nhomedir_substring = /data/people\n[domain/x]\noverride_homedir = %H/%u\n", "/data/people/eva"),
        ("/etc/sssd/conf.d/10-homes.conf", "override_homedir = /users/%u\n", "/users/eva"),
        ("/etc/samba/smb.conf", "[global]\n\tTemplate homedir = /srv/%D/%U\n", "/srv/OFFICE/eva"),
        ("/etc/nslcd.conf", 'map passwd homeDirectory "/nfs/$uid"\n', "/nfs/eva"),
        ("/etc/default/useradd", "GROUP=100\nHOME=/data/homes\n", "/data/homes/eva"),
        ("/etc/adduser.conf", 'DHOME="/data/homes"\n', "/data/homes/eva"),
        ("/etc/hostname", "pc", "/export/home/eva"),
        ("/etc/hostname", "pc", "/home/eva"),
    ],
)
def test_a_home_is_found_where_the_systems_settings_say_that_homes_are(path, text, home):
    found, problems = names({path: text, f"{home}/.bashrc": ""})

    assert home in found
    assert problems == []
    assert names({"/etc/hostname": "", f"{home}/.bashrc": ""})[0] == ([home] if home.startswith(("/home", "/export")) else [])


@pytest.mark.parametrize(
    "text", ["# override_homedir = /users/%u", "override_homedir = %u", "override_homedir = /%u", "override_homedir ="]
)
def test_what_is_no_place_for_homes_is_not_walked(text):
    assert names({"/etc/sssd/sssd.conf": text, "/users/eva/x": "", "/usr/bin/x": ""}) == ([], [])


def test_settings_that_cannot_be_read_are_a_problem():
    assert names({"/etc/sssd/sssd.conf": Reason.PERMISSION_DENIED}) == (
        [],
        [Problem(Reason.PERMISSION_DENIED, MISSING, "/etc/sssd/sssd.conf")],
    )


def test_the_plain_folder_of_systemd_homed_is_its_accounts_home_unless_it_is_shown_elsewhere():
    shut = FakeDisk({"/home/alice.homedir/.bashrc": ""})
    shown = FakeDisk({"/home/alice.homedir/.bashrc": "", "/home/alice/.bashrc": ""})

    assert home_folders(shut, []) == [Account("alice", "1000", "/home/alice.homedir")]
    assert [account.home for account in home_folders(shown, [])] == ["/home/alice"]


def test_an_empty_folder_is_a_home():
    assert names({"/home/alice": FOLDER})[0] == ["/home/alice"]
