"""The first page of a registry hive, and of its logs: how large it is, where its keys start, and whether it was written to the end."""

from __future__ import annotations

import struct

from scanner.model import Malformed, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

PAGE = 4096  # bytes of the header; every offset in a hive counts from its end
SECTOR = 512  # what a log keeps of the header
HEADER = struct.Struct("<4sII8xIIIIII")  # mark, two sequence numbers, version, kind, form, root, size of the bins
SUM_AT = 508
PRIMARY, OLD_LOGS, NEW_LOG = 0, (1, 2), 6
VERSIONS = range(3, 7)  # of the minor number: 3 since NT 4, 6 the newest; NT 3's were laid out otherwise


class HiveHeader(NamedTuple):
    """What a header says. `root` and `size` in bytes; a hive whose writing was not finished has two unequal numbers."""

    first: int  # counted up before a write
    second: int  # and after it
    minor: int
    kind: int
    root: int
    size: int
    intact: bool  # its checksum holds

    @property
    def clean(self) -> bool:
        """Whether the last write was finished."""
        return self.intact and self.first == self.second


def hive_header(content: bytes) -> HiveHeader:
    """Read the header of a hive or a log; raise Malformed, or Unreadable for a version that is not known."""
    if len(content) < SECTOR or content[:4] != b"regf":
        raise Malformed("expected a registry hive, which starts with regf")
    _, first, second, major, minor, kind, _, root, size = HEADER.unpack_from(content)
    (stated,) = struct.unpack_from("<I", content, SUM_AT)
    if major != 1 or minor not in VERSIONS:
        raise Unreadable(Reason.UNSUPPORTED_FORMAT, f"a hive of version {major}.{minor}; 1.3 to 1.6 are known")
    return HiveHeader(first, second, minor, kind, root, size, stated == header_sum(content))


def header_sum(content: bytes) -> int:
    """Return the checksum of a header, which is never all zeros or all ones."""
    total = 0
    for word in struct.unpack_from(f"<{SUM_AT // 4}I", content):
        total ^= word
    return {0: 1, 0xFFFFFFFF: 0xFFFFFFFE}.get(total, total)
