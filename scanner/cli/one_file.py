"""The single file that unpacks itself: what runs is the child of the program that was started."""

from __future__ import annotations

import os
import sys
from functools import partial

from scanner.cli.exit_codes import Exit
from scanner.stdlib.thread import Thread

UNPACKED = "_MEI"  # how the folder begins into which PyInstaller's single files unpack themselves
SECONDS = 0.5


def stop_with_parent() -> None:
    """Where we are such a child, stop soon after the parent is gone: who killed it, on a time-out for one, wants no scan going on.

    Windows keeps the number of a parent that is gone; there the child goes on, and docs/install.md says so.
    """
    if os.name == "nt" or not os.path.basename(getattr(sys, "_MEIPASS", "")).startswith(UNPACKED):
        return
    Thread(partial(_wait, os.getppid())).start()


def _wait(parent: int) -> None:
    import time  # noqa: PLC0415  a build's concern

    while os.getppid() == parent:
        time.sleep(SECONDS)
    os._exit(Exit.INTERRUPTED)
