"""Web apps that PWAsForFirefox created, each in the tool's own Firefox.

Misses: those of an instance whose folder an environment variable moved.
See: https://github.com/filips123/PWAsForFirefox/tree/main/native, `storage.rs` for the file and `directories.rs` for its folder
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.json_file import document, table, text
from scanner.formats.web_address import host_of
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Malformed, Platform, Problem, Reason, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

PLACES = {
    Platform.LINUX: "{data}/firefoxpwa/config.json",
    Platform.MACOS: "{support}/firefoxpwa/config.json",
    Platform.WINDOWS: "{roaming}/FirefoxPWA/config.json",
}
MOST_APPS = 500
LONGEST_NAME = 100


class FirefoxpwaWebApps(Collector):
    """Web apps by their names and hosts; the rest of their addresses is not kept."""

    name = "firefoxpwa-web-apps"
    kind = Kind.WEB_APP
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"site"})
    places = tuple(PLACES.values())

    def find(self, host: Host) -> Iterator[Record]:
        """Name each account's list of them."""
        yield from host.glob(PLACES[host.platform])

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each web app; one without an address is a problem."""
        sites = document(host.read(record, 4 * MEBIBYTE)).get("sites", {})
        if not isinstance(sites, dict):
            raise Malformed("expected `sites` to be an object")
        apps = [*sites.values()]
        for number, app in enumerate(apps[:MOST_APPS], 1):
            config, manifest = (table(table(app).get(key)) for key in ("config", "manifest"))
            addresses = (*map(config.get, ("document_url", "start_url")), *map(manifest.get, ("start_url", "scope")))
            hosts = [*dict.fromkeys(filter(None, map(host_of, addresses)))]
            if not hosts:
                yield Problem(Reason.MALFORMED, f"expected web app {number} to have an address")
                continue
            name = text(config.get("name")) or text(manifest.get("name")) or hosts[0]
            yield Item(name[:LONGEST_NAME], ids=tuple(("site", one) for one in hosts), within="firefox")
        if len(apps) > MOST_APPS:
            yield Problem(Reason.CAPPED, f"{len(apps)} web apps; only {MOST_APPS} were read")
