r"""The files of a Windows system that is mounted or copied below a folder: `C:/x` is the folder's x, whatever the letters' case.

Drivers and copying programs leave links in several shapes: relative ones with slashes, and Windows' own (`C:\x`, `\??\C:\x`).
All of them resolve inside the folder; one that leads to another drive or machine leads nowhere.
"""

from __future__ import annotations

from scanner.host.files import TRUSTED
from scanner.host.mounted.caseless_tree import CaselessTree
from scanner.host.windows.windows_disk import slashes
from scanner.model import Platform

DRIVE = "C:"
NOWHERE = "/:"  # no name of Windows holds a colon


class WindowsTree(CaselessTree):
    """Files by paths such as `C:/Users`. There is no other drive."""

    trusted = TRUSTED[Platform.WINDOWS]

    def link(self, path: str) -> str:  # noqa: D102  the protocol says it, here and below
        return slashes(super().link(path))

    def real(self, path: str) -> str:  # noqa: D102
        try:
            return super().real(path)
        except FileNotFoundError:
            return path

    def _resolved(self, path: str) -> str:
        return super()._resolved(self._below_root(path))

    def _below_root(self, path: str) -> str:
        drive, rest = path[:2], path[2:]
        if drive.casefold() != DRIVE.casefold() or rest[:1] not in {"", "/"}:
            raise FileNotFoundError(path)
        return rest

    def _named(self, below: str) -> str:
        return DRIVE + below.rstrip("/")

    def target(self, link: str) -> str:  # noqa: D102
        link = slashes(link)
        if link[1:2] == ":" or link.startswith("//"):
            return link[2:] if link[:2].casefold() == DRIVE.casefold() else NOWHERE
        return link
