"""A folder of our own for as long as it is needed."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


NAMES = ("TMPDIR", "TEMP", "TMP")


@contextmanager
def scratch_folder() -> Iterator[str]:
    """Make an empty folder among the temporary ones; it and everything in it is gone afterwards."""
    folder = os.path.join(os.path.realpath(_temporary()), f"scanner-selftest-{os.urandom(8).hex()}")
    os.mkdir(folder, 0o700)
    try:
        yield folder
    finally:
        _remove(folder)


def _temporary() -> str:
    """Return the folder for what is soon gone. Python's own tempfile would first write files to find out which one it is."""
    return next((found for name in NAMES if (found := os.environ.get(name))), os.curdir if os.name == "nt" else "/tmp")  # noqa: S108  as above


def _remove(folder: str) -> None:
    """Remove by whole paths: shutil names them by open folders, and the watch could not tell where they are."""
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            os.remove(os.path.join(place, name))
        for name in folders:
            os.rmdir(os.path.join(place, name))
    os.rmdir(folder)
