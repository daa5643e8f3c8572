"""Whether an account without privileges may change a file on Windows: by the owner and the access list of it and of every folder above.

See: https://learn.microsoft.com/windows/win32/fileio/file-access-rights-constants
"""

from __future__ import annotations

import os
import stat
from pathlib import PureWindowsPath

from scanner.host.windows.windows_access_list import access
from scanner.host.windows.windows_descriptor import DACL, OWNER, descriptor
from scanner.host.windows.windows_token import own_sid
from scanner.model import Malformed

SYSTEM, ADMINISTRATORS, OWNER_RIGHTS = "S-1-5-18", "S-1-5-32-544", "S-1-3-4"
TRUSTED_INSTALLER = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
DELETE, WRITE_DAC, WRITE_OWNER, GENERIC_ALL, GENERIC_WRITE = 0x1_0000, 0x4_0000, 0x8_0000, 0x1000_0000, 0x4000_0000
WRITE, APPEND, WRITE_EXTENDED, DELETE_CHILD, WRITE_ATTRIBUTES = 0x2, 0x4, 0x10, 0x40, 0x100
REPLACES = DELETE | DELETE_CHILD | WRITE_DAC | WRITE_OWNER | GENERIC_ALL  # what takes a folder's entry away, to put another there
CHANGES = REPLACES | GENERIC_WRITE | WRITE | APPEND | WRITE_EXTENDED | WRITE_ATTRIBUTES


def changeable(path: str) -> str:
    """Return why somebody without privileges may change a file or folder, or put another in its place; raise OSError."""
    whole = PureWindowsPath(os.path.abspath(path))
    trusted = {SYSTEM, ADMINISTRATORS, OWNER_RIGHTS, TRUSTED_INSTALLER, own_sid()}
    steps = ((str(step), CHANGES if step == whole else REPLACES) for step in (*reversed(whole.parents), whole))
    return next((f"{step} {reason}" for step, rights in steps if (reason := _reason(step, rights, trusted))), "")


def _reason(step: str, rights: int, trusted: set[str]) -> str:
    if os.lstat(step).st_file_attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT:  # type: ignore[attr-defined,unused-ignore]  # Windows only
        return "is a link; use the path that it points to"
    try:
        owner, grants = access(descriptor(step, OWNER | DACL))
    except Malformed as error:
        return f"has {error}"
    if owner not in trusted:
        return f"is owned by {owner}, not by an administrator"
    if grants is None:
        return "has no access list: everyone can write to it"
    return next((f"can be changed by {grant.sid}" for grant in grants if grant.rights & rights and grant.sid not in trusted), "")
