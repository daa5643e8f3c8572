"""Whether an account without privileges may change a file that we are told to go by.

On POSIX by the owner and the mode of the file, of every folder above it and of every link on the way. An access list of Linux shows in
the mode; one of macOS does not, and is not read.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from scanner.host.open_folders import MOST_LINKS
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = 0


class Step(NamedTuple):
    """A folder, link or file that a path leads over; the last one is what it leads to."""

    path: str
    status: os.stat_result
    last: bool


def changeable(path: str) -> str:
    """Return why somebody without privileges may change a file or folder, or put another in its place; empty when nobody may.

    Raises OSError when a part of the path cannot be looked at.
    """
    if os.name == "nt":
        from scanner.host.windows import windows_write_access  # noqa: PLC0415  Windows only

        return windows_write_access.changeable(path)
    reasons = (f"{step.path} {reason}" for step in _steps(path) if (reason := _reason(step)))
    return next(reasons, "")


def _reason(step: Step) -> str:
    status = step.status
    if status.st_uid != ROOT:
        return f"is owned by uid {status.st_uid}, not by root"
    if stat.S_ISLNK(status.st_mode):
        return ""  # a link has no mode of its own
    kept = status.st_mode & stat.S_ISVTX and not step.last  # others add to such a folder, and cannot take out what is root's
    if status.st_mode & stat.S_IWOTH and not kept:
        return "is writable by everyone"
    if status.st_mode & stat.S_IWGRP and not kept:
        return f"is writable by group {status.st_gid}"
    return ""


def _steps(path: str) -> Iterator[Step]:
    """Walk a path as the kernel does: normalising it first would leave out what a link leads over."""
    here, ahead = "/", _parts(os.path.join(os.getcwd(), path))
    yield Step("/", os.lstat("/"), not ahead)
    links = 0
    while ahead:
        name = ahead.pop()
        if name == "..":
            here = os.path.dirname(here)
            continue
        at = os.path.join(here, name)
        status = os.lstat(at)
        is_link = stat.S_ISLNK(status.st_mode)
        yield Step(at, status, not ahead and not is_link)
        if not is_link:
            here = at
            continue
        links += 1
        if links > MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
        target = os.readlink(at)
        here = "/" if target.startswith("/") else here
        ahead += _parts(target)


def _parts(path: str) -> list[str]:
    """Return the names in a path, the first one last."""
    return [part for part in reversed(path.split("/")) if part not in {"", "."}]
