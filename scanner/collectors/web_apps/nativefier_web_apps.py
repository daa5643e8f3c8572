"""Sites that Nativefier, and tools made from it, packed with a browser of their own: programs by their looks.

Misses: those unpacked into other folders; what was packed into an archive (app.asar).
See: https://github.com/nativefier/nativefier/blob/master/src/build/prepareElectronApp.ts for `nativefier.json`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.json_file import document, text
from scanner.formats.web_address import host_of
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

CONFIGURATION = "resources/app/nativefier.json"
OF_A_BUNDLE = f"*.app/Contents/R{CONFIGURATION[1:]}"
PLACES = {
    Platform.LINUX: tuple(f"{base}/*/{CONFIGURATION}" for base in ("/opt", "{home}/opt", "{home}/.local/opt", "{home}/Applications")),
    Platform.MACOS: tuple(f"{base}/{OF_A_BUNDLE}" for base in ("/Applications", "{home}/Applications")),
    Platform.WINDOWS: tuple(
        f"{base}/*/{CONFIGURATION}" for base in ("C:/Program Files", "C:/Program Files (x86)", "{local}/Programs", "{desktop}")
    ),
}
LONGEST_NAME = 100


class NativefierWebApps(Collector):
    """Web apps by their names and hosts; the rest of their addresses is not kept."""

    name = "nativefier-web-apps"
    kind = Kind.WEB_APP
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"site"})
    places = tuple(place for places in PLACES.values() for place in places)

    def find(self, host: Host) -> Iterator[Record]:
        """Name each app's configuration."""
        for place in PLACES[host.platform]:
            yield from host.glob(place)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the web app; one that shows pages of its own is none."""
        found = document(host.read(record, MEBIBYTE))
        address = found.get("targetUrl")
        if site := host_of(address):
            yield Item(text(found.get("name"))[:LONGEST_NAME] or site, ids=(("site", site),), location=_folder(record))
        elif not text(address):
            yield Problem(Reason.MALFORMED, "expected web app 1 to have an address")


def _folder(record: Record) -> str:
    """Return the app's own folder, in which its configuration lies."""
    return record.location[: record.location.lower().rindex(f"/{CONFIGURATION}")].removesuffix("/Contents")
