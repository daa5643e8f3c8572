"""Signals that end a process at once, as exceptions while something is unfinished that must not be left behind."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
ENDED_BY_SIGNAL = 128  # and the signal's number is the exit code, as shells say it


@contextmanager
def end_by_exception() -> Iterator[None]:
    """Let such a signal raise SystemExit within the block."""
    before = {number: signal.signal(number, _end) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: object) -> NoReturn:
    raise SystemExit(ENDED_BY_SIGNAL + number)
