r"""Settings of built-in features in the Windows registry, for all accounts or for one.

A key that begins with `HKLM\` counts for the machine alone, one with `HKCU\` for accounts alone, any other in both places.

Misses: settings that a vendor's cloud sends to a program without writing them here.
See: https://learn.microsoft.com/windows/client-management/mdm/policy-csp-windowsai
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Said, SettingCollector, item_of_setting
from scanner.model import Platform
from scanner.setting import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

ROOTS = {"HKLM": "HKLM64", "HKCU": "{hku}"}
POLICIES = "\\policies\\"  # what stands below such a key, only an administrator may write


class RegistrySettings(SettingCollector):
    """Values of registry keys. A record is a key of the machine or of an account; `about` is the key as the features' files name it."""

    name = "registry-settings"
    store = Store.REGISTRY
    platforms = frozenset({Platform.WINDOWS})
    places = (r"HKLM\SOFTWARE and HKU\<SID>\SOFTWARE: the keys that the features' files name",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys that exist."""
        for key in dict.fromkeys(setting.key for setting in self.settings):
            for place in _places(key):
                yield from host.keys(place, about=key)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that has a value in this key."""
        values = host.values(record)
        by_policy = POLICIES in f"\\{record.about}\\".casefold()
        for setting in self.settings:
            if setting.key == record.about and setting.name in values:
                number = values.number(setting.name)
                yield item_of_setting(setting, values.text(setting.name) if number is None else number, by_policy=by_policy)


def _places(key: str) -> list[str]:
    first, _, below = key.partition("\\")
    return [rf"{ROOTS[first]}\{below}"] if first in ROOTS else [rf"{root}\{key}" for root in ROOTS.values()]
