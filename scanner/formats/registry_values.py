"""The values of a registry key, asked for by type: whoever wrote them may have written anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | bytes | list[str]


class Values:
    """Values by name, without regard to case as Windows has it. One of another type than asked for is as good as absent."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        """Take the values as they stand in the registry."""
        self._values = {name.casefold(): value for name, value in values.items()}
        self._names = tuple(values)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._values

    def names(self) -> tuple[str, ...]:
        """Return the names as they are spelled, that of the unnamed value (the empty one) included."""
        return self._names

    def text(self, name: str) -> str:
        """Return a string up to its first zero, without space around it; empty when there is none."""
        value = self._values.get(name.casefold())
        return value.partition("\0")[0].strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings, a single string as a list of one."""
        value = self._values.get(name.casefold())
        if isinstance(value, list):
            return tuple(one.partition("\0")[0].strip() for one in value)
        found = self.text(name)
        return (found,) if found else ()

    def number(self, name: str) -> int | None:
        """Return a number, also one that was written as a string of digits; None when there is none."""
        value = self._values.get(name.casefold())
        if isinstance(value, int):
            return value
        found = self.text(name)
        return int(found) if found.isascii() and found.isdigit() and len(found) <= 20 else None  # noqa: PLR2004  2^64 has 20

    def raw(self, name: str) -> bytes:
        """Return binary content, empty when there is none."""
        value = self._values.get(name.casefold())
        return value if isinstance(value, bytes) else b""
