"""Who has a home on a machine: from its own account files and home folders, never by asking a directory service.

Enumerating accounts drove domain controllers to full load in a peer (wazuh/wazuh#32885), and misses accounts of LDAP or
SSSD that are not enumerated; their homes stand in /home all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.host.host import User
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.host.files import Disk

FIRST_PERSON = 1000  # uids below belong to services; /etc/login.defs UID_MIN on every large distribution
NOBODY = 65534
ACCOUNTS_LIMIT = 4 << 20
NO_LOGIN = ("nologin", "false", "sync", "halt", "shutdown")
NOT_HOMES = ("/", "/bin", "/sbin", "/dev", "/proc", "/nonexistent", "/var/empty")
NETWORK_FILE_SYSTEMS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "autofs", "afs", "ceph", "fuse.sshfs", "9p", "ncpfs")


class Account(NamedTuple):
    """A line of the account file, or a home folder that has none."""

    name: str
    id: str
    home: str


def linux_accounts(disk: Disk) -> list[Account]:
    """Read every account of /etc/passwd, and add the home folders that belong to none of them."""
    accounts = [*_lines(disk)]
    homes = {account.home for account in accounts}
    return accounts + [account for account in _home_folders(disk) if account.home not in homes]


def unread_accounts(disk: Disk) -> list[Problem]:
    """Say where accounts may stand that cannot be read: those missed would be missed in silence."""
    problems = []
    for path, ask in (
        ("/etc/passwd", lambda: disk.read("/etc/passwd", ACCOUNTS_LIMIT, None)),
        ("/home", lambda: disk.names("/home", None)),
    ):
        try:
            ask()
        except FileNotFoundError:
            continue
        except Unreadable as problem:
            problems.append(Problem(problem.reason, "accounts may be missing", path))
    return problems


def linux_homes(disk: Disk, accounts: Sequence[Account]) -> list[Account]:
    """Keep the accounts of people and of services that somebody may log in to, whose home is there."""
    kept, seen = [], set()
    for account in accounts:
        if account.home in seen or not _a_persons(account) or not _is_folder(disk, account.home):
            continue
        seen.add(account.home)
        kept.append(account)
    return kept


def linux_user(account: Account, environment: Mapping[str, str]) -> User:
    """Give the bases of an account's patterns. XDG variables are our own account's: pass them for no other."""
    home = account.home
    folders = {
        "home": (home,),
        "config": (environment.get("XDG_CONFIG_HOME") or f"{home}/.config",),
        "data": (environment.get("XDG_DATA_HOME") or f"{home}/.local/share",),
    }
    return User(account.name, account.id, home, folders)


def macos_user(account: Account) -> User:
    """Give the bases of a macOS account's patterns."""
    home = account.home
    return User(account.name, account.id, home, {"home": (home,), "support": (f"{home}/Library/Application Support",)})


def windows_user(account: Account) -> User:
    """Give the bases of a Windows account's patterns, of files and of registry keys; its id is a SID."""
    home = account.home
    folders = {
        "home": (home,),
        "local": (f"{home}/AppData/Local",),
        "roaming": (f"{home}/AppData/Roaming",),
        "hku": (rf"HKU\{account.id}",),
        "classes": (rf"HKU\{account.id}_Classes",),
    }
    return User(account.name, account.id, home, folders)


def folder_accounts(disk: Disk, parent: str, but: Sequence[str] = ()) -> list[Account]:
    """Take every folder of a parent, such as /Users, for a home."""
    try:
        names = disk.names(parent, None)
    except (FileNotFoundError, Unreadable):
        return []  # no homes there; a parent that cannot be listed shows as homes that cannot be read
    return [
        Account(name, "", f"{parent}/{name}")
        for name in sorted(names)
        if name not in but and not name.startswith(".") and _is_folder(disk, f"{parent}/{name}")
    ]


def on_network(home: str, mounts: str) -> str:
    """Return the file system's type when a home is on the network, from the text of /proc/self/mountinfo, else nothing."""
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:  # noqa: PLR2004  proc(5): the mount point is the fifth field
            continue
        point = fields[4].replace("\\040", " ")
        if (home + "/").startswith(point.rstrip("/") + "/") and len(point) >= len(best):
            best, kind = point, right.split(" ")[0]
    return kind if kind in NETWORK_FILE_SYSTEMS else ""


def shut(disk: Disk, account: Account) -> Problem | None:
    """Return a Problem when we may not look into a home, once, rather than one for every pattern."""
    try:
        disk.names(account.home, None)
    except FileNotFoundError:
        return None
    except Unreadable as problem:
        return Problem(problem.reason, "a home that is in scope and closed to us", account.home, account.name)
    return None


def network_home(account: Account, kind: str) -> Problem:
    """Say that a home was left out because it is on the network."""
    return Problem(Reason.NETWORK_HOME, f"a home on {kind} is not walked", account.home, account.name)


def _lines(disk: Disk) -> Iterator[Account]:
    try:
        text = disk.read("/etc/passwd", ACCOUNTS_LIMIT, None).decode("utf-8", "replace")
    except (FileNotFoundError, Unreadable):
        return  # a copied tree may have none; its /home folders are found all the same
    for line in text.splitlines():
        fields = line.split(":")
        if len(fields) == 7 and fields[2].isdigit() and fields[5].startswith("/"):  # noqa: PLR2004  passwd(5)
            name, _, uid, _, _, home, shell = fields
            no_login = shell.rpartition("/")[2] in NO_LOGIN and int(uid) < FIRST_PERSON
            yield Account(name, uid, "" if no_login else home.rstrip("/") or "/")


def _a_persons(account: Account) -> bool:
    if not account.home or account.home in NOT_HOMES or account.home.startswith(("/usr/", "/run/", "/dev/")):
        return False
    return account.id in {"", "0"} or (int(account.id) >= FIRST_PERSON and int(account.id) != NOBODY) or account.home.startswith("/home/")


def _home_folders(disk: Disk) -> Iterator[Account]:
    """Yield folders of /home, and of /home/<domain> when the folder is the system's and holds somebody's."""
    for account in folder_accounts(disk, "/home", but=("lost+found",)):
        owner = _owner(disk, account.home)
        if owner:
            yield account._replace(id=str(owner))
            continue
        below = [inner for inner in folder_accounts(disk, account.home) if _owner(disk, inner.home)]
        for inner in below:
            yield inner._replace(id=str(_owner(disk, inner.home)))
        if not below:
            yield account


def _owner(disk: Disk, path: str) -> int:
    try:
        return disk.entry(path).owner
    except (FileNotFoundError, Unreadable):
        return 0


def _is_folder(disk: Disk, path: str) -> bool:
    try:
        return disk.entry(path).is_folder
    except (FileNotFoundError, Unreadable):
        return False
