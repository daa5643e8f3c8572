"""Whose homes a Linux system holds: its account file, and the folders in which homes are made, also where a directory's client says so.

No directory service is asked: enumerating accounts drove domain controllers to full load in a peer (wazuh/wazuh#32885), and misses
those that are not enumerated. Their homes stand in the folders that the client's own configuration names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.linux.home_folders import home_folders
from scanner.host.linux.locked_homes import is_unlocked, lock_of, locked_stores
from scanner.host.linux.unmounted_homes import is_empty, unmounted_homes
from scanner.host.users import NOT_HOMES, Account, closed_home, may_be_there
from scanner.model import Problem, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.host.files import Disk

ACCOUNTS = "/etc/passwd"
ACCOUNTS_LIMIT = 4 << 20
FIRST_PERSON = 1000  # uids below belong to services; /etc/login.defs UID_MIN on every large distribution
NOBODY = 65534
MOST_DIGITS = 10  # of a uid
OF_A_CONTAINER = ("/.dockerenv", "/run/.containerenv")  # left in its root by Docker and by Podman
NONE_HERE = "accounts of this system have their homes here, and none of them is on this disk"
FIELDS = (6, 7)  # of a line: passwd(5); glibc takes one without a shell too
REMARK = "#"
NO_LOGIN = ("nologin", "false", "sync", "halt", "shutdown")


class LinuxAccounts(NamedTuple):
    """The accounts of a system, and why some may be missing."""

    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...]


class LinuxHomes(NamedTuple):
    """The accounts whose homes can be looked at, and why others cannot."""

    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...]


def linux_accounts(disk: Disk) -> LinuxAccounts:
    """Read every account of /etc/passwd, and add the home folders that belong to none of them."""
    problems: list[Problem] = []
    listed = [*_lines(disk, problems)]
    homes = {account.home for account in listed}
    folders = [account for account in home_folders(disk, problems) if account.home not in homes]
    return LinuxAccounts((*listed, *folders), tuple(problems))


def linux_homes(disk: Disk, accounts: Sequence[Account]) -> LinuxHomes:
    """Keep the accounts of people and of services that somebody may log in to, whose home is there and open to us, each home once."""
    kept: list[Account] = []
    problems: list[Problem] = []
    for account in people(accounts):
        try:
            if not disk.entry(account.home).is_folder:
                continue
            lock = lock_of(disk, account)
        except FileNotFoundError:
            continue  # made when the account first logs in
        except Unreadable as problem:
            lock = closed_home(problem, account)
        if lock is None:
            kept.append(account)
        elif not is_unlocked(disk, lock):
            problems.append(lock)
    elsewhere = unmounted_homes(disk, people(accounts))
    return LinuxHomes(tuple(kept), (*problems, *locked_stores(disk, accounts, problems), *elsewhere))


def homes_elsewhere(disk: Disk, homes: LinuxHomes) -> Iterator[Problem]:
    """Yield the folders of homes, as the account file has them, that hold nothing: this disk may be one of several of its system.

    Of a running system that is no loss, since what is mounted is known: a home is made when its account first logs in. In a container
    nobody logs in, and its accounts run programs.
    """
    if any(may_be_there(disk, sign) for sign in OF_A_CONTAINER):
        return
    told = {problem.location for problem in homes.problems} | {account.home.rpartition("/")[0] for account in homes.accounts}
    listed = [one for one in people([*_lines(disk, [], login_from=NOBODY)]) if FIRST_PERSON <= int(one.id) != NOBODY]
    for parent in dict.fromkeys(account.home.rpartition("/")[0] for account in listed):
        if parent and parent not in told and is_empty(disk, parent):
            yield Problem(Reason.HOME_ABSENT, NONE_HERE, parent)


def people(accounts: Sequence[Account]) -> list[Account]:
    """Keep the accounts that somebody may log in to, each home once: the account file stands before the folders, and wins."""
    kept: dict[str, Account] = {}
    for account in accounts:
        if _is_a_persons(account):
            kept.setdefault(account.home, account)
    return [*kept.values()]


def _lines(disk: Disk, problems: list[Problem], login_from: int = FIRST_PERSON) -> Iterator[Account]:
    """Yield the accounts of the file; those below a number that nobody may log in to have no home."""
    try:
        text = disk.read(ACCOUNTS, ACCOUNTS_LIMIT, None).decode("utf-8", "surrogateescape")  # as homes are called on the disk
    except FileNotFoundError:
        return  # a copied tree may have none; its home folders are found all the same
    except Unreadable as problem:
        problems.append(Problem(problem.reason, "accounts may be missing", ACCOUNTS))
        return
    for line in text.split("\n"):  # only there: an account's comment is its own words, and may hold U+2028
        fields = line.lstrip().split(":")
        if len(fields) not in FIELDS or not fields[5].startswith("/") or fields[0].startswith(REMARK):
            continue
        name, _, uid, _, _, home, *shell = fields
        if not _is_number(uid.strip()):
            problems.append(Problem(Reason.MALFORMED, "an account whose uid is not a number", ACCOUNTS))
            continue
        no_login = shell and shell[0].rstrip().rpartition("/")[2] in NO_LOGIN and int(uid) < login_from
        yield Account(name, uid.strip(), "" if no_login else _as_kernel(home))


def _as_kernel(home: str) -> str:
    """Return a home as the kernel takes it, so that it is the same as the folder that is found there."""
    return "/" + "/".join(part for part in home.split("/") if part not in {"", "."})


def _is_number(uid: str) -> bool:
    return uid.isascii() and uid.isdecimal() and len(uid) <= MOST_DIGITS


def _is_a_persons(account: Account) -> bool:
    if not account.home or account.home in NOT_HOMES or account.home.startswith(("/usr/", "/run/", "/var/run/", "/dev/")):
        return False
    return account.id in {"", "0"} or (int(account.id) >= FIRST_PERSON and int(account.id) != NOBODY) or account.home.startswith("/home/")
