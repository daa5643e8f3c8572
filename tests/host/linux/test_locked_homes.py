import pytest

from scanner.host.linux.linux_accounts import linux_accounts, linux_homes
from scanner.model import Problem, Reason
from tests.fake_host import FOLDER, FakeDisk

PASSWD = {"/etc/passwd": "alice:x:1000:1000::/home/alice:/bin/sh\nbob:x:1001:1001::/home/bob:/bin/sh\n"}
NAME = "Zr4KZyGPTdwyPJ8ZAE1vuA"
OTHER = "q7wsJsEo2-Sy4ZXjUUzFP-ZcAyuhDeVL"


def problems(files):
    disk = FakeDisk(PASSWD | files)
    return linux_homes(disk, linux_accounts(disk).accounts).problems


def locked(kind, place, account="alice"):
    return Problem(Reason.LOCKED, f"an encrypted home ({kind}) that is locked", place, account)


@pytest.mark.parametrize(
    ("files", "kind", "place"),
    [
        ({"/home/alice/Access-Your-Private-Data.desktop": "", "/home/alice/README.txt": ""}, "eCryptfs", "/home/alice"),
        ({"/home/.ecryptfs/alice/.Private/x": "", "/home/alice": FOLDER}, "eCryptfs", "/home/.ecryptfs/alice"),
        ({"/home/alice/ECRYPTFS_FNEK_ENCRYPTED.FWa": ""}, "eCryptfs", "/home/alice"),
        ({"/home/alice.home": "LUKS"}, "systemd-homed", "/home/alice.home"),
        ({"/home/alice.home": "LUKS", "/home/alice": FOLDER}, "systemd-homed", "/home/alice.home"),
        ({"/var/lib/systemd/home/alice.identity": "{}"}, "systemd-homed", "/var/lib/systemd/home/alice.identity"),
        ({f"/home/alice.homedir/{NAME}": "", f"/home/alice.homedir/{OTHER}": ""}, "fscrypt", "/home/alice.homedir"),
        ({"/home/.fscrypt/x": "", f"/home/alice/{NAME}": "", f"/home/alice/{OTHER}": ""}, "fscrypt", "/home/alice"),
        ({"/home/alice.cipher/gocryptfs.conf": "", "/home/alice": FOLDER}, "gocryptfs", "/home/alice.cipher"),
        ({"/home/alice/cryfs.config": ""}, "CryFS", "/home/alice"),
        ({"/home/.encfs/alice/.encfs6.xml": ""}, "EncFS", "/home/.encfs/alice"),
        ({"/home/alice.img": "LUKS"}, "LUKS", "/home/alice.img"),
    ],
)
def test_an_encrypted_home_that_is_not_unlocked_is_a_problem(files, kind, place):
    assert problems(files) == (locked(kind, place),)


@pytest.mark.parametrize(
    "files",
    [
        {"/home/.ecryptfs/alice/.Private/x": "", "/home/alice/.bashrc": "", "/home/alice/Documents/x": ""},
        {"/home/alice.home": "LUKS", "/home/alice/.bashrc": ""},
        {"/var/lib/systemd/home/alice.identity": "{}", "/home/alice/.bashrc": ""},
        {"/var/lib/systemd/home/alice.identity": "{}", "/home/alice.homedir/.bashrc": ""},
        {"/home/.fscrypt/x": "", "/home/alice/.bashrc": "", f"/home/alice/{NAME}": ""},
        {f"/home/alice/{NAME}": ""},
        {"/home/alice.cipher/gocryptfs.conf": "", "/home/alice/.bashrc": ""},
        {"/home/alice/vault/gocryptfs.conf": "", "/home/alice/.bashrc": ""},
        {"/home/backup.img": "a disk", "/home/alice/.bashrc": ""},
        {"/home/alice": FOLDER},
        {},
    ],
)
def test_a_home_that_is_open_and_one_that_was_never_made_are_none(files):
    assert problems(files) == ()


def test_a_locked_home_costs_no_other():
    disk = FakeDisk(PASSWD | {"/home/alice/Access-Your-Private-Data.desktop": "", "/home/bob/.bashrc": ""})

    assert [account.name for account in linux_homes(disk, linux_accounts(disk).accounts).accounts] == ["bob"]
