r"""The Windows registry as a collector sees it, live or in hive files: keys by path, values by name, letter case of no account.

A path is written with backslashes and starts with a root of ours: `HKLM64` and `HKLM32`, the two views that 64-bit and 32-bit
programs have of the machine's keys; `HKU\<SID>` and `HKU\<SID>_Classes`, an account's own. Never by the name WOW6432Node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEPARATOR = "\\"
VIEWS = ("HKLM64", "HKLM32")
ROOTS = ("hklm64\\", "hklm32\\", "hku\\")  # how every key begins, in small letters
Value = str | int | bytes | list[str]


def root_of(place: str) -> str:
    """Return the first two parts of a key, as keys are compared: whose it is, or which hive holds it. Empty for what is no key."""
    root = SEPARATOR.join(place.split(SEPARATOR, 2)[:2]).casefold() if SEPARATOR in place else ""
    return root if root.startswith(ROOTS) else ""


class Registry(Protocol):
    """Keys and values. An absent key raises FileNotFoundError, one that is there and closed to us `Unreadable`."""

    def names(self, key: str) -> Sequence[str]:
        """Return the names of the keys below a key."""

    def values(self, key: str) -> Mapping[str, Value]:
        """Return a key's values by name, the unnamed one under the empty name; a string's variables (%X%) are not filled in."""


class NoRegistry:
    """The registry of a machine that has none."""

    def names(self, key: str) -> Sequence[str]:  # noqa: D102  the protocol says it, here and below
        raise FileNotFoundError(key)

    def values(self, key: str) -> Mapping[str, Value]:  # noqa: D102
        raise FileNotFoundError(key)
