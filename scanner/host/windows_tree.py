r"""The files of a Windows system that is mounted or copied below a folder: `C:/x` is the folder's x, whatever the letters' case.

Drivers and copying programs leave links in several shapes: relative ones with slashes, and Windows' own (`C:\x`, `\??\C:\x`).
All of them resolve inside the folder; one that leads to another drive or machine leads nowhere.
"""

from __future__ import annotations

import os
from itertools import islice

from scanner.host.files import SystemDisk
from scanner.host.windows_disk import slashes

DRIVE = "C:"
NOWHERE = "/:"  # no name of Windows holds a colon
MOST_NAMES = 200_000


class WindowsTree(SystemDisk):
    """Files by paths such as `C:/Users`. There is no other drive."""

    def __init__(self, root: str) -> None:
        """Take the folder that stands for `C:/`. What it holds is not expected to change."""
        super().__init__(root)
        self._spellings: dict[str, dict[str, str]] = {}

    def link(self, path: str) -> str:  # noqa: D102  the protocol says it, here and below
        parent, _, name = path.rpartition("/")
        try:
            folder = self._actual(parent)
            return slashes(os.readlink(f"{folder}/{self._spelled(folder, name)}"))
        except (OSError, ValueError):
            return ""  # not a link, or not there: both are no link

    def real(self, path: str) -> str:  # noqa: D102
        try:
            return super().real(path)
        except FileNotFoundError:
            return path

    def _resolved(self, path: str) -> str:
        drive, rest = path[:2], path[2:]
        if drive.casefold() != DRIVE.casefold() or rest[:1] not in {"", "/"}:
            raise FileNotFoundError(path)
        return super()._resolved(rest)

    def _named(self, below: str) -> str:
        return DRIVE + below.rstrip("/")

    def _target(self, link: str) -> str:
        link = slashes(link)
        if link[1:2] == ":" or link.startswith("//"):
            return link[2:] if link[:2].casefold() == DRIVE.casefold() else NOWHERE
        return link

    def _spelled(self, folder: str, name: str) -> str:
        """Return a name as the disk spells it."""
        if os.path.lexists(f"{folder}/{name}"):
            return name
        if folder not in self._spellings:
            self._spellings[folder] = _spellings(folder)
        return self._spellings[folder].get(name.casefold(), name)


def _spellings(folder: str) -> dict[str, str]:
    try:
        with os.scandir(folder) as entries:
            return {entry.name.casefold(): entry.name for entry in islice(entries, MOST_NAMES)}
    except OSError:
        return {}  # a folder that cannot be listed says so when it is listed or opened itself
