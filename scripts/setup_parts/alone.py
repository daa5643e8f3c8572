"""One at a time in a folder: two calls at once would otherwise write into each other's work."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else is at work there. The system frees the folder when its holder ends, however that comes about."""
    if sys.platform == "win32":  # which cannot lock a folder
        with Path(folder, ".lock").open("ab") as file:
            _wait_on_windows(file.fileno())
            yield
    else:
        import fcntl  # noqa: PLC0415  not on Windows

        held = os.open(folder, os.O_RDONLY)
        with suppress(OSError):  # a network's disk may know no locks
            fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield
        finally:
            os.close(held)


def _wait_on_windows(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  only there

        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)
            except OSError:  # after ten seconds
                continue
            return
