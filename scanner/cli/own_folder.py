"""Whether a folder is this account's own: nobody but it and root can write there or put another in its place."""

from __future__ import annotations

import os
import stat


def find_stranger(folder: str) -> str:
    """Return why an existing folder is not ours alone; empty where it is. Raises OSError when a part of the path cannot be looked at."""
    if os.name == "nt":
        from scanner.host.live import privileged  # noqa: PLC0415  of Windows alone, here and below
        from scanner.host.write_access import changeable  # noqa: PLC0415

        return changeable(folder) if privileged() else ""  # else it is in the account's own profile, or misleads only itself
    own = os.geteuid()
    here = os.path.realpath(folder)
    if os.lstat(here).st_uid != own:
        return f"{here} is owned by uid {os.lstat(here).st_uid}"
    while True:
        status = os.lstat(here)
        kept = status.st_mode & stat.S_ISVTX and here != os.path.realpath(folder)  # others add to it, and take nothing out
        if status.st_uid not in {0, own}:
            return f"{here} is owned by uid {status.st_uid}"
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH) and not kept:
            return f"{here} is writable by other accounts"
        if here == os.path.dirname(here):
            return ""
        here = os.path.dirname(here)


def find_reader(folder: str) -> str:
    """Return why others may read what is in a folder, where modes say so; empty where they may not."""
    mode = os.stat(folder).st_mode
    return f"expected mode 700, found {stat.S_IMODE(mode):o}" if os.name != "nt" and mode & (stat.S_IRWXG | stat.S_IRWXO) else ""
