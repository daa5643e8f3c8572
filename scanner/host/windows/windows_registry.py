"""The registry of this Windows, asked through winreg with the fewest rights, in both views, and never written, loaded or mounted.

A 32-bit interpreter sees the same: every key is opened with the view it is asked for.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from scanner.formats.hives.hive_values import registry_value
from scanner.host.files import unreadable
from scanner.host.registry import SEPARATOR
from scanner.model import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.formats.registry_values import Value

KEY_DELETED = 1018  # winerror.h: marked for deletion while somebody held it open
NO_MORE = 259
ARCHITECTURE = (r"HKLM64\SYSTEM\CurrentControlSet\Control\Session Manager\Environment", "PROCESSOR_ARCHITECTURE")


class WindowsRegistry:
    """Keys of the running system, and of the accounts that are logged in."""

    def __init__(self, winreg: Any) -> None:  # noqa: ANN401  the standard library's, which other systems do not have
        """Take the winreg of the standard library. A Windows of 32 bits has one view only, which must not count twice."""
        reads = winreg.KEY_QUERY_VALUE | winreg.KEY_ENUMERATE_SUB_KEYS
        self._winreg = winreg
        self._roots = {
            "hklm64": (winreg.HKEY_LOCAL_MACHINE, reads | winreg.KEY_WOW64_64KEY),
            "hklm32": (winreg.HKEY_LOCAL_MACHINE, reads | winreg.KEY_WOW64_32KEY),
            "hku": (winreg.HKEY_USERS, reads | winreg.KEY_WOW64_64KEY),
        }
        with contextlib.suppress(FileNotFoundError, Unreadable):
            if self.values(ARCHITECTURE[0]).get(ARCHITECTURE[1]) == "x86":
                del self._roots["hklm32"]

    def names(self, key: str) -> Sequence[str]:
        """Return the names of the keys below a key."""
        with self._opened(key) as opened:
            return list(self._each(self._winreg.EnumKey, opened))

    def values(self, key: str) -> Mapping[str, Value]:
        """Return a key's values by name, in the forms that a hive file gives too."""
        with self._opened(key) as opened:
            return {name: _plain(content, kind) for name, content, kind in self._each(self._winreg.EnumValue, opened)}

    @contextlib.contextmanager
    def _opened(self, key: str) -> Iterator[Any]:
        first, _, rest = key.partition(SEPARATOR)
        if "\0" in key or first.casefold() not in self._roots:
            raise FileNotFoundError(key)
        root, access = self._roots[first.casefold()]
        try:
            with self._winreg.OpenKeyEx(root, rest, 0, access) as opened:
                yield opened
        except FileNotFoundError:
            raise FileNotFoundError(key) from None
        except OSError as error:
            if getattr(error, "winerror", None) == KEY_DELETED:
                raise FileNotFoundError(key) from None
            raise unreadable(error) from error

    def _each(self, ask: Any, opened: Any) -> Iterator[Any]:  # noqa: ANN401  winreg's own functions and handles
        number = 0
        while True:
            try:
                found = ask(opened, number)
            except OSError as error:
                if getattr(error, "winerror", None) == NO_MORE:
                    return
                raise
            yield found
            number += 1


def _plain(content: object, kind: int) -> Value:
    """Return a value as hives give it: winreg fills in nothing either, but keeps empty strings and leaves some numbers as bytes."""
    if isinstance(content, list):
        return [one for one in content if one]
    if isinstance(content, str):
        return content.partition("\0")[0]
    return content if isinstance(content, int) else registry_value(kind, content if isinstance(content, bytes) else b"")
