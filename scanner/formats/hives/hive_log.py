"""The logs beside a registry hive (.LOG1, .LOG2): what was written to it and had not reached the file when its machine went off.

The format as https://github.com/msuhanov/regf describes it, of Windows 8.1 and later; older logs are not replayed. What Windows would
not take from a log is not taken here: entries after a gap, of a wrong checksum, or from before the hive was last written whole.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from scanner.formats.hives.hive_header import NEW_LOG, OLD_LOGS, PAGE, SECTOR, hive_header
from scanner.formats.hives.marvin32 import marvin32
from scanner.model import Malformed, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scanner.formats.hives.hive_header import HiveHeader

ENTRY = struct.Struct("<4sI4xIIIQQ")  # mark, size, sequence number, size of the bins, pages, two checksums
SEED = 0x82EF4D887A4E55C5  # the bytes 82 EF 4D 88 7A 4E 55 C5 of the description, read from the left
LARGEST = 512 << 20  # bytes of a hive, whatever an entry says
MOST_LOGS = 2  # of the new kind, which Windows writes in turn
WHOLE = 0xFFFFFFFF  # sequence numbers start again after it


class Completed(NamedTuple):
    """A hive with what its logs add. `lack` says what is still not whole about it, None when nothing is."""

    content: bytes | bytearray
    lack: Unreadable | None = None


class _Entry(NamedTuple):
    number: int
    size: int
    pages: tuple[tuple[int, memoryview], ...]


class _Log(NamedTuple):
    header: HiveHeader
    content: bytes


def complete_hive(content: bytes, logs: Sequence[bytes], most: int = LARGEST, go_on: Callable[[], None] = lambda: None) -> Completed:
    """Return a hive that was not written to the end, with what its logs add to it; logs of no use change nothing.

    `most` is the size in bytes up to which a log may say that the hive grew. `go_on` is called again and again, and may raise.
    """
    header = hive_header(content)
    if header.clean:
        return Completed(content)
    found = [*_logs(logs)]
    new = sorted((log for log in found if log.header.kind == NEW_LOG), key=lambda log: log.header.first)[-MOST_LOGS:]
    if not header.intact and not new:
        raise Malformed("expected a hive with a valid header checksum, or a log that contains the header")
    if not header.intact:
        new = new[-1:]  # of two logs Windows takes the later one when it cannot know where the hive stands
        content = new[0].content[:SECTOR] + content[SECTOR:]
    whole = bytearray(content)
    applied = _replay(whole, new, header.second if header.intact else new[0].header.first, most, go_on)
    whole[28:32] = bytes(4)  # a header that came from a log says that it is one
    return Completed(whole, None if applied else _lack(found))


def _lack(logs: Sequence[_Log]) -> Unreadable:
    if any(log.header.kind in OLD_LOGS for log in logs):
        return Unreadable(Reason.UNSUPPORTED_FORMAT, "incomplete, and its log is from an older Windows; read as is")
    return Unreadable(Reason.MALFORMED, "incomplete, and no log completes it; read as is")


def _logs(logs: Sequence[bytes]) -> Iterator[_Log]:
    for content in logs:
        try:
            header = hive_header(content)
        except Unreadable:
            continue  # an empty log, or none: the hive's own state says whether it was needed
        if header.intact:
            yield _Log(header, content)


def _replay(hive: bytearray, logs: Sequence[_Log], start: int, most: int, go_on: Callable[[], None]) -> int:
    """Write the entries into the hive, and return how many there were. A log goes on where the one before it ends.

    The hive gets its size when all are written: entries of a few bytes may each name another one, of a hundred megabytes.
    """
    count, following, bins = 0, start, 0
    for log in logs:
        if log.header.first != following and (count or log.header.first < start):
            continue
        for entry in _entries(log, most, go_on):
            for offset, page in entry.pages:
                _grow(hive, PAGE + offset)
                hive[PAGE + offset : PAGE + offset + len(page)] = page
            following = entry.number + 1 & WHOLE
            bins = entry.size
            count += 1
    if count:
        del hive[PAGE + bins :]
        _grow(hive, PAGE + bins)
        struct.pack_into("<I", hive, 40, bins)
    return count


def _grow(hive: bytearray, size: int) -> None:
    if len(hive) < size:
        hive.extend(bytes(size - len(hive)))


def _entries(log: _Log, most: int, go_on: Callable[[], None]) -> Iterator[_Entry]:
    """Yield the entries of a log up to the first that does not go on: what follows it is left from an earlier round."""
    content = memoryview(log.content)
    at, expected = SECTOR, log.header.first
    while at + ENTRY.size <= len(content):
        go_on()
        mark, size, number, bins, pages, of_pages, of_head = ENTRY.unpack_from(content, at)
        entry = content[at : at + size]
        if mark != b"HvLE" or number != expected or len(entry) != size or size < ENTRY.size or size % SECTOR:
            return
        if marvin32(entry[: ENTRY.size - 8], SEED) != of_head or marvin32(entry[ENTRY.size :], SEED, go_on) != of_pages:
            return
        found = _pages(entry, bins, pages, most)
        if found is None:
            return
        yield _Entry(number, bins, found)
        at, expected = at + size, expected + 1 & WHOLE


def _pages(entry: memoryview, bins: int, count: int, most: int) -> tuple[tuple[int, memoryview], ...] | None:
    """Return the pages of an entry by their offset, None when they are not all in it and in the hive."""
    at = ENTRY.size + 8 * count
    if at > len(entry) or bins % PAGE or PAGE + bins > most:
        return None
    found = []
    for offset, size in struct.iter_unpack("<II", entry[ENTRY.size : at]):
        if at + size > len(entry) or offset + size > bins:
            return None
        found.append((offset, entry[at : at + size]))
        at += size
    return tuple(found)
