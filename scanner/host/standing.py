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

    def __init__(self, platform: Platform) -> None:
        """Know nothing yet of a machine of this platform."""
        self._hidden, self._caseless = platform is not Platform.WINDOWS, platform is not Platform.LINUX
        self._there: dict[str, bool | None] = {}
        self._fitting: dict[tuple[str, str], Sequence[str] | None] = {}

    def may_hold(self, machine: Machine, base: str, pattern: str) -> bool:
        """Tell whether anything may stand at a pattern below a base: the root, a drive, or a folder of an account.

        The machine's losses are ours to forget: whoever goes on to look meets them again.
        """
        stands = base[1:] in {"", ":"} or self._stands(machine, base)
        return stands is None or (stands and self._may_hold(machine, base, pattern.split("/")))

    def _may_hold(self, machine: Machine, path: str, parts: Sequence[str]) -> bool:
        for index, part in enumerate(parts):
            if "*" in part or "?" in part:
                names, below = self._names(machine, path, part), parts[index + 1 :]
                return names is None or any(not below or self._may_hold(machine, f"{path}/{name}", below) for name in names)
            path = f"{path}/{part}"
            if not (stands := self._stands(machine, path)):
                return stands is None
        return True

    def _stands(self, machine: Machine, path: str) -> bool | None:
        """Tell whether anything stands at a path, None where that cannot be known."""
        if path not in self._there:
            stands = machine.is_there(path)
            self._there[path] = None if _has_lost(machine) else stands
        return self._there[path]

    def _names(self, machine: Machine, folder: str, part: str) -> Sequence[str] | None:
        """Return the names in a folder that fit one component of a pattern, None where they cannot be known."""
        if (folder, part) not in self._fitting:
            names = machine.names(folder) or ()
            fitting = fits(part, self._hidden, self._caseless)
            self._fitting[folder, part] = None if _has_lost(machine) else [name for name in names if fitting(name)]
        return self._fitting[folder, part]


def _has_lost(machine: Machine) -> bool:
    lost = bool(machine.losses)
    machine.losses.clear()
    return lost
