"""Files of a machine, read within bounds: never a FIFO, a device, a huge file, or what a link outside the bounds leads to.

On Linux whose it is, where it lies and what it holds come from one open file: see `open_folders`. Elsewhere the path is checked first.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from functools import lru_cache
from typing import Protocol, TypeVar

from scanner.host.open_folders import HOLDS_FOLDERS, MOST_LINKS, Opened, OpenFolders
from scanner.model import Platform, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

# Where a link of an account may lead: what only the administrator or a package manager writes, and everybody may read.
TRUSTED = {
    Platform.LINUX: ("/usr", "/opt", "/var/opt", "/nix", "/gnu", "/snap", "/var/lib/flatpak", "/var/lib/snapd"),
    Platform.MACOS: ("/Applications", "/System", "/usr", "/opt", "/nix"),
    Platform.WINDOWS: ("C:/Program Files", "C:/Program Files (x86)", "C:/Windows"),
}


WINDOWS_ABSENT = (123, 161)  # a name that Windows cannot hold cannot be there; Wine says so also of a file that is listed as a folder
MOST_NAMES = 20_000
MOST_KEPT = 20_000
DEEPEST = 100  # folders that are found one from the other
Asked = TypeVar("Asked")
Kept = TypeVar("Kept")
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
OPENS_FOLDERS = hasattr(os, "O_DIRECTORY")  # not on Windows

REASONS = {
    errno.EACCES: Reason.PERMISSION_DENIED,
    errno.EPERM: Reason.REFUSED_BY_SYSTEM,
    errno.ELOOP: Reason.LINK_LOOP,
    errno.EBUSY: Reason.LOCKED,
}
# By the number Windows gives, where its errno says less: winerror.h.
WINDOWS_REASONS = {32: Reason.LOCKED, 33: Reason.LOCKED, 1009: Reason.MALFORMED, 1015: Reason.MALFORMED, 1921: Reason.LINK_LOOP}

Within = tuple[str, ...] | None  # folders that an opened path must be in; None where the machine's owner made the place


class Entry(NamedTuple):
    """What stands at a path, links followed. `size` in bytes, `owner` a uid."""

    is_file: bool
    is_folder: bool
    size: int
    owner: int

    @property
    def file_size(self) -> int:
        """The size of a regular file, 0 of anything else."""
        return self.size if self.is_file else 0


class Place(NamedTuple):
    """Where a folder really lies and who owns it (`Account.id`), told at once. `bound` is the first place on the way that is not root's."""

    path: str
    owner: str
    bound: str

    @property
    def leads_away(self) -> bool:
        """Whether an account that owns a folder on the way makes it lead out of that folder."""
        return bool(self.bound) and not inside(self.path, (self.bound,))


class Disk(Protocol):
    """Files by path with forward slashes; what cannot be had raises FileNotFoundError or `Unreadable`."""

    def entry(self, path: str) -> Entry:
        """Say what stands at a path."""

    def names(self, path: str, within: Within) -> list[str]:
        """List a folder, at most `MOST_NAMES` of it plus one."""

    def read(self, path: str, limit: int, within: Within, *, whole: bool = True) -> bytes:
        """Read a file; one above the limit is refused when it is wanted whole, else cut there."""

    def part(self, path: str, offset: int, size: int, within: Within) -> bytes:
        """Read at most `size` bytes of a file from an offset on."""

    def link(self, path: str) -> str:
        """Return what a symbolic link says, empty when it is none."""

    def place(self, path: str) -> Place:
        """Say where a folder lies, and whose it is."""

    def owner(self, path: str) -> str:
        """Return the id of the account that owns what stands at a path, empty where the system keeps none."""

    def real(self, path: str) -> str:
        """Return a path with its links followed, whether or not anything stands there."""

    def let_go(self, *, in_use: bool) -> None:
        """Hold no folder open any longer, at the end of a run; those that a thread left behind may be using stay with it."""


def keep(known: dict[Asked, Kept], asked: Asked, answer: Kept, most: int = MOST_KEPT) -> Kept:
    """Keep an answer for the next one who asks, but not any number of them."""
    if len(known) >= most:
        known.clear()
    known[asked] = answer
    return answer


def unreadable(error: OSError) -> Unreadable:
    """Name the reason that an error of the system stands for."""
    reason = WINDOWS_REASONS.get(getattr(error, "winerror", None) or 0) or REASONS.get(error.errno or 0, Reason.READ_ERROR)
    return Unreadable(reason, str(error.strerror or error))


def inside(path: str, folders: tuple[str, ...]) -> bool:
    """Tell whether a resolved path is one of the folders or below one; letter case is of no account on a drive."""
    return _start(path).startswith(_starts(folders))


def _start(path: str) -> str:
    path = path if path[-1:] == "/" else f"{path}/"
    return path.casefold() if path[1:2] == ":" else path


@lru_cache(maxsize=4096)  # every file is held against every home
def _starts(folders: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_start(folder.rstrip("/")) for folder in folders)


class SystemDisk:
    """Files of this machine, or of a mounted system when a root is given: its links then resolve inside the root."""

    trusted = TRUSTED[Platform.LINUX]

    def __init__(self, root: str = "") -> None:
        """Take the folder that stands for `/`, empty for this machine."""
        self.root = os.path.realpath(root).replace(os.sep, "/") if root else ""
        self._folders = OpenFolders(self.root)
        self._resolved_folders: dict[str, str] = {}

    def entry(self, path: str) -> Entry:  # noqa: D102  the protocol says it
        try:
            found = os.stat(self._actual(path))
        except FileNotFoundError:  # what most questions end with
            raise
        except (OSError, ValueError) as error:
            raise self._explain_failure(error, path) from error
        if stat.S_ISCHR(found.st_mode) and os.name == "posix" and found.st_rdev == os.stat(os.devnull).st_rdev:
            raise FileNotFoundError(path)  # a link to it says that there is nothing
        return Entry(stat.S_ISREG(found.st_mode), stat.S_ISDIR(found.st_mode), found.st_size, found.st_uid)

    def names(self, path: str, within: Within) -> list[str]:  # noqa: D102
        names: list[str] = []
        folder = self._open(path, within, os.O_DIRECTORY) if OPENS_FOLDERS else self._checked(path, within)
        try:
            with os.scandir(folder) as entries:
                for found in entries:
                    names.append(found.name)
                    if len(names) > MOST_NAMES:
                        break
        except OSError as error:
            raise self._explain_failure(error, path) from error
        finally:
            if isinstance(folder, int):
                os.close(folder)
        return names

    def read(self, path: str, limit: int, within: Within, *, whole: bool = True) -> bytes:  # noqa: D102
        if not self._is_file(path):
            raise Unreadable(Reason.NOT_A_FILE, "not a regular file", path)
        descriptor = self._open(path, within, 0)
        try:
            return _bytes(descriptor, path, limit, whole=whole)
        except OSError as error:
            raise unreadable(error) from error
        finally:
            os.close(descriptor)

    def part(self, path: str, offset: int, size: int, within: Within) -> bytes:  # noqa: D102
        if not self._is_file(path):
            raise Unreadable(Reason.NOT_A_FILE, "not a regular file", path)
        descriptor = self._open(path, within, 0)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise Unreadable(Reason.NOT_A_FILE, "not a regular file", path)
            if offset >= found.st_size:  # a format may name any number, and the system refuses some
                return b""
            if offset:
                os.lseek(descriptor, offset, os.SEEK_SET)
            return _read(descriptor, min(size, found.st_size - offset))
        except OSError as error:
            raise unreadable(error) from error
        finally:
            os.close(descriptor)

    def link(self, path: str) -> str:  # noqa: D102
        parent, _, name = path.rpartition("/")
        try:
            return self._linked(self._actual(parent), name)
        except (OSError, ValueError):
            return ""  # no folder to look in

    def place(self, path: str) -> Place:  # noqa: D102
        if not HOLDS_FOLDERS:  # a race that we cannot close there
            return Place(self.real(path), self.owner(path), "")
        opened = self._held(path, os.O_PATH | os.O_DIRECTORY)
        try:
            owner = str(os.fstat(opened.descriptor).st_uid)
            return Place(self._named(opened.path or "/"), owner, opened.bound and self._named(opened.bound))
        except OSError as error:  # a program's file system may open a folder and refuse to say whose it is
            raise self._explain_failure(error, path) from error
        finally:
            os.close(opened.descriptor)

    def owner(self, path: str) -> str:  # noqa: D102
        return str(self.entry(path).owner)

    def let_go(self, *, in_use: bool) -> None:  # noqa: D102
        if not in_use:
            self._folders.close()
        self._folders = OpenFolders(self.root)

    def real(self, path: str) -> str:  # noqa: D102
        return self._named(f"/{self._resolved(path)}") if self.root else self._leads(path)

    def _is_file(self, path: str) -> bool:
        """Tell whether a path may be opened: a device may act on being opened, whatever is read of it."""
        return self.entry(path).is_file

    def _actual(self, path: str) -> str:
        if not self.root:
            return path or "/"
        parent, _, name = path.rpartition("/")
        if name in {"", ".", ".."} or path.count("/") > DEEPEST:
            return self._find(path)
        folder = self._resolved_folders.get(parent)
        if folder is None:
            folder = keep(self._resolved_folders, parent, self._actual(parent).rstrip("/"))
        return self._find(path) if self._linked(folder, name) else f"{folder}/{name}"

    def _find(self, path: str) -> str:
        """Return where a path leads on the disk, each folder on the way asked for."""
        return f"{self.root}/{self._resolved(path)}"

    def _resolved(self, path: str) -> str:
        waiting = path.split("/")[::-1]
        done: list[str] = []
        links = 0
        while waiting:
            part = waiting.pop()
            if part in {"", "."}:
                continue
            if part == "..":
                del done[-1:]
                continue
            folder = "/".join([self.root, *done])
            part = self.spelled(folder, part)
            link = self._linked(folder, part)
            if not link:
                done.append(part)  # whether it is there shows when it is opened
                continue
            target = self.target(link)
            links += 1
            if links > MOST_LINKS:
                raise Unreadable(Reason.LINK_LOOP, "more than 40 links", path)
            if target.startswith("/"):
                done.clear()
            waiting.extend(target.split("/")[::-1])
        return "/".join(done)

    def _open(self, path: str, within: Within, flag: int) -> int:
        """Open a path, and close it again when it turns out to lie out of bounds."""
        if not HOLDS_FOLDERS:
            return self._open_checked(path, within, flag)
        opened = self._held(path, FLAGS | flag)
        try:
            where = self._named(opened.path or "/")
            if within is None and opened.bound and where != path:
                self._check(where, path, (self._named(opened.bound), *self.trusted), "a link of an account points outside its folder")
            self._check(where, path, within)
        except BaseException:
            os.close(opened.descriptor)
            raise
        return opened.descriptor

    def _held(self, path: str, flags: int) -> Opened:
        below = self._below_root(path)
        sys.audit("open", self.root + below, None, flags)  # the interpreter's own event names no folder, and the selftest asks what is read
        try:
            return self._folders.open(self, below, flags)
        except FileNotFoundError:
            raise
        except (OSError, ValueError) as error:
            raise self._explain_failure(error, path) from error

    def _open_checked(self, path: str, within: Within, flag: int) -> int:
        actual = self._checked(path, within)
        try:
            return os.open(actual, FLAGS | flag)
        except (OSError, ValueError) as error:
            raise self._explain_failure(error, path) from error

    def _checked(self, path: str, within: Within) -> str:
        """Check where a path leads before opening it, where folders cannot be held: a race we cannot close there."""
        actual = self._actual(path)
        if within is None and not self.root:
            return actual
        where = self._leads(actual)
        if self.root:
            if not inside(where, (self.root,)):
                raise Unreadable(Reason.LINK_LEAVES, "a link points outside the mounted system", path)
            where = self._named(where[len(self.root) :] or "/")
        self._check(where, path, within)
        return actual

    def _check(self, where: str, path: str, within: Within, detail: str = "a link points outside the home") -> None:
        if within is not None and not inside(where, within):
            raise Unreadable(Reason.LINK_LEAVES, detail, path)

    def _explain_failure(self, error: OSError | ValueError, path: str) -> FileNotFoundError | Unreadable:
        """Return what a failure to open or list means: that nothing is there, or why it cannot be read."""
        if isinstance(error, FileNotFoundError | NotADirectoryError) or getattr(error, "winerror", None) in WINDOWS_ABSENT:
            return FileNotFoundError(path)
        return self._refused(error, path)

    # What differs on Windows, live and mounted: `windows_disk` and `windows_tree`.

    def _leads(self, actual: str) -> str:
        try:
            return os.path.realpath(actual).replace(os.sep, "/")
        except OSError as error:  # a link that was swapped for something else meanwhile; on Windows what Python does not know by number
            raise unreadable(error) from error

    def _below_root(self, path: str) -> str:
        """Return what the root has for the machine's path."""
        return path

    def _named(self, below: str) -> str:
        """Return the name that the machine has for a path below the root."""
        return below

    def spelled(self, folder: str, name: str) -> str:  # noqa: ARG002  the folder is asked for where letter case is of no account
        """Return a name as its folder has it."""
        return name

    def _linked(self, folder: str, name: str) -> str:
        """Return what a link says, empty where there is none."""
        try:
            return os.readlink(f"{folder}/{name}")
        except (OSError, ValueError):
            return ""

    def target(self, link: str) -> str:
        """Return where a link leads on the system that wrote it."""
        return link

    def _refused(self, error: OSError | ValueError, path: str) -> Unreadable:  # noqa: ARG002  Windows has to be asked once more
        if isinstance(error, OSError):
            return unreadable(error)
        return Unreadable(Reason.READ_ERROR, "not a path: it contains a null byte")


def _bytes(descriptor: int, path: str, limit: int, *, whole: bool) -> bytes:
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        raise Unreadable(Reason.NOT_A_FILE, "not a regular file", path)
    if whole and before.st_size > limit:
        raise Unreadable(Reason.TOO_LARGE, f"{before.st_size} bytes; the limit is {limit}", path)
    # No more room than the file needs: making it is most of the cost of reading a small file on Windows. What grew shows in its size.
    content = _read(descriptor, before.st_size if whole else limit)
    if not whole:
        return content
    after = os.fstat(descriptor)
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size) or len(content) != after.st_size:
        raise Unreadable(Reason.CHANGED, "changed while being read", path)
    return content


def _read(descriptor: int, most: int) -> bytes:
    pieces = []
    while most > 0:
        piece = os.read(descriptor, min(most, 1 << 24))
        if not piece:
            break
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)
