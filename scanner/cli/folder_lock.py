"""A lock on a folder of ours, which ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "lock"
TRIES, PAUSE = 100, 0.1  # seconds
FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def lock_folder(folder: str) -> Iterator[None]:
    """Wait until no other process holds the lock, and hold it. Raises OSError; on Windows also when another holds it for ten seconds."""
    descriptor = os.open(os.path.join(folder, NAME), FLAGS, 0o600)
    try:
        if os.name == "nt":
            _lock_on_windows(descriptor)
        else:
            import fcntl  # noqa: PLC0415  each of its system alone

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # which ends the lock


def _lock_on_windows(descriptor: int) -> None:
    """Try until nobody else holds it. The library's own waiting (LK_LOCK) takes ten seconds on Windows and none under Wine."""
    import msvcrt  # noqa: PLC0415  as above
    import time  # noqa: PLC0415  as above

    for left in reversed(range(TRIES)):
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows only
        except OSError:
            if not left:
                raise
            time.sleep(PAUSE)
        else:
            return
