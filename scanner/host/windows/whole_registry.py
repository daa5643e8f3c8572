"""The registry of a running Windows as a whole: the live one, and the hive files of accounts that are not logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.registry import SEPARATOR, root_of
from scanner.host.windows.hives import Hives
from scanner.host.windows.windows_accounts import account_hives
from scanner.model import Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.host.machine import Machine
    from scanner.host.registry import Registry, Value
    from scanner.host.users import Account
    from scanner.host.watched import Share


class WholeRegistry:
    """One registry, whether or not an account is logged in. Which it is is decided once, when the accounts are asked for."""

    def __init__(self, live: Registry) -> None:
        """Take the live registry; of the accounts' keys, those alone can be seen that `take` was called for."""
        self._live = live
        self._hives = Hives()
        self._loaded: set[str] = set()

    def loaded(self, account: Account) -> bool:
        """Tell whether Windows has an account's keys loaded, be they closed to us."""
        try:
            self._live.values(rf"HKU\{account.id}")
        except FileNotFoundError:
            return False
        except Unreadable:
            return True  # `take` notes it
        return True

    def take(self, account: Account, machine: Machine, share: Share | None = None) -> bool:
        """Find where an account's keys are, noting what cannot be read of them, and tell whether Windows has them loaded."""
        loaded = False
        for key, paths in account_hives(account):
            try:
                self._live.values(key)
            except FileNotFoundError:
                any(self._hives.open(key, path, machine, share) for path in paths)
                continue
            except Unreadable as problem:
                machine.note(problem, key)
                continue
            self._loaded.add(key.casefold())
            loaded = True
        return loaded

    def names(self, key: str) -> Sequence[str]:
        """Return the names of the keys below a key."""
        registry = self._of(key)
        try:
            return registry.names(key)
        except FileNotFoundError:
            self._still_loaded(key)
            raise

    def values(self, key: str) -> Mapping[str, Value]:
        """Return a key's values by name."""
        registry = self._of(key)
        try:
            return registry.values(key)
        except FileNotFoundError:
            self._still_loaded(key)
            raise

    def _of(self, key: str) -> Registry:
        """Choose between the two; an account's keys that are in neither, or closed to us, were said to be so by `take`."""
        root = root_of(key)
        if not root.startswith("hku" + SEPARATOR) or root in self._loaded:
            return self._live
        return self._hives

    def _still_loaded(self, key: str) -> None:
        """Tell a key that is not there from an account that has logged off since: its hive would have to be read anew."""
        root = root_of(key)
        if root not in self._loaded:
            return
        try:
            self._live.values(root)
        except FileNotFoundError:
            raise Unreadable(Reason.CHANGED, "the account logged off while its keys were being read", key) from None
