"""Opens files of Linux from folder to folder, each by its name in the one above it: nobody can swap a folder for a link on the way.

Links are read and followed here, so where a file lies is known because it was opened there, and whoever could have changed the way to it is
known too. Links of /proc that stand for an open file or for another process's root are followed by their text, and lead nowhere else.

openat2(2) would do it in one call, but only ctypes reaches it, whose import is 7 of the 150 ms of a login; folders that are held open make
this as fast as opening by path.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Protocol

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HOLDS_FOLDERS = hasattr(os, "O_PATH")  # Linux alone
NO_LINK = os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) if HOLDS_FOLDERS else 0
FOLDER = NO_LINK | os.O_PATH | os.O_DIRECTORY if HOLDS_FOLDERS else 0
MOST_HELD = 64  # folders that are held open
MOST_LINKS = 40  # from one to the next, as the Linux kernel has it
NEITHER = frozenset({"", "."})


class Opened(NamedTuple):
    """A descriptor, where it lies below the root, and the first place on the way to it that is not root's: who owns that chose the way."""

    descriptor: int
    path: str
    bound: str


class Names(Protocol):
    """How a system writes names and links."""

    def spelled(self, folder: str, name: str) -> str:
        """Return a name as its folder has it."""

    def target(self, link: str) -> str:
        """Return where a link leads on the system that wrote it."""


class OpenFolders:
    """Folders below a root, held open from one question to the next."""

    def __init__(self, root: str, trusted: Iterable[int] = (0,)) -> None:
        """Take the folder that stands for `/`, and whose links may lead anywhere in it. Nothing is opened yet."""
        self._root = root
        self._trusted = {*trusted}
        self._held: dict[str, Opened] = {}  # by where they lie; the bound of each includes itself
        self._known: dict[str, Opened] = {}  # by the path that was asked for

    def __del__(self) -> None:
        self.close()

    def open(self, tree: Names, path: str, flags: int) -> Opened:
        """Open what a path leads to, for the caller to close. Raises OSError."""
        try:
            return self._open(tree, path, flags)
        except OSError as error:
            if error.errno != errno.EMFILE or not self._held:
                raise
        self.close()  # where few files may be open, none is held
        return self._open(tree, path, flags)

    def _open(self, tree: Names, path: str, flags: int, links: int = 0, bound: str = "") -> Opened:
        parent, _, name = path.rpartition("/")
        if name in NEITHER or name == "..":
            parent, name = path, "."
        way = self._folder(tree, parent, links)
        bound = bound or way.bound
        if name != ".":
            name = tree.spelled(self._root + way.path, name)
        where = way.path if name == "." else f"{way.path}/{name}"
        try:
            return Opened(os.open(name, flags | NO_LINK, dir_fd=way.descriptor), where, bound)
        except OSError as error:
            if error.errno not in {errno.ELOOP, errno.ENOTDIR}:
                raise
            target = _target(tree, way, name, error)
        _count(links, path)
        return self._open(tree, _join(way.path, target), flags, links + 1, bound or self._own(way, name))

    def close(self) -> None:
        """Close every folder that is held."""
        for one in self._held.values():
            os.close(one.descriptor)
        self._held.clear()
        self._known.clear()

    def _folder(self, tree: Names, path: str, links: int) -> Opened:
        known = self._known.get(path)
        if known is None:
            if len(self._held) > MOST_HELD:
                self.close()
            known = self._known[path] = self._walk(tree, path, links)
        return known

    def _walk(self, tree: Names, path: str, links: int) -> Opened:
        here = top = self._held.get("") or self._hold_root()
        bound = ""
        ahead = path.split("/")[::-1]
        while ahead:
            name = ahead.pop()
            if name in NEITHER:
                continue
            if name == "..":
                here = self._held[here.path.rpartition("/")[0]]
                continue
            name = tree.spelled(self._root + here.path, name)
            if "/" in name:
                ahead += name.split("/")[::-1]
                continue
            try:
                here = self._held.get(f"{here.path}/{name}") or self._hold(here, name)
            except NotADirectoryError as error:
                target = _target(tree, here, name, error)
                bound = bound or self._own(here, name)
                links = _count(links, path)
                ahead += target.split("/")[::-1]
                here = top if target.startswith("/") else here
                continue
            bound = bound or here.bound
        return Opened(here.descriptor, here.path, bound)

    def _hold_root(self) -> Opened:
        descriptor = os.open(self._root or "/", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        self._trusted.add(_look(descriptor).st_uid)  # a copied system may be wholly the one's who copied it
        self._held[""] = Opened(descriptor, "", "")
        return self._held[""]

    def _hold(self, above: Opened, name: str) -> Opened:
        descriptor = os.open(name, FOLDER, dir_fd=above.descriptor)
        path = f"{above.path}/{name}"
        self._held[path] = Opened(descriptor, path, above.bound or ("" if self._is_roots(_look(descriptor)) else path))
        return self._held[path]

    def _own(self, folder: Opened, name: str) -> str:
        """Return the place of a link that is not root's, empty for one that is."""
        found = os.stat(name, dir_fd=folder.descriptor, follow_symlinks=False)
        return "" if found.st_uid in self._trusted else f"{folder.path}/{name}"

    def _is_roots(self, found: os.stat_result) -> bool:
        """Tell whether root alone puts names into a folder, or each account its own: then a link says itself whose it is."""
        open_to_all = found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX
        return found.st_uid in self._trusted and not open_to_all


def _look(descriptor: int) -> os.stat_result:
    """Say what was opened, and close it where the system refuses to: a program's file system may, each time that it is asked."""
    try:
        return os.fstat(descriptor)
    except OSError:
        os.close(descriptor)
        raise


def _target(tree: Names, folder: Opened, name: str, error: OSError) -> str:
    """Return what a link says; raise the error where it is none."""
    try:
        return tree.target(os.readlink(name, dir_fd=folder.descriptor))
    except OSError:
        raise error from None


def _join(folder: str, target: str) -> str:
    return target if target.startswith("/") else f"{folder}/{target}"


def _count(links: int, path: str) -> int:
    if links >= MOST_LINKS:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    return links + 1
