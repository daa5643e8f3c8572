"""The one thing we write: a report, to the file that was asked for."""

from __future__ import annotations

import errno
import os
import stat

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
ONLY_US = 0o600  # a report says what is wrong with a machine: not for every account of it


def save(text: str, path: str) -> None:
    """Write text to a file as UTF-8, whole or not at all: whoever collects reports never meets half of one.

    An existing file is replaced; a folder, a device or a link (`/dev/stdout` is one) is refused. Raises OSError, and leaves
    nothing behind then.
    """
    save_bytes(text.encode(), path)


def save_bytes(content: bytes, path: str) -> None:
    """Write bytes to a file likewise."""
    _refuse_other_than_file(path)
    # A name of its own length: the report's may be as long as the file system allows.
    unfinished = os.path.join(os.path.dirname(path), f".scanner-{os.urandom(8).hex()}")
    descriptor = os.open(unfinished, FLAGS, ONLY_US)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the new name with no content
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise


def _refuse_other_than_file(path: str) -> None:
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", path)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "is not a regular file", path)
