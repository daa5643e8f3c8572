"""Settings of built-in features that users chose in profiles of Firefox and related programs.

What somebody wrote into `user.js` wins over what the program keeps in `prefs.js`.
Misses: what an `autoconfig` script of the program's folder sets or locks; a choice that is the default, which is not kept.
See: https://support.mozilla.org/kb/profiles-where-firefox-stores-user-data and https://kb.mozillazine.org/User.js_file
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import may_read
from scanner.collectors.browsers.gecko_profiles import find_gecko_profiles, is_list
from scanner.collectors.collector import ALL_PLATFORMS, Said, SettingCollector, item_of_setting
from scanner.collectors.features.gecko_prefs_js import preferences
from scanner.host.host import MEBIBYTE
from scanner.setting import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

FILES = ("prefs.js", "user.js")  # the later one wins
LIMIT = 4 * MEBIBYTE


class GeckoPreferenceSettings(SettingCollector):
    """Preferences. A record is a profile, found as for its extensions; `about` is the program."""

    name = "gecko-preference-settings"
    store = Store.GECKO_PREFERENCE
    platforms = ALL_PLATFORMS
    places = tuple(f"<profile>/{name} of the programs for which a feature file names a preference" for name in FILES)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the profiles of those programs of which a setting is asked for."""
        asked = {setting.program for setting in self.settings}
        for record in find_gecko_profiles(host) if asked else ():
            if record.about in asked and not is_list(record) and may_read(host, record.location, record.user):
                yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that the profile has."""
        asked = {setting.name for setting in self.settings if setting.program == record.about}
        found: dict[str, tuple[str | int | bool, str]] = {}
        for name in FILES:
            place = f"{record.location}/{name}"
            found |= {key: (value, place) for key, value in preferences(host.look(place, LIMIT) or b"", asked).items()}
        for setting in self.settings:
            if setting.name in found and setting.program == record.about:
                value, place = found[setting.name]
                yield item_of_setting(setting, value, by_policy=False)._replace(location=place)
