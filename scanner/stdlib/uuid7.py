"""UUIDs of version 7, which sort by the time at which they were made. Python has them from 3.14 on.

See: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

RANDOM = 10  # bytes
VERSION, VARIANT = 0x7, 0b10


def uuid7(moment: datetime) -> str:
    """Return a new UUID of a moment: 48 bits of milliseconds, and 74 of chance. Nothing in it tells of the machine."""
    milliseconds = int(moment.timestamp() * 1000)
    chance = int.from_bytes(os.urandom(RANDOM), "big")
    high = VERSION << 12 | (chance >> 62) & 0xFFF
    low = VARIANT << 62 | chance & (1 << 62) - 1
    digits = f"{milliseconds:012x}{high:04x}{low:016x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def moment_of(uuid: str) -> datetime:
    """Return the moment at which one was made."""
    return datetime.fromtimestamp(int(uuid.replace("-", "")[:12], 16) / 1000, UTC)
