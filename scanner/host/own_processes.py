"""Which processes are ours, and so no part of what a machine runs."""

from __future__ import annotations

import os
import sys


def own_processes() -> set[int]:
    """Return our own process, and the launcher that a one-file build leaves waiting above it."""
    return {os.getpid(), os.getppid()} if getattr(sys, "frozen", False) else {os.getpid()}
