"""The Windows registry as a collector sees it. The live one and hive files are not written yet: no machine has keys here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.model import Record


class Registry(Protocol):
    """Keys and values by path, such as `HKLM/SOFTWARE/...`; absent keys have neither."""

    def subkeys(self, key: str) -> Iterator[Record]:
        """Name the keys below a key."""

    def values(self, key: str) -> Mapping[str, object]:
        """Return the values of a key by name; raise `Unreadable`."""


class NoRegistry:
    """The registry of a machine that has none."""

    def subkeys(self, key: str) -> Iterator[Record]:  # noqa: ARG002, D102  the protocol's shape
        return iter(())

    def values(self, key: str) -> Mapping[str, object]:  # noqa: ARG002, D102
        return {}
