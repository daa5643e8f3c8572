"""Whether anything may stand at a pattern, asked of many patterns in a row: each folder is looked at once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.patterns import fits
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.host.machine import Machine


class Standing:
    """What is known of a machine's folders. What cannot be looked at may hold anything."""

    def __init__(self, machine: Machine) -> None:
        """Take a machine whose losses are ours to forget: whoever goes on to look meets them again."""
        self._machine = machine
        self._hidden, self._caseless = machine.platform is not Platform.WINDOWS, machine.platform is not Platform.LINUX
        self._there: dict[str, bool | None] = {}
        self._fitting: dict[tuple[str, str], Sequence[str] | None] = {}

    def may_hold(self, base: str, pattern: str) -> bool:
        """Tell whether anything may stand at a pattern below a base: the root, a drive, or a folder of an account."""
        stands = base[1:] in {"", ":"} or self._stands(base)
        return stands is None or (stands and self._may_hold(base, pattern.split("/")))

    def _may_hold(self, path: str, parts: Sequence[str]) -> bool:
        for index, part in enumerate(parts):
            if "*" in part or "?" in part:
                names, below = self._names(path, part), parts[index + 1 :]
                return names is None or any(not below or self._may_hold(f"{path}/{name}", below) for name in names)
            path = f"{path}/{part}"
            if not (stands := self._stands(path)):
                return stands is None
        return True

    def _stands(self, path: str) -> bool | None:
        """Tell whether anything stands at a path, None where that cannot be known."""
        if path not in self._there:
            stands = self._machine.is_there(path)
            self._there[path] = None if self._has_lost() else stands
        return self._there[path]

    def _names(self, folder: str, part: str) -> Sequence[str] | None:
        """Return the names in a folder that fit one component of a pattern, None where they cannot be known."""
        if (folder, part) not in self._fitting:
            names = self._machine.names(folder) or ()
            fitting = fits(part, self._hidden, self._caseless)
            self._fitting[folder, part] = None if self._has_lost() else [name for name in names if fitting(name)]
        return self._fitting[folder, part]

    def _has_lost(self) -> bool:
        lost = bool(self._machine.losses)
        self._machine.losses.clear()
        return lost
