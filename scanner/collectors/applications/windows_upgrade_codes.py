"""Which upgrade codes the Windows Installer keeps for a product: the one id of an MSI that a new version does not change.

A key named after the packed upgrade code holds a value for each product, named after the packed product code.
See: https://learn.microsoft.com/en-us/windows/win32/msi/upgradecode
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.formats.packed_guid import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable


class UpgradeCodes:
    """Upgrade codes by product, gathered key by key."""

    def __init__(self) -> None:
        """Begin empty."""
        self._codes: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, key: str, products: Iterable[str]) -> None:
        """Take a key's name and the names of its values; those that are no packed GUID say nothing."""
        code = unpacked(key)
        for product in filter(None, map(unpacked, products)) if code else ():
            if code not in self._codes[product]:
                self._codes[product].append(code)

    def of(self, product: str) -> tuple[str, ...]:
        """Return the codes of a product, which is a GUID in braces."""
        return tuple(self._codes.get(product.upper(), ()))
