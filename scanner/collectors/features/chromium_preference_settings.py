"""Settings of built-in features that users chose in profiles of the Chromium family.

Misses: choices that the browser keeps beside its profiles, in `Local State`, or with the vendor's account.
See: Chromium's components/optimization_guide/core/model_execution/model_execution_prefs.cc
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_folders import browser_of
from scanner.collectors.browsers.chromium_records import find_profiles, is_profile
from scanner.collectors.browsers.documents import read_document
from scanner.collectors.collector import ALL_PLATFORMS, Said, SettingCollector, item_of_setting
from scanner.formats.named_value import value_at
from scanner.host.host import DEFAULT_LIMIT
from scanner.setting import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Problem, Record

PREFERENCES = "Preferences"


class ChromiumPreferenceSettings(SettingCollector):
    """Preferences. A record is a profile, found as for its extensions."""

    name = "chromium-preference-settings"
    store = Store.CHROMIUM_PREFERENCE
    platforms = ALL_PLATFORMS
    places = (f"<profile>/{PREFERENCES} of the browsers for which a feature file names a preference",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the profiles of those browsers of which a setting is asked for."""
        asked = {setting.program for setting in self.settings}
        for record in find_profiles(host) if asked else ():
            if browser_of(record)[0] in asked and is_profile(host, record):
                yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that the profile has, and then what was wrong with its file."""
        losses: list[Problem] = []
        place = f"{record.location}/{PREFERENCES}"
        preferences = read_document(host, place, losses, DEFAULT_LIMIT)
        for setting in self.settings:
            for value in value_at(preferences, setting.name) if setting.program == browser_of(record)[0] else ():
                yield item_of_setting(setting, value, by_policy=False)._replace(location=place)
        yield from losses
