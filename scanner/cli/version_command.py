"""`scanner --version`: which program, of which commit, with which catalogue, on what."""

from __future__ import annotations

import os
import re
import sys

from scanner import __version__
from scanner.built import CHECKOUT, checked_out, commit
from scanner.catalogue.compiled import NAME
from scanner.catalogue.signature_files import bundled

HEAD = r'\{"format":\d+,"digest":"([0-9a-f]{64})","version":"([^"]*)"'
HEAD_BYTES = 256
PROCESSOR = r"\((\w+)\)\]$"  # of sys.version on Windows, which has no uname


def version() -> str:
    """Return everything that tells one scanner from another, in four lines."""
    return "\n".join(
        [
            f"scanner {__version__}",
            f"commit {_commit()}",
            f"catalogue {_catalogue()}",
            f"Python {'.'.join(map(str, sys.version_info[:3]))}, {sys.platform} {_processor()}",
        ]
    )


def _commit() -> str:
    """Name the commit; that of a checkout is only the one it stands on, for its files may have been changed since."""
    built = commit()
    stands_on = checked_out() if built == CHECKOUT else ""
    return f"{stands_on} ({CHECKOUT})" if stands_on else built


def _catalogue() -> str:
    """Say what the compiled catalogue says of itself, without loading it; `scanner selftest` proves that it is right."""
    try:
        with open(os.path.join(bundled(), NAME), "rb") as file:
            head = re.match(HEAD, file.read(HEAD_BYTES).decode("utf-8", "replace"))
    except FileNotFoundError:
        return "not compiled"
    return f"{head[2]}, digest {head[1]}" if head else "compiled by a different version"


def _processor() -> str:
    if hasattr(os, "uname"):
        return os.uname().machine
    found = re.findall(PROCESSOR, sys.version)
    return found[0] if found else ""
