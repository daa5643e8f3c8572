"""A mounted disk image, a backup or a copied tree, in place of this machine: a Linux or a Windows system.

Links inside the root resolve inside the root; its users are all in scope; it runs no processes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scanner.host.files import SystemDisk
from scanner.host.machine import Machine
from scanner.host.mounted_windows import SIGN, is_windows, mounted_windows
from scanner.host.registry import NoRegistry
from scanner.host.release import host_name, linux_release
from scanner.host.users import linux_accounts, linux_homes, linux_user, shut
from scanner.model import HostFacts, Platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.host.host import User

LINUX_SIGNS = ("/etc/os-release", "/usr/lib/os-release", "/etc/passwd", "/usr/bin", "/bin", "/var/lib")


class NotASystem(Exception):  # noqa: N818  it says what the folder is not
    """The folder holds no system that we recognise."""


def mounted_host(root: str) -> Machine:
    """Open the system below a folder; raise NotASystem when there is none, or one of a platform we cannot read yet."""
    disk = SystemDisk(root)
    if not os.path.isdir(disk.root):
        message = f"{root}: not a folder"
        raise NotASystem(message)
    if is_windows(root):
        return mounted_windows(root)
    if not any(_is_there(disk, sign) for sign in LINUX_SIGNS):
        signs = f"expected one of {', '.join(LINUX_SIGNS)}, or {SIGN} of a Windows one"
        message = f"{root}: no Linux system here ({signs}); other platforms cannot be read as a folder yet"
        raise NotASystem(message)
    accounts = linux_homes(disk, linux_accounts(disk))

    def users(machine: Machine) -> Sequence[User]:
        closed = {account.home: problem for account in accounts if (problem := shut(disk, account))}
        machine.losses.extend(closed.values())
        return [linux_user(account, {}) for account in accounts if account.home not in closed]

    facts = HostFacts(host_name(disk), Platform.LINUX, linux_release(disk), "", disk.root)
    return Machine(facts, disk, users, lambda _: (), NoRegistry(), lambda: [account.home for account in accounts])


def _is_there(disk: SystemDisk, path: str) -> bool:
    try:
        disk.entry(path)
    except FileNotFoundError:
        return False
    return True
