"""A mounted disk image, a backup or a copied tree, in place of this machine: a Linux, a macOS or a Windows system.

Links inside the root resolve inside the root; its users are all in scope; it runs no processes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scanner.host.files import SystemDisk
from scanner.host.mounted.caseless_tree import CaselessTree
from scanner.host.mounted.mounted_linux import SIGNS, is_linux, mounted_linux
from scanner.host.mounted.mounted_macos import is_macos, mounted_macos
from scanner.host.mounted.mounted_windows import SIGN, is_windows, mounted_windows
from scanner.host.users import may_be_a_folder
from scanner.model import Platform

if TYPE_CHECKING:
    from scanner.host.machine import Machine

# The first that holds decides: a macOS has /bin and /usr too.
RECOGNISED = {Platform.WINDOWS: is_windows, Platform.MACOS: is_macos, Platform.LINUX: is_linux}
OPENED = {Platform.WINDOWS: mounted_windows, Platform.MACOS: mounted_macos, Platform.LINUX: mounted_linux}
# One of these must be there in a part of a system that is said to be of a platform: a wrong word must not make a clean scan of nothing.
PARTS = {
    Platform.WINDOWS: ("Windows", "Users", "Program Files", "Program Files (x86)", "ProgramData", "Documents and Settings"),
    Platform.MACOS: ("System", "Users", "Applications", "Library", "private", "opt"),
    Platform.LINUX: ("etc", "usr", "var", "home", "root", "opt", "bin"),
}


class NotASystem(Exception):  # noqa: N818  it says what the folder is not
    """The folder holds no system that we recognise."""


def _is_folder(root: str) -> bool:
    try:
        return os.path.isdir(os.path.realpath(root))
    except OSError:  # it is relative to a current folder that is gone
        return False


def mounted_host(root: str, platform: Platform | None = None) -> Machine:
    """Open the system below a folder, of a platform if one is named, else of the one it is recognised as; or raise NotASystem."""
    return OPENED[platform_of(root, platform)](root)


def platform_of(root: str, platform: Platform | None = None) -> Platform:
    """Return the platform of the system below a folder; raise NotASystem when there is none, or nothing of the one that is named."""
    if not _is_folder(root):
        message = f"{root}: not a folder"
        raise NotASystem(message)
    if platform is not None:
        disk = CaselessTree(root) if platform is not Platform.LINUX else SystemDisk(root)
        if not any(may_be_a_folder(disk, part) for part in PARTS[platform]):
            message = f"{root}: no {platform} system found (expected one of {', '.join(PARTS[platform])})"
            raise NotASystem(message)
        return platform
    for known, recognises in RECOGNISED.items():
        if recognises(root):
            return known
    message = (
        f"{root}: no Linux, macOS or Windows system found (expected one of {', '.join(SIGNS)}; "
        f"System/Library/CoreServices/SystemVersion.plist; or {SIGN}); use --platform for a partial copy of a system"
    )
    raise NotASystem(message)
