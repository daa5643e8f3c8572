"""A TUF repository as files: a folder, as on a share or a mirror's copy, or a zip of one, as on a stick.

Nothing here is trusted: every read is bounded, and only `verify.py` says what the bytes are worth.
See: https://theupdateframework.github.io/specification/latest/#consistent-snapshots
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING, Protocol

from scanner.catalogue.signed.refused import RefusedError

if TYPE_CHECKING:
    from typing import IO

METADATA, TARGETS = "metadata", "targets"
MOST_NAMES = 10_000  # in a zip: a repository has four for each release
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Repository(Protocol):
    """Files by name, with forward slashes."""

    def read(self, name: str, most: int) -> bytes | None:
        """Return a file, None when it is not there. Raises `RefusedError` for one that is longer or cannot be read."""


def open_repository(path: str) -> Repository:
    """Return the repository in a folder or a zip. Raises `RefusedError` when neither is there."""
    if os.path.isdir(path):
        return Folder(path)
    try:
        return Zip(path)
    except (OSError, *BROKEN_ZIP) as error:
        raise RefusedError(f"neither a folder nor a zip: {_describe(error)}") from error


class Folder:
    """A repository in a folder."""

    def __init__(self, path: str) -> None:
        """Take the folder."""
        self._path = path

    def read(self, name: str, most: int) -> bytes | None:
        """Return a file: see `Repository`."""
        path = os.path.join(self._path, *name.split("/"))
        try:
            # Not to wait for a pipe that somebody put there.
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
            with open(descriptor, "rb") as file:
                if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                    raise RefusedError(f"{name} is no file")
                return _read_bounded(file, name, most)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise RefusedError(f"{name} cannot be read: {_describe(error)}") from error


class Zip:
    """A repository in a zip, at its top or in the one folder that holds everything."""

    def __init__(self, path: str) -> None:
        """Open the zip. Raises OSError, or one of BROKEN_ZIP."""
        self._zip = zipfile.ZipFile(path)
        names = self._zip.namelist()
        if len(names) > MOST_NAMES:
            raise zipfile.BadZipFile(f"more than {MOST_NAMES} files")
        tops = {name.split("/")[0] for name in names}
        self._top = "" if METADATA in tops or len(tops) != 1 else f"{tops.pop()}/"

    def read(self, name: str, most: int) -> bytes | None:
        """Return a file: see `Repository`."""
        try:
            with self._zip.open(self._top + name) as file:
                return _read_bounded(file, name, most)
        except KeyError:
            return None
        except (OSError, *BROKEN_ZIP) as error:
            raise RefusedError(f"{name} cannot be read: {_describe(error)}") from error


def _read_bounded(file: IO[bytes], name: str, most: int) -> bytes:
    content = file.read(most + 1)
    if len(content) > most:
        raise RefusedError(f"{name} is longer than {most} bytes")
    return content


def _describe(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
