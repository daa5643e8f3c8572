"""Web apps in profiles of the Chromium family, with or without a shortcut.

Misses: their names and addresses, which stand in a database of the browser's own (a folder for shortcuts has the name, on Windows
and macOS); shortcuts to a site that was not installed, which are seen where they lie.
See: Chromium's docs/webapps/README.md, and `kWebAppInstallMetrics` in its chrome/common/pref_names.h
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_profiles import LOCAL_STATE
from scanner.collectors.browsers.chromium_records import find_profiles, is_profile
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.web_apps.chromium_profile_apps import APPS, KEPT, PREFERENCES, read_profile_apps
from scanner.model import Kind, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host


class ChromiumWebApps(Collector):
    """Web apps of Chromium's family. A record is a profile; an app without a title has its id for a name."""

    name = "chromium-web-apps"
    kind = Kind.WEB_APP
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"web-app"})
    places = (
        f"names of <profile>/{KEPT}/<id>",
        f"names of <profile>/{APPS}/_crx_<id>/*",
        f"<profile>/{PREFERENCES} (only web_app_install_metrics is read)",
        f"{LOCAL_STATE} (only app_shims is read, on macOS)",
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name every profile that has had a web app."""
        for record in find_profiles(host):
            if is_profile(host, record) and host.is_folder(f"{record.location}/{APPS}"):
                yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each app once."""
        return read_profile_apps(host, record)
