"""Folders in which homes belong, that a system mounts from elsewhere, and in which nothing is: the homes are not here.

A mounted root may be one disk of several, and a share is mounted when somebody logs in.
See: fstab(5), auto.master(5), systemd.mount(5), pam_mount.conf(5)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.host.claimed_place import ROOT
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.host.files import Disk
    from scanner.host.users import Account

COVERED = "an empty file system in memory hides the home folders that belong here, as the ProtectHome= of a systemd service does"
NOT_MOUNTED = "home folders from another device or server belong here, and it is not mounted"
CALLED = frozenset({"home", "homes", "people", "users"})  # folders of homes, of accounts that no file here names
# A file, or a folder with the ending of its files, and how a line of it names the folder on which something is mounted.
LINES = (
    ("/etc/fstab", "", r"(?m)^[ \t]*[^#\s]\S*[ \t]+(/\S*)"),
    ("/etc/auto.master", "", r"(?m)^[ \t]*(/[^-\s]\S*)[ \t]+\S"),
    ("/etc/auto.master.d", ".autofs", r"(?m)^[ \t]*(/[^-\s]\S*)[ \t]+\S"),
    ("/etc/systemd/system", ".mount", r"(?m)^[ \t]*Where[ \t]*=[ \t]*(/\S*)"),
    ("/etc/security/pam_mount.conf.xml", "", r"\bmountpoint[ \t]{0,9}=[ \t]{0,9}[\"']([^\"'<>]{1,200})"),
)
ACCOUNT = r"%\(USER\)|%\(DOMAIN_USER\)"
HOME = "~"
LIMIT = 1 << 20
IN_MEMORY = frozenset({"tmpfs", "ramfs"})
EMPTY = frozenset({"lost+found", ".Trash-0"})


def unmounted_homes(disk: Disk, accounts: Sequence[Account]) -> Iterator[Problem]:
    """Yield the folders of homes that are to be mounted, and in which nothing is."""
    homes = {account.home: account.name for account in accounts if account.id != ROOT}
    parents = {home.rpartition("/")[0] for home in homes} - {""}
    places = [place for file, pattern in _files(disk) for said in re.findall(pattern, file) for place in _filled(said, homes)]
    for place in dict.fromkeys(places):
        of_homes = place in homes or place in parents or place.rpartition("/")[2] in CALLED
        if of_homes and not _names(disk, place) - EMPTY:
            yield Problem(Reason.HOME_ABSENT, NOT_MOUNTED, place, homes.get(place, ""))


def covered_homes(disk: Disk, accounts: Sequence[Account], mounts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the folders of homes over which something was mounted that holds nothing, by whoever started us for one.

    See: systemd.exec(5), `ProtectHome=`, `InaccessiblePaths=`, `TemporaryFileSystem=`
    """
    homes = {account.home: account.name for account in accounts}
    parents = {home.rpartition("/")[0] for home in homes}
    for point, kind in mounts.items():
        of_homes = point in homes or point in parents or point.rpartition("/")[2] in CALLED
        if kind in IN_MEMORY and point and of_homes and not _names(disk, point) - EMPTY:
            yield Problem(Reason.HOME_ABSENT, COVERED, point, homes.get(point, ""))


def is_empty(disk: Disk, folder: str) -> bool:
    """Tell whether a folder holds nothing, or is not there: what was left there when its file system was made says that it is mounted."""
    return not _names(disk, folder)


def _files(disk: Disk) -> Iterator[tuple[str, str]]:
    for path, ending, pattern in LINES:
        paths = sorted(f"{path}/{name}" for name in _names(disk, path) if name.endswith(ending)) if ending else [path]
        for file in paths:
            if text := _text(disk, file):
                yield text, pattern


def _filled(said: str, homes: dict[str, str]) -> Iterator[str]:
    """Yield the folders that a mount point stands for: one that names no account for all, and each account's own."""
    place = said.rstrip("/")
    if place == HOME:
        yield from homes
    elif re.search(ACCOUNT, place):
        before, behind = re.split(ACCOUNT, place, maxsplit=1)
        yield before.rstrip("/")
        yield from (f"{before}{name}{behind}" for name in homes.values())
    else:
        yield place


def _text(disk: Disk, path: str) -> str:
    try:
        return disk.read(path, LIMIT, None).decode("utf-8", "replace")
    except (FileNotFoundError, Unreadable):
        return ""  # it only says what may be missing; a home that is there is read all the same


def _names(disk: Disk, folder: str) -> set[str]:
    try:
        return set(disk.names(folder, None))
    except FileNotFoundError:
        return set()
    except Unreadable:
        return {folder}  # closed to us is not empty, and is said where homes are looked for
