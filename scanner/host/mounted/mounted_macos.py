"""A macOS system that is mounted or copied below a folder: its volume with everything, or the one that holds what people put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.machine import Machine
from scanner.host.macos.macos_release import VERSION, macos_domain, macos_name, macos_release
from scanner.host.macos.macos_users import DIRECTORY, macos_accounts, macos_users
from scanner.host.mounted.macos_tree import MacosTree
from scanner.host.once import Once
from scanner.host.registry import NoRegistry
from scanner.host.users import may_be_there
from scanner.model import HostFacts, Platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.host.host import User

SIGNS = (VERSION, DIRECTORY)  # the second one alone is on the volume of what people put there


def is_macos(root: str) -> bool:
    """Tell whether a folder holds a macOS system, in any letters' case."""
    disk = MacosTree(root)
    return any(may_be_there(disk, sign) for sign in SIGNS)


def mounted_macos(root: str) -> Machine:
    """Open the macOS system below a folder. All its users are in scope, and are asked for by the first run; it runs no processes."""
    disk = MacosTree(root)
    found = Once(lambda machine: macos_accounts(machine.disk))

    def users(machine: Machine) -> Sequence[User]:
        return macos_users(machine, *found(machine))

    def homes(machine: Machine) -> Sequence[str]:
        return [account.home for account in found(machine)[0]]

    facts = HostFacts(macos_name(disk), Platform.MACOS, macos_release(disk), "", disk.root, domain=macos_domain(disk))
    return Machine(facts, disk, users, lambda _: (), NoRegistry(), homes)
