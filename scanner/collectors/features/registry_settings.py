"""Settings of built-in features in the Windows registry, for everybody or for one account.

Misses: settings that a vendor's cloud sends to a program without writing them here.
See: https://learn.microsoft.com/windows/client-management/mdm/policy-csp-windowsai
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Said, SettingCollector, told
from scanner.model import Platform, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

ROOTS = (r"HKLM64", r"{hku}")
POLICIES = "\\policies\\"  # what stands below such a key, only an administrator may write


class RegistrySettings(SettingCollector):
    """Values of registry keys. A record is a key of the machine or of an account; `about` is the key below its root."""

    name = "registry-settings"
    store = Store.REGISTRY
    platforms = frozenset({Platform.WINDOWS})
    places = (r"HKLM\SOFTWARE and HKU\<SID>\SOFTWARE: the keys that the features' files name",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys that exist."""
        for key in dict.fromkeys(setting.key for setting in self.settings):
            for root in ROOTS:
                yield from host.keys(rf"{root}\{key}", about=key)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that has a value in this key."""
        values = host.values(record)
        by_policy = POLICIES in f"\\{record.about}\\".casefold()
        for setting in self.settings:
            if setting.key == record.about and setting.name in values:
                number = values.number(setting.name)
                yield told(setting, values.text(setting.name) if number is None else number, by_policy=by_policy)
