"""The folder of what is written, held open from the look at the way to it until it is written there."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.host.files import inside
from scanner.host.open_folders import HOLDS_FOLDERS, OpenFolders

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def held_folder(path: str) -> Iterator[tuple[str, int | None]]:
    """Yield a file's name and the descriptor of its folder; elsewhere than on Linux its path, and none.

    Whoever owns a folder on the way (not we, and not root) must not lead us out of it: the file there may be somebody else's.
    """
    if not HOLDS_FOLDERS:
        yield path, None
        return
    folder, name = os.path.split(os.path.abspath(path))
    opened = OpenFolders("", {0, os.geteuid()}).open(AsWritten(), folder, os.O_PATH | os.O_DIRECTORY)
    try:
        if opened.bound and not inside(opened.path, (opened.bound,)):
            raise OSError(errno.EPERM, f"a link of another account leads to {opened.path or '/'}", path)
        yield name, opened.descriptor
    finally:
        os.close(opened.descriptor)


def check_way(folder: str) -> None:
    """Raise OSError where another account's link leads to a folder, or to where it is to be made."""
    there = os.path.abspath(folder)
    while HOLDS_FOLDERS and not os.path.lexists(there):
        there = os.path.dirname(there)
    with held_folder(os.path.join(there, "in it")):
        pass


class AsWritten:
    """Names and links of this machine."""

    def spelled(self, folder: str, name: str) -> str:  # noqa: ARG002  the protocol's shape
        """Return a name as its folder has it."""
        return name

    def target(self, link: str) -> str:
        """Return where a link leads."""
        return link
