"""`--splay` and `--nice`: many machines do not scan at one moment, and a scan is in nobody's way."""

from __future__ import annotations

import os
import sys
from _thread import TIMEOUT_MAX
from contextlib import suppress
from time import sleep

from scanner.stdlib.sha256 import sha256

LOWEST = 19  # of POSIX
BYTES = 8  # of a digest, which are enough to tell machines apart


def wait_for_turn(splay: float) -> None:
    """Wait for a part of some seconds, which is the machine's own.

    It follows from the machine's name, so that a machine keeps its place: two of its reports are as far apart as its schedule says, and
    each day spreads a fleet alike. Where a machine has no name it is chance.
    """
    sleep(min(splay * find_turn(_name()), TIMEOUT_MAX))


def find_turn(name: str) -> float:
    """Return a machine's place among all, from 0 to below 1."""
    digest = sha256(name.casefold().encode()) if name else os.urandom(BYTES)
    return int.from_bytes(digest[:BYTES], "big") / (1 << 8 * BYTES)


def lower_priority() -> None:
    """Give way to every other program, for the processor and for the disk, as far as the system lets us."""
    import psutil  # noqa: PLC0415  on Linux no scan needs it

    own = psutil.Process()
    with suppress(psutil.Error, OSError):
        if sys.platform == "win32":
            own.nice(psutil.IDLE_PRIORITY_CLASS)
            own.ionice(psutil.IOPRIO_VERYLOW)
        else:
            own.nice(LOWEST)
            if sys.platform == "linux":
                own.ionice(psutil.IOPRIO_CLASS_IDLE)


def _name() -> str:
    return os.environ.get("COMPUTERNAME", "") if os.name == "nt" else os.uname().nodename
