"""Who has a home on a Windows system: from the profile list in its registry and the folders beside those homes.

Accounts are never enumerated: on a domain controller that asks for all of the domain's.
See: https://learn.microsoft.com/windows/win32/shell/user-profiles
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.registry_values import Values
from scanner.host.users import Account, folder_accounts
from scanner.model import Malformed, Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.files import Disk
    from scanner.host.registry import Registry

CURRENT = r"HKLM64\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
PROFILES = rf"{CURRENT}\ProfileList"
SID = r"(?i)S-1(?:-\d+)+"
SYSTEM = {"S-1-5-18": "SYSTEM", "S-1-5-19": "LOCAL SERVICE", "S-1-5-20": "NETWORK SERVICE"}  # the names Windows gives them
SYSTEM_HIVE = "C:/Windows/System32/config/DEFAULT"  # of S-1-5-18, whose profile has none
USUAL_PARENT = "C:/Users"
NOT_HOMES = ("All Users", "Default User", "Public")  # two links, and what every account shares


def windows_accounts(registry: Registry, disk: Disk) -> tuple[list[Account], list[Problem]]:
    """Return the accounts of the profile list and folders without one, and a Problem for each row that names no home."""
    accounts: list[Account] = []
    problems: list[Problem] = []
    for said in _listed(registry):
        if isinstance(said, Problem):
            problems.append(said)
        else:
            accounts.append(said)
    homes = {account.home.casefold() for account in accounts if not is_set_aside(account.id)}
    aside = {account.home.casefold(): account for account in accounts if account.home.casefold() not in homes}
    accounts = [account for account in accounts if not is_set_aside(account.id)] + [*aside.values()]
    homes.update(aside)
    folders = folder_accounts(disk, _parent(registry, problems), problems, but=NOT_HOMES)
    orphans = [account for account in folders if account.home.casefold() not in homes]
    return accounts + [account._replace(id=account.name) for account in orphans], problems


def sid_of(row: str) -> str:
    """Return the account that a row of the profile list is about; empty for one that is named in another way."""
    found = re.match(SID, row)
    return found[0] if found else ""


def is_set_aside(row: str) -> bool:
    """Tell whether a row of the profile list is not an account's own, but one that was renamed when its profile could not be loaded.

    Windows puts `.bak` behind the SID and begins a temporary profile under the SID itself; whoever repairs it by hand puts something else.
    """
    return sid_of(row) not in {"", row}


def account_hives(account: Account) -> Iterator[tuple[str, tuple[str, ...]]]:
    r"""Yield an account's keys, and the files one of which holds them; `NTUSER.MAN` is a profile that nobody may change."""
    own = (SYSTEM_HIVE,) if account.id == "S-1-5-18" else (f"{account.home}/NTUSER.DAT", f"{account.home}/NTUSER.MAN")
    classes = (f"{account.home}/AppData/Local/Microsoft/Windows/UsrClass.dat",)
    yield rf"HKU\{account.id}", own if account.home else ()
    yield rf"HKU\{account.id}_Classes", classes if account.home else ()


def system_folder(registry: Registry) -> str:
    """Return the folder of Windows as the registry names it: `C:/Windows`, unless it says otherwise."""
    try:
        said = Values(registry.values(CURRENT)).text("SystemRoot")
    except (FileNotFoundError, Unreadable):
        said = ""
    return _slashes(said) if said[1:3] == ":\\" else "C:/Windows"


def _parent(registry: Registry, problems: list[Problem]) -> str:
    """Return the folder in which homes are made."""
    try:
        return _text(registry, PROFILES, "ProfilesDirectory") or USUAL_PARENT
    except FileNotFoundError:
        return USUAL_PARENT
    except Unreadable as problem:
        problems.append(Problem(problem.reason, f"only {USUAL_PARENT} is searched for homes: {problem.detail}", PROFILES))
        return USUAL_PARENT


def _listed(registry: Registry) -> Iterator[Account | Problem]:
    try:
        names = registry.names(PROFILES)
    except FileNotFoundError:
        return  # a copied tree may lack it; its folders of homes are found all the same
    except Unreadable as problem:
        yield Problem(problem.reason, problem.detail, PROFILES)
        return
    for name in sorted(names):
        yield _account(registry, name)


def _account(registry: Registry, name: str) -> Account | Problem:
    key = rf"{PROFILES}\{name}"
    try:
        home = _text(registry, key, "ProfileImagePath")
    except FileNotFoundError:
        home = ""  # removed since it was listed, or a name that cannot be opened
    except Unreadable as problem:
        return Problem(problem.reason, problem.detail, key)
    if not home:
        return Problem(Reason.MALFORMED, "a profile without a home path", key)
    return Account(SYSTEM.get(name, home.rpartition("/")[2]), name, home)


def _text(registry: Registry, key: str, name: str) -> str:
    """Return a path, its variable filled in from the registry: those of our own environment may be another account's."""
    said = _slashes(Values(registry.values(key)).text(name))
    if said.startswith("%"):
        variable, _, rest = said[1:].partition("%")
        folder = system_folder(registry)
        known = {"systemdrive": folder[:2], "systemroot": folder, "windir": folder}
        if variable.casefold() not in known:
            raise Malformed(f"expected a home path, found the variable {variable[:80]!r}")
        said = known[variable.casefold()] + rest
    return said[:1].upper() + said[1:] if said[1:2] == ":" else said


def _slashes(path: str) -> str:
    return path.removeprefix("\\\\?\\").replace("\\", "/").rstrip("/")
