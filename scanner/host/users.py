"""Who has a home on a machine: from its own account files and home folders, never by asking a directory service.

Enumerating accounts drove domain controllers to full load in a peer (wazuh/wazuh#32885), and misses accounts of LDAP or
SSSD that are not enumerated; their homes stand in /home all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.files import inside
from scanner.host.host import User
from scanner.model import Problem, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.host.files import Disk

CLOSED = "no permission to read this home; run as administrator, or as this account"
# Where the file system redirector takes programs of 32 bits: https://learn.microsoft.com/windows/win32/winprog64/file-system-redirector
WIDE_HOME, NARROW_HOME = "C:/Windows/System32/config/systemprofile", "C:/Windows/SysWOW64/config/systemprofile"
NOT_HOMES = ("/", "/bin", "/sbin", "/dev", "/proc", "/nonexistent", "/var/empty")


class Account(NamedTuple):
    """A line of the account file, or a home folder that has none."""

    name: str
    id: str
    home: str


def linux_user(account: Account, environment: Mapping[str, str], homes: Sequence[str] = ()) -> User:
    """Give the bases of an account's patterns. XDG variables are our own account's: pass them for no other.

    Whoever starts us from an editor of snap's or flatpak's has that editor's variables, so the usual places count all the same. Under
    `sudo -E` they are those of who called it: what lies in another of the homes is not this account's.
    """
    home = account.home
    others = tuple(other for other in homes if other != home and not inside(home, (other,)))

    def places(usual: str, variable: str) -> tuple[str, ...]:
        named = environment.get(variable, "")
        return (usual,) if others and inside(named, others) and not inside(named, (home,)) else _with_named(usual, named)

    folders = {
        "home": (home,),
        "config": places(f"{home}/.config", "XDG_CONFIG_HOME"),
        "data": places(f"{home}/.local/share", "XDG_DATA_HOME"),
    }
    return User(account.name, account.id, home, folders)


def _with_named(usual: str, named: str) -> tuple[str, ...]:
    """Return a usual place and the one that a variable names; one that is no whole path counts for nobody."""
    return tuple(dict.fromkeys((usual, named.rstrip("/") if named.startswith("/") and named.strip("/") else usual)))


def macos_user(account: Account, *, is_mounted: bool = False) -> User:
    """Give the bases of a macOS account's patterns; `unasked` is the home where nobody is asked before its folders are opened."""
    home = account.home
    folders = {"home": (home,), "support": (f"{home}/Library/Application Support",)}
    if is_mounted:
        folders["unasked"] = (home,)
    return User(account.name, account.id, home, folders)


def windows_user(account: Account) -> User:
    """Give the bases of a Windows account's patterns, of files and of registry keys; its id is a SID.

    The system's own account has another home for programs of 32 bits, such as agents that install for it what is meant for a person.
    """
    home = account.home
    homes = (home, NARROW_HOME) if home.casefold() == WIDE_HOME.casefold() else (home,)
    folders = {
        "home": homes,
        "local": tuple(f"{home}/AppData/Local" for home in homes),
        "roaming": tuple(f"{home}/AppData/Roaming" for home in homes),
        "desktop": tuple(f"{home}/Desktop" for home in homes),
        "documents": tuple(f"{home}/Documents" for home in homes),
        "start": tuple(f"{home}/AppData/Roaming/Microsoft/Windows/Start Menu" for home in homes),
        "hku": (rf"HKU\{account.id}",),
        "classes": (rf"HKU\{account.id}_Classes",),
    }
    return User(account.name, account.id, home, folders)


def folder_accounts(disk: Disk, parent: str, problems: list[Problem], but: Sequence[str] = ()) -> list[Account]:
    """Take every folder of a parent, such as /Users, for a home; one that cannot be looked at is taken for one too, and is said later."""
    try:
        names = disk.names(parent, None)
    except FileNotFoundError:
        return []
    except Unreadable as problem:
        problems.append(Problem(problem.reason, "accounts may be missing", parent))
        return []
    return [
        Account(name, "", f"{parent}/{name}")
        for name in sorted(names)
        if name not in but and not name.startswith(".") and may_be_a_folder(disk, f"{parent}/{name}")
    ]


def shut(disk: Disk, account: Account) -> Problem | None:
    """Return a Problem when we may not look into a home, once, rather than one for every pattern."""
    try:
        disk.names(account.home, None)
    except FileNotFoundError:
        return None
    except Unreadable as problem:
        return closed_home(problem, account)
    return None


def closed_home(problem: Unreadable, account: Account) -> Problem:
    """Say that a home is there and cannot be looked at."""
    refused = problem.reason in {Reason.PERMISSION_DENIED, Reason.REFUSED_BY_SYSTEM}
    return Problem(problem.reason, CLOSED if refused else f"cannot read this home: {problem.detail}", account.home, account.name)


def network_home(account: Account, kind: str) -> Problem:
    """Say that a home was left out because it is on the network."""
    return Problem(Reason.NETWORK_HOME, f"a home on {kind} is not searched", account.home, account.name)


def may_be_a_folder(disk: Disk, path: str) -> bool:
    """Tell whether a folder is there, or cannot be looked at, which is said when its turn comes."""
    try:
        return disk.entry(path).is_folder
    except FileNotFoundError:
        return False
    except Unreadable:
        return True


def may_be_there(disk: Disk, path: str) -> bool:
    """Tell whether anything is there, or cannot be looked at."""
    try:
        disk.entry(path)
    except FileNotFoundError:
        return False
    except Unreadable:
        return True
    return True
