"""Files that are asked for, a report or an answer about a fleet, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
ONLY_US = 0o600  # a report says what is wrong with a machine: not for every account of it
UNFINISHED = r"\.scanner-[0-9a-f]{16}"  # a file's name until it is whole
MOST = 64 << 20  # bytes that are read of a file before it is replaced
OTHERS = "exists, and is not an earlier report of the same machine and account"


def save(text: str, path: str) -> None:
    """Write text to a file as UTF-8, as `save_bytes` does."""
    save_bytes(text.encode(), path)


def save_bytes(content: bytes, path: str, may_replace: Callable[[bytes], bool] | None = None, folder: int | None = None) -> None:
    """Write a file whole or not at all: whoever collects reports never meets half of one.

    An existing file is replaced, or with `may_replace` only if that says so of what is in it; else it is refused, as are a folder, a
    device and a link (`/dev/stdout` is one). Raises OSError, and leaves nothing behind then. With the descriptor of an open `folder` the
    path is a name in it.
    """
    is_new = _is_new(path, may_replace, folder)
    # A name of its own length: the report's may be as long as the file system allows.
    unfinished = os.path.join(os.path.dirname(path), f".scanner-{os.urandom(8).hex()}")
    descriptor = os.open(unfinished, FLAGS, ONLY_US, dir_fd=folder)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the new name with no content
        if not is_new or not _take_name(unfinished, path, may_replace, folder):
            os.replace(unfinished, path, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        os.unlink(unfinished, dir_fd=folder)
        raise


def _take_name(unfinished: str, path: str, may_replace: Callable[[bytes], bool] | None, folder: int | None) -> bool:
    """Give a file its name if nobody took it since we looked. Return false where what took it may be replaced, or nobody can tell."""
    try:
        if os.name == "nt":
            os.rename(unfinished, path)
            return True
        os.link(unfinished, path, src_dir_fd=folder, dst_dir_fd=folder)
    except FileExistsError as error:
        if not may_replace:
            raise FileExistsError(errno.EEXIST, OTHERS, path) from error
        _is_new(path, may_replace, folder)  # raises where it is nothing of ours: another scan may have been as fast
        return False
    except OSError:  # FAT and some network drives know no second name
        return False
    os.unlink(unfinished, dir_fd=folder)
    return True


def _is_new(path: str, may_replace: Callable[[bytes], bool] | None, folder: int | None) -> bool:
    try:
        mode = os.stat(path, dir_fd=folder, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return True
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", path)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "is not a regular file", path)
    if may_replace and not may_replace(read_file(path, folder)[1]):
        raise FileExistsError(errno.EEXIST, OTHERS, path)
    return False


def read_file(path: str, folder: int | None = None) -> tuple[os.stat_result, bytes]:
    """Return what is known of a file, and the beginning of it; no link is followed, and no pipe waited for. Raises OSError."""
    with open(os.open(path, READ, dir_fd=folder), "rb") as file:
        return os.fstat(file.fileno()), file.read(MOST)
