"""A thread as `threading` has it with `daemon=True`, at a tenth of its price.

What is left out is what nobody asks of it here: a name, what profilers set, and a wait for it before the interpreter ends.
"""

from __future__ import annotations

from _thread import TIMEOUT_MAX, allocate_lock, start_new_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Thread:
    """Does one thing beside whoever starts it."""

    def __init__(self, work: Callable[[], None]) -> None:
        """Take what it is to do."""
        self._work = work
        self._working = allocate_lock()

    def start(self) -> None:
        """Begin."""
        self._working.acquire()
        start_new_thread(self._do, ())

    def ends_within(self, seconds: float) -> bool:
        """Wait for its end, for some seconds or for none; tell whether it came."""
        ended = self._working.acquire(timeout=min(seconds, TIMEOUT_MAX))
        if ended:
            self._working.release()
        return ended

    def _do(self) -> None:
        try:
            self._work()
        finally:
            self._working.release()
