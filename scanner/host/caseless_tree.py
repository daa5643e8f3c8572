"""The files of a mounted or copied system that knew no letter case, on a disk that does: `/users/ALICE` is the folder's `Users/alice`.

Paths are answered in the spelling of the disk where it has one, so that one file has one name.
"""

from __future__ import annotations

import os
from itertools import islice

from scanner.host.files import SystemDisk

MOST_NAMES = 200_000
MOST_FOLDERS = 20_000


class CaselessTree(SystemDisk):
    """Files by path below a folder, whatever the letters' case."""

    def __init__(self, root: str) -> None:
        """Take the folder that stands for the system's own root. What it holds is not expected to change."""
        super().__init__(root)
        self._spellings: dict[str, dict[str, str]] = {}
        self._folders: dict[str, str] = {}

    def link(self, path: str) -> str:  # noqa: D102  the protocol says it
        parent, _, name = path.rpartition("/")
        try:
            folder = self._actual(parent)
            return os.readlink(f"{folder}/{self._spelled(folder, name)}")
        except (OSError, ValueError):
            return ""  # not a link, or not there: both are no link

    def _resolved(self, path: str) -> str:
        """Resolve a path by its folder, which is resolved once: thousands of files are asked for by paths that begin alike."""
        parent, _, name = path.rpartition("/")
        if not parent or name in {"", ".", ".."}:
            return super()._resolved(path)
        if parent not in self._folders:
            if len(self._folders) >= MOST_FOLDERS:
                self._folders.clear()
            self._folders[parent] = super()._resolved(parent)
        above = self._folders[parent]
        folder = f"{self.root}/{above}" if above else self.root
        name = self._spelled(folder, name)
        try:
            os.readlink(f"{folder}/{name}")
        except (OSError, ValueError):
            return f"{above}/{name}" if above else name  # no link; whether it is there shows when it is opened
        return super()._resolved(f"{above}/{name}")

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
