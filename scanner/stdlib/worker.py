"""A thread that does one thing after another, where `threading` would begin one for each.

A thread takes memory from a pool of its own (glibc: up to eight for each processor) and hands hardly any back. On a busy machine the next
thread begins before the one before it is quite gone: a scan that read large files in sixty threads held 104 MB where it holds 32.
"""

from __future__ import annotations

from _thread import TIMEOUT_MAX, allocate_lock, start_new_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Worker:
    """Does what it is given beside whoever gives it. `can_go_on` tells whether it may be given more: its thread waits for it."""

    def __init__(self) -> None:
        """Begin to wait for something to do."""
        self.can_go_on = True
        self._stopped = False
        self._work: Callable[[], None] | None = None
        self._given, self._done = allocate_lock(), allocate_lock()
        self._given.acquire()
        self._done.acquire()
        start_new_thread(self._serve, ())

    def begin(self, work: Callable[[], None]) -> None:
        """Begin something, when what was given before has ended."""
        self.can_go_on, self._work = False, work
        self._given.release()

    def ends_within(self, seconds: float) -> bool:
        """Wait for its end, for some seconds or for none; tell whether it came, once."""
        return self._done.acquire(timeout=min(seconds, TIMEOUT_MAX))

    def stop(self) -> None:
        """Let the thread end, after what it may still be doing."""
        self._stopped = True
        if self.can_go_on and self._given.locked():
            self._given.release()

    def _serve(self) -> None:
        while self._given.acquire() and self._work is not None:
            try:
                self._work()
                self.can_go_on = True
            finally:
                self._work = None
                self._done.release()
            if self._stopped:
                return
