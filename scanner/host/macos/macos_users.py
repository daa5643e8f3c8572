"""Who has a home on a macOS system: the folders of /Users, and the accounts of its own directory, whose homes may be elsewhere.

The directory is a folder of property lists that only root may read. No directory service is asked, and no network home is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.plist import plist
from scanner.host.users import NOT_HOMES, Account, folder_accounts, macos_user, may_be_a_folder, network_home, shut
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.host.files import Disk
    from scanner.host.host import User
    from scanner.host.machine import Machine

PEOPLE = "/Users"
DIRECTORY = "/private/var/db/dslocal/nodes/Default/users"
LIMIT = 16 << 20  # an account's picture is in its file
LONGEST_ID = 20
NOT_PERSONS = ("Shared", "Guest")  # `.localized` and its kin start with a dot
ON_NETWORK = ("/Network/", "/net/")  # where asking for a home would have it mounted
OTHER_DISKS = "/Volumes/"


def macos_accounts(disk: Disk) -> tuple[list[Account], list[Problem]]:
    """Return the accounts whose homes are there, each home once, and what could not be read or is not looked at."""
    known = []
    problems = []
    for said in _directory(disk):
        if isinstance(said, Problem):
            problems.append(said)
        elif problem := _report_elsewhere(disk, said):
            problems.append(problem)
        else:
            known.append(said)
    known.sort(key=lambda account: (int(account.id or 0), account.name))  # root before `daemon`, which shares its home
    accounts: dict[str, Account] = {}
    for account in [*known, *folder_accounts(disk, PEOPLE, problems, but=NOT_PERSONS)]:
        if may_be_a_folder(disk, account.home):
            accounts.setdefault(_real(disk, account.home), account)
    return [*accounts.values()], problems


def macos_users(machine: Machine, accounts: Sequence[Account], problems: Sequence[Problem]) -> list[User]:
    """Make users of accounts, and note the homes that are closed to us, along with the problems met while finding them."""
    is_mounted = bool(machine.facts.root)
    closed = {account.home: problem for account in accounts if (problem := shut(machine.disk, account))}
    machine.losses.extend([*problems, *closed.values()])
    return [macos_user(account, is_mounted=is_mounted) for account in accounts if account.home not in closed]


def _directory(disk: Disk) -> Iterator[Account | Problem]:
    """Yield the accounts of people and of root. Those of the system's services have a name that starts with `_`."""
    try:
        names = sorted(disk.names(DIRECTORY, None))
    except FileNotFoundError:
        return
    except Unreadable as problem:
        yield Problem(problem.reason, problem.detail, DIRECTORY)
        return
    for name in names:
        if name.startswith(("_", ".")) or not name.endswith(".plist"):
            continue
        try:
            account = _account(plist(disk.read(f"{DIRECTORY}/{name}", LIMIT, None)))
        except FileNotFoundError:
            continue
        except Unreadable as problem:
            yield Problem(problem.reason, problem.detail, f"{DIRECTORY}/{name}")
            continue
        if account.home.startswith("/") and account.home not in (*NOT_HOMES, f"{PEOPLE}/Guest"):
            yield account


def _account(values: dict[str, object]) -> Account:
    name, identifier, home = (_first(values.get(key)) for key in ("name", "uid", "home"))
    number = identifier if identifier.isdecimal() and len(identifier) <= LONGEST_ID else ""
    return Account(name or home.rpartition("/")[2], number, home.rstrip("/") or "/" if home else "")


def _first(value: object) -> str:
    """Return the first text of a list: the directory keeps one for every attribute."""
    return next((one for one in value if isinstance(one, str)), "") if isinstance(value, list) else ""


def _report_elsewhere(disk: Disk, account: Account) -> Problem | None:
    """Say so where a home is on the network, or on another disk that is not there.

    A home of this disk that is missing is none: it is made when the account first logs in.
    """
    if account.home.startswith(ON_NETWORK):
        return network_home(account, "the network")
    if account.home.startswith(OTHER_DISKS) and not may_be_a_folder(disk, account.home):
        return Problem(Reason.HOME_ABSENT, "the home is on a disk that is not mounted", account.home, account.name)
    return None


def _real(disk: Disk, path: str) -> str:
    try:
        return disk.real(path).casefold()
    except Unreadable:
        return path.casefold()
