"""Web apps (taskbar tabs) in the profiles of Firefox and related programs.

Misses: which of them were pinned to the taskbar, for which Windows has a shortcut; profiles that no profiles.ini lists.
See: https://searchfox.org/mozilla-central/source/browser/components/taskbartabs
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import may_read
from scanner.collectors.browsers.gecko_profiles import find_gecko_profiles, is_list
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.web_apps.firefox_taskbar_tabs import taskbar_tabs
from scanner.formats.json_file import document
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

LIST = "taskbartabs/taskbartabs.json"


class FirefoxWebApps(Collector):
    """Web apps of Gecko browsers. A record is a profile's list of them; `about` is the browser's id."""

    name = "firefox-web-apps"
    kind = Kind.WEB_APP
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"site"})
    places = (f"<profile>/{LIST} (only names and hosts are kept)",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the lists that are there; of profiles that may not be looked into, the extensions' collector tells."""
        for profile in find_gecko_profiles(host):
            if not is_list(profile) and may_read(host, profile.location, profile.user):
                yield from host.glob(LIST, under=profile, about=profile.about)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each web app; of its addresses only the hosts are kept."""
        for found in taskbar_tabs(document(host.read(record, MEBIBYTE))):
            if isinstance(found, Problem):
                yield found
            else:
                yield Item(found.name or found.sites[0], ids=tuple(("site", site) for site in found.sites), within=record.about)
