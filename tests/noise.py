"""Disks and registries full of noise: whatever a collector asks for is there, and none of it is what it should be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scanner.host.files import Entry
from scanner.model import Problem, Reason
from tests.fake_host import FakeDisk

if TYPE_CHECKING:
    from scanner.host.files import Within

CONTENTS = {
    "nothing": b"",
    "zeros": b"\0" * 64,
    "a byte order mark and no text": b"\xff\xfe{\0",
    "brackets without end": b"[" * 5000,
    "braces without end": b"{" * 5000,
    "text of no format": b"not what it should be\n\n=[]{}\n",
    "an object of wrong types": b'{"policies": 1}',
    "random bytes": os.urandom(512),
}
VALUES = {
    "bytes": b"\xff" * 40,
    "an empty text": "",
    "zeros and half a letter": "\0\ud800" * 9,
    "half a quoted path": '"C:\\',
    "braces without end": "{" * 99,
    "a negative number": -1,
    "a number of 70 bits": 1 << 70,
    "an empty list": [],
    "a list of texts": ["", "x" * 999, "%"],
}
GUID = "{01234567-89AB-CDEF-0123-456789ABCDEF}"
NAMES = ("", "DisplayName", "UninstallString", "InstallLocation", "ImagePath", "ParentKeyName", "1", "x" * 300)
MORE_NAMES = ("Version", "BundleUpgradeCode", "ExtensionSettings", "DistributionName", "Run")
DEEPEST = 12


def failures(stream):
    """Return the problems that are faults of ours."""
    return [one for one in stream if isinstance(one, Problem) and one.reason is Reason.INTERNAL_ERROR]


class Noise(FakeDisk):
    """A disk on which every file that is asked for by name is there and holds noise."""

    def __init__(self, noise: bytes) -> None:
        super().__init__({})
        self.noise = noise

    def entry(self, path: str) -> Entry:
        return Entry(is_file=True, is_folder=False, size=len(self.noise), owner=1000)

    def read(self, path: str, limit: int, within: Within, *, whole: bool = True) -> bytes:
        return self.noise[:limit]


class NoiseRegistry:
    """A registry in which every key is there, down to a depth, and every value that anybody asks for is noise."""

    def __init__(self, value: object) -> None:
        self.value = value

    def names(self, key: str) -> list[str]:
        return [GUID, "a.b_1_x64__c", "S-1-5-21-1-2-3-1000"] if key.count("\\") < DEEPEST else []

    def values(self, key: str) -> dict[str, object]:
        return dict.fromkeys((*NAMES, *MORE_NAMES), self.value)
