"""Whose homes and keys of a Windows system can be looked at, and why the others cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.users import may_be_a_folder, network_home, shut, windows_user
from scanner.host.watched import Share
from scanner.host.windows.hives import weigh_hives
from scanner.host.windows.windows_accounts import SYSTEM, account_hives, is_set_aside
from scanner.host.windows.windows_shell_folders import with_moved_folders
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scanner.host.host import User
    from scanner.host.machine import Machine
    from scanner.host.users import Account

KEYS = ("hku", "classes")


def windows_users(
    machine: Machine, accounts: Sequence[Account], take: Callable[[Account, Machine, Share], bool], remote: Callable[[str], bool]
) -> list[User]:
    """Make users of accounts, noting what is closed to us.

    `take` finds an account's keys and tells whether Windows has them loaded: then they are looked at even where the home is not,
    as they are where two accounts have one home. `remote` tells whether a drive stands for a network share. Keys that take long
    are found last, so that they leave each other account its share of the time.
    """
    homes = _find_homes(machine, accounts, remote)
    in_order = sorted(homes, key=lambda account: _weigh(machine, account, homes[account])) if len(homes) > 1 else homes
    users: dict[Account, User] = {}
    for done, account in enumerate(in_order):
        said = len(machine.losses)
        loaded = take(account._replace(home=homes[account]), machine, Share(machine.watch, len(homes) - done))
        machine.losses[said:] = [loss._replace(user=account.name) for loss in machine.losses[said:]]
        user = windows_user(account)
        if homes[account]:
            users[account] = with_moved_folders(machine, user, remote)
        elif loaded:
            users[account] = user._replace(folders={base: user.folders[base] for base in KEYS})
    return [users[account] for account in homes if account in users]


def _find_homes(machine: Machine, accounts: Sequence[Account], remote: Callable[[str], bool]) -> dict[Account, str]:
    """Return each account's home, empty where it is closed (which is noted) or another account's already."""
    homes: dict[Account, str] = {}
    known: set[str] = set()
    for account in accounts:
        problem = _why_closed(machine, account, remote)
        if problem:
            machine.losses.extend(_worth_saying(machine, problem, account))
        folded = account.home.casefold()
        homes[account] = "" if problem or folded in known else account.home
        known.add(folded)
    return homes


def _weigh(machine: Machine, account: Account, home: str) -> float:
    return weigh_hives(machine, (path for _, paths in account_hives(account._replace(home=home)) for path in paths))


def network_path(path: str) -> bool:
    """Tell whether a path is on another machine, without asking that one."""
    return path.startswith("//")


def _why_closed(machine: Machine, account: Account, remote: Callable[[str], bool]) -> Problem | None:
    """Say why a home cannot be looked at, None when it can."""
    home = account.home
    if network_path(home) or remote(home) or network_path(machine.disk.link(home)):
        return network_home(account, "a network share")
    try:
        there = machine.disk.entry(home).is_folder
    except FileNotFoundError:
        there = False
    except Unreadable as problem:
        return Problem(problem.reason, problem.detail, home, account.name)
    if not there:
        return Problem(Reason.HOME_ABSENT, "the home of this profile does not exist", home, account.name)
    return shut(machine.disk, account)


def _worth_saying(machine: Machine, problem: Problem, account: Account) -> list[Problem]:
    """Keep all but the homes that were never made or are gone, and that Windows lists all the same.

    Those are of the system's own accounts, and of profiles that were set aside, where the folder of the homes is there.
    """
    may_be_gone = account.id in SYSTEM or (is_set_aside(account.id) and may_be_a_folder(machine.disk, account.home.rpartition("/")[0]))
    return [] if may_be_gone and problem.reason is Reason.HOME_ABSENT else [problem]
