"""Homes that are encrypted and not unlocked: they look empty, and are not.

Each kind leaves a sign of its own in the locked folder, or keeps the encrypted files beside it.
See: ecryptfs(7), https://systemd.io/HOME_DIRECTORY/, https://docs.kernel.org/filesystems/fscrypt.html, pam_mount.conf(5)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.host.files import Disk
    from scanner.host.users import Account

SIGNS = {
    "Access-Your-Private-Data.desktop": "eCryptfs",
    "gocryptfs.conf": "gocryptfs",
    ".encfs6.xml": "EncFS",
    ".encfs5": "EncFS",
    "cryfs.config": "CryFS",
    "gocryptfs.diriv": "gocryptfs",
    "securefs.json": "securefs",
    ".securefs.json": "securefs",
}
ECRYPTFS_NAME = "ECRYPTFS_FNEK_ENCRYPTED."
FSCRYPT_NAME = r"[A-Za-z0-9+,_-]{22,}"  # how the kernel shows a name without its key; ordinary homes hold `.bashrc` and its like
FSCRYPT_SIGNS = ("/.fscrypt", "/home/.fscrypt")
FILES = {".home": "systemd-homed", ".img": "LUKS", ".luks": "LUKS"}  # a home in one file, beside the folder where it is mounted
CIPHER = ".cipher"  # the folder of the encrypted files, as pam_mount's documents name it
HOMED_FOLDER = ".homedir"
PARENT = "/home"
BESIDE = {"/home/.ecryptfs": "eCryptfs", "/home/.encfs": "EncFS"}
IDENTITIES = "/var/lib/systemd/home"
IDENTITY = ".identity"


def lock_of(disk: Disk, account: Account) -> Problem | None:
    """Return why the home of an account, a folder that is there, shows nothing of what it holds; raise Unreadable when it is closed."""
    names = disk.names(account.home, None)
    kind = next((SIGNS[name] for name in names if name in SIGNS), "")
    if any(name.startswith(ECRYPTFS_NAME) for name in names):
        kind = "eCryptfs"
    elif names and all(re.fullmatch(FSCRYPT_NAME, name) for name in names) and _may_be_fscrypt(disk, account.home):
        kind = "fscrypt"
    return _problem(kind, account.home, account.name.removesuffix(CIPHER)) if kind else None


def locked_stores(disk: Disk, accounts: Sequence[Account], locks: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the encrypted homes that lie beside their places, where those are not there or hold nothing; those of `locks` are said."""
    said = {lock.user for lock in locks}
    known = {account.name for account in accounts}
    for name, kind, place in _stores(disk, known):
        if name not in said and not _names(disk, f"{PARENT}/{name}") and not _names(disk, f"{PARENT}/{name}{HOMED_FOLDER}"):
            said.add(name)
            yield _problem(kind, place, name)


def is_unlocked(disk: Disk, lock: Problem) -> bool:
    """Tell whether the files of an encrypted folder are shown in the place beside it."""
    return lock.location.endswith(CIPHER) and bool(_names(disk, lock.location.removesuffix(CIPHER)))


def _may_be_fscrypt(disk: Disk, home: str) -> bool:
    return home.endswith(HOMED_FOLDER) or any(_is_there(disk, sign) for sign in FSCRYPT_SIGNS)


def _stores(disk: Disk, known: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield whose home, of which kind, and where it lies. A file like `backup.img` is one where an account has its name."""
    for name in _names(disk, PARENT):
        stem, dot, ending = name.rpartition(".")
        kind = FILES.get(f"{dot}{ending}", "")
        if stem and kind and (stem in known or kind == "systemd-homed"):
            yield stem, kind, f"{PARENT}/{name}"
    for folder, kind in BESIDE.items():
        yield from ((name, kind, f"{folder}/{name}") for name in _names(disk, folder))
    for name in _names(disk, IDENTITIES):
        if name.endswith(IDENTITY):
            yield name.removesuffix(IDENTITY), "systemd-homed", f"{IDENTITIES}/{name}"


def _problem(kind: str, place: str, account: str) -> Problem:
    return Problem(Reason.LOCKED, f"an encrypted home ({kind}) that is locked", place, account)


def _names(disk: Disk, folder: str) -> list[str]:
    try:
        return sorted(disk.names(folder, None))
    except (FileNotFoundError, Unreadable):
        return []  # a home or /home itself that is closed to us is said where homes are looked for


def _is_there(disk: Disk, path: str) -> bool:
    try:
        disk.entry(path)
    except (FileNotFoundError, Unreadable):
        return False
    return True
