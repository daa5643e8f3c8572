"""Web apps that Safari and Chromium browsers have added to the applications of a Mac.

Misses: those moved out of the usual folders, or to where macOS would ask its user; those that a browser knows and has put nowhere.
A property list that is too damaged to be known as a web app's is for the collector of all applications to say.
See: https://support.apple.com/104996 and Chromium's chrome/common/mac/app_mode_common.h
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.macos_applications import APPLICATION_ROOTS, LIST_LIMIT, find_applications
from scanner.collectors.browsers.chromium_browsers import BROWSERS
from scanner.collectors.collector import Collector, Said
from scanner.collectors.web_apps.left_over_shortcut import NamedProfile, held_against_profile
from scanner.formats.macos_web_app import web_app
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host

LIST = "Contents/Info.plist"
# The bundle ids of browsers, of which the channels (beta, dev, canary) have longer ones.
SAFARI = {"com.apple.Safari": "safari"}
BUNDLES = SAFARI | {bundle: browser.id for browser in BROWSERS for bundle in browser.macos.web_apps}


class MacosWebApps(Collector):
    """Web apps as applications. A record is an Info.plist. Its version is the browser's, and so the item has none."""

    name = "macos-web-apps"
    kind = Kind.WEB_APP
    platforms = frozenset({Platform.MACOS})
    rung = Rung.REGISTERED
    makes = frozenset({"site", "web-app"})
    places = tuple(f"{root}/<up to two folders>/*.app/{LIST}" for root, _, _ in APPLICATION_ROOTS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the property list of every application; browsers have folders of their own, such as `Chrome Apps.localized`."""
        for app in find_applications(host):
            location = f"{app.location}/{LIST}"
            if host.is_file(location):
                yield app._replace(location=location)

    def read(self, host: Host, record: Record) -> Iterator[Said]:
        """Yield the web app, if it is one. Of its address only the host is kept."""
        found = web_app(host.read(record, LIST_LIMIT))
        if found is None:
            return
        folder = record.location.removesuffix(f"/{LIST}")
        ids = (("web-app", found.id), ("site", found.site))
        item = Item(
            found.name or folder.rpartition("/")[2].rpartition(".")[0],
            ids=tuple((kind, value) for kind, value in ids if value),
            within=_browser(found.browser),
            location=folder,
        )
        yield held_against_profile(host, item, record.user, lambda: NamedProfile(item.within, found.profile, found.data))


def _browser(bundle: str) -> str:
    """Return our id of a browser, or its bundle id where we have none."""
    return next((name for start, name in BUNDLES.items() if f"{bundle}.".startswith(f"{start}.")), bundle)
