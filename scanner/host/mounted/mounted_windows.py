"""A Windows system that is mounted or copied below a folder: its files, and its registry from hive files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.machine import Machine
from scanner.host.mounted.windows_tree import WindowsTree
from scanner.host.once import Once
from scanner.host.windows.hives import Hives
from scanner.host.windows.windows_accounts import account_hives, windows_accounts
from scanner.host.windows.windows_release import windows_architecture, windows_domain, windows_name, windows_release
from scanner.host.windows.windows_users import windows_users
from scanner.model import HostFacts, Platform, Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.host.host import User
    from scanner.host.users import Account
    from scanner.host.watched import Share

CONFIG = "C:/Windows/System32/config"
SIGN = "Windows/System32/config/SOFTWARE"
MACHINE = {r"HKLM64\SOFTWARE": f"{CONFIG}/SOFTWARE", r"HKLM64\SYSTEM": f"{CONFIG}/SYSTEM"}


def is_windows(root: str) -> bool:
    """Tell whether a folder holds a Windows system, in any letters' case."""
    try:
        return WindowsTree(root).entry(f"C:/{SIGN}").is_file
    except (FileNotFoundError, Unreadable):
        return False


def mounted_windows(root: str) -> Machine:
    """Open the Windows system below a folder. All its users are in scope, and are asked for by the first run; it runs no processes."""
    disk, hives = WindowsTree(root), Hives()
    machine = Machine(HostFacts("", Platform.WINDOWS, "", ""), disk, lambda _: (), lambda _: (), hives, lambda _: ())
    for key, path in MACHINE.items():
        hives.open(key, path, machine)
    broken = machine.losses
    found = Once(lambda machine: windows_accounts(hives, machine.disk))

    def take(account: Account, machine: Machine, share: Share) -> bool:
        for key, paths in account_hives(account):
            any(hives.open(key, path, machine, share) for path in paths)
        return False

    def users(machine: Machine) -> Sequence[User]:
        accounts, problems = found(machine)
        machine.losses.extend([*broken, *problems])
        return windows_users(machine, accounts, take, lambda _: False)

    def homes(machine: Machine) -> Sequence[str]:
        return [account.home for account in found(machine)[0]]

    names = (windows_name(hives), Platform.WINDOWS, windows_release(hives), windows_architecture(hives))
    facts = HostFacts(*names, disk.root, domain=windows_domain(hives))
    return Machine(facts, disk, users, lambda _: (), hives, homes)
