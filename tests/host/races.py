"""Two threads at one path: one swaps what stands there, the other reads. A minute by hand: SCANNER_RACE_SECONDS=60."""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.model import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECONDS = float(os.environ.get("SCANNER_RACE_SECONDS", "2"))


@contextmanager
def swapped(place: Path, other: Path) -> Iterator[Callable[[], bool]]:
    """Swap what stands at two paths for a while; yields what tells whether it still does."""
    until, kept = time.monotonic() + SECONDS, place.with_name("kept-aside")

    def swap() -> None:
        while time.monotonic() < until:
            os.rename(place, kept)
            os.rename(other, place)
            os.rename(place, other)
            os.rename(kept, place)

    swapper = threading.Thread(target=swap)
    swapper.start()
    yield swapper.is_alive
    swapper.join()


def answers(ask: Callable[[], object], goes_on: Callable[[], bool]) -> set[object]:
    """Return every answer to a question while something is swapped: what it gives, "absent", or why it is refused."""
    seen: set[object] = set()
    while goes_on():
        try:
            seen.add(ask())
        except FileNotFoundError:
            seen.add("absent")
        except Unreadable as error:
            seen.add(error.reason)
    return seen
