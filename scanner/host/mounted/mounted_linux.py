"""A Linux system that is mounted or copied below a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.files import SystemDisk
from scanner.host.linux.linux_accounts import homes_elsewhere, linux_accounts, linux_homes, people
from scanner.host.linux.linux_release import host_name, linux_domain, linux_release
from scanner.host.machine import Machine
from scanner.host.once import Once
from scanner.host.registry import NoRegistry
from scanner.host.users import linux_user, may_be_there
from scanner.model import HostFacts, Platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.host.host import User

SIGNS = ("/etc/os-release", "/usr/lib/os-release", "/etc/passwd", "/usr/bin", "/bin", "/var/lib")


def is_linux(root: str) -> bool:
    """Tell whether a folder holds a Linux system."""
    disk = SystemDisk(root)
    return any(may_be_there(disk, sign) for sign in SIGNS)


def mounted_linux(root: str) -> Machine:
    """Open the Linux system below a folder. All its users are in scope, and are asked for by the first run: a home may not answer.

    It runs no processes.
    """
    disk = SystemDisk(root)
    found = Once(lambda machine: linux_accounts(machine.disk))

    def users(machine: Machine) -> Sequence[User]:
        accounts, problems = found(machine)
        homes = linux_homes(machine.disk, accounts)
        machine.losses.extend([*problems, *homes.problems, *homes_elsewhere(machine.disk, homes)])
        return [linux_user(account, {}) for account in homes.accounts]

    def homes(machine: Machine) -> Sequence[str]:
        return [account.home for account in people(found(machine).accounts)]

    name = host_name(disk)
    facts = HostFacts(name, Platform.LINUX, linux_release(disk), "", disk.root, domain=linux_domain(name))
    return Machine(facts, disk, users, lambda _: (), NoRegistry(), homes)
