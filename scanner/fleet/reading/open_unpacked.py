"""A file of reports as it is, or unpacked: whatever somebody may have put in its place, nobody waits for it and it fills nothing."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_INPUT = "-"
NO_FILE = "not a regular file"
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# What a packed file may unpack to: more than any reports do, and no more than an ingest has time for.
MOST_UNPACKED, MOST_TIMES = 256 << 20, 4000
AT_ONCE = 1 << 16  # bytes that are unpacked
BOMB = "unpacks to more than {} MiB and {} times its size; the rest is not read"


@contextmanager
def open_unpacked(path: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Give a file's content, unpacked, and the file as it is; what it begins with says how it is packed, and not its name."""
    with ExitStack() as closing:
        is_input = path == STANDARD_INPUT
        file = cast("io.BufferedReader", sys.stdin.buffer if is_input else closing.enter_context(open(path, "rb", opener=_open_at_once)))
        size = 0 if is_input else os.fstat(file.fileno()).st_size
        start = file.peek(len(ZSTD))
        if start.startswith(GZIP):
            yield cast("BinaryIO", closing.enter_context(gzip.open(file, "rb"))), file
        elif start.startswith(ZSTD):
            import pyarrow as pa  # noqa: PLC0415  few files are packed so

            unpacked = pa.CompressedInputStream(pa.PythonFile(file), "zstd")
            yield io.BufferedReader(_Unpacked(unpacked, size), AT_ONCE), file
        else:
            yield file, file


def _open_at_once(path: str, flags: int) -> int:
    """Open a file that may have become a pipe since it was found, which nobody may ever write to."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(NO_FILE)
    return descriptor


class _Unpacked(io.RawIOBase):
    """What a packed file holds, as far as it is in proportion to the file."""

    def __init__(self, content: Any, size: int) -> None:  # noqa: ANN401  whatever unpacks
        """Take what unpacks, and how large the file is; standard input has no size of its own and is its caller's."""
        self._content, self._left = content, max(MOST_UNPACKED, MOST_TIMES * size)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401
        """Read on. Raises ValueError where it is too much."""
        found = self._content.read(len(buffer))
        self._left -= len(found)
        if self._left < 0:
            raise ValueError(BOMB.format(MOST_UNPACKED >> 20, MOST_TIMES))
        buffer[: len(found)] = found
        return len(found)
