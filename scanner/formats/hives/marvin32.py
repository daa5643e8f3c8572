"""Marvin32, the checksum in the logs of registry hives. Nothing is kept secret by it here: its seed is the same in every Windows."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE = 1 << 18  # bytes, which take a twelfth of a second
MASK = 0xFFFFFFFF


def marvin32(content: bytes | memoryview, seed: int, go_on: Callable[[], None] = lambda: None) -> int:
    """Return the 64 bits of content, with a seed of 64 bits. `go_on` is called before each piece, and may raise."""
    whole = len(content) // 4 * 4
    low, high = seed & MASK, seed >> 32
    last = int.from_bytes(bytes(content[whole:]) + b"\x80", "little")
    for start in range(0, whole, PIECE):
        go_on()
        for (word,) in struct.iter_unpack("<I", content[start : min(start + PIECE, whole)]):
            low, high = _mix(low + word, high)
    for word in (last, 0):
        low, high = _mix(low + word, high)
    return high << 32 | low


def _mix(low: int, high: int) -> tuple[int, int]:
    low &= MASK
    high ^= low
    low = ((low << 20 | low >> 12) + high) & MASK
    high = (high << 9 | high >> 23) & MASK ^ low
    low = ((low << 27 | low >> 5) + high) & MASK
    return low, (high << 19 | high >> 13) & MASK
