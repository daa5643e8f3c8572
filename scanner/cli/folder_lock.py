"""A lock on a folder of ours, which ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "lock"
FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def lock_folder(folder: str) -> Iterator[None]:
    """Wait until no other process holds the lock, and hold it. Raises OSError; on Windows also when another holds it for ten seconds."""
    descriptor = os.open(os.path.join(folder, NAME), FLAGS, 0o600)
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415  each of its system alone

            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows only
        else:
            import fcntl  # noqa: PLC0415  as above

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # which ends the lock
