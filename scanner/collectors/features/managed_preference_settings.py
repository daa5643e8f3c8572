"""Settings of built-in features in the managed preferences of macOS, for all accounts or for one.

Misses: what declarative management enforces, which macOS keeps out of these files (since macOS 26 it covers Apple's own features); what the
    account itself chose.
See: https://developer.apple.com/documentation/devicemanagement/restrictions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.managed_policies import FOLDER, LIMIT, find_managed_files
from scanner.collectors.collector import Said, SettingCollector, item_of_setting
from scanner.formats.plist import plist
from scanner.model import Platform
from scanner.setting import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record


class ManagedPreferenceSettings(SettingCollector):
    """Values of the property lists that macOS writes from configuration profiles. `about` is the domain."""

    name = "managed-preference-settings"
    store = Store.MANAGED_PREFERENCE
    platforms = frozenset({Platform.MACOS})
    places = (f"{FOLDER}/*.plist and {FOLDER}/<account>/*.plist: the domains that the features' files name",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files of the domains that exist."""
        for domain in dict.fromkeys(setting.key for setting in self.settings):
            yield from find_managed_files(host, domain, about=domain)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that has a value in this file."""
        values = plist(host.read(record, LIMIT))
        for setting in self.settings:
            if setting.key == record.about and setting.name in values:
                yield item_of_setting(setting, values[setting.name], by_policy=True)
