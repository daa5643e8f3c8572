"""The one thing we write: a report, to the file that was asked for."""

from __future__ import annotations

import errno
import os
import signal
import stat
from contextlib import suppress
from typing import NoReturn

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]  # what ends a process and may be asked to wait
ENDED_BY_SIGNAL = 128  # as shells say it
ONLY_US = 0o600  # a report says what is wrong with a machine: not for every account of it


def save(text: str, path: str) -> None:
    """Write text to a file as UTF-8, whole or not at all: whoever collects reports never meets half of one.

    An existing file is replaced; a folder, a device or a link (`/dev/stdout` is one) is refused. Raises OSError, and leaves
    nothing behind then.
    """
    content = text.encode()
    _refuse_other_than_file(path)
    # A name of its own length: the report's may be as long as the file system allows.
    unfinished = os.path.join(os.path.dirname(path), f".scanner-{os.urandom(8).hex()}")
    before = {number: signal.signal(number, _end) for number in ENDS}
    try:
        with open(os.open(unfinished, FLAGS, ONLY_US), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the new name with no content
        os.replace(unfinished, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(unfinished)
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: object) -> NoReturn:
    """End by an exception where the system would end the process at once, and leave what is unfinished."""
    raise SystemExit(ENDED_BY_SIGNAL + number)


def _refuse_other_than_file(path: str) -> None:
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", path)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "is not a regular file", path)
