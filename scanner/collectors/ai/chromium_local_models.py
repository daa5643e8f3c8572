"""Models that browsers of the Chromium family download for themselves and for pages: Gemini Nano, beside the profiles.

Misses: smaller models for single tasks, which have folders with numbers for names; models that Edge has under a name of its own.
See: https://developer.chrome.com/docs/ai/understand-built-in-model-management
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_folders import browser_of
from scanner.collectors.browsers.chromium_records import find_profiles, is_profile
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.model import Item, Kind, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

FOLDER = "OptGuideOnDeviceModel"
WEIGHTS = "*/weights.bin"  # below a folder that is named after the version


class ChromiumLocalModels(Collector):
    """A browser's model. A record is its folder, found from the profiles beside it."""

    name = "chromium-local-models"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"browser-component"})
    places = (f"<user data>/{FOLDER}/{WEIGHTS}",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder in each of the browsers' folders."""
        profiles = (record for record in find_profiles(host) if is_profile(host, record))
        for folder in dict.fromkeys(profile._replace(location=profile.location.rpartition("/")[0]) for profile in profiles):
            yield from host.glob(FOLDER, under=folder, about=folder.about)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each version whose weights are there."""
        browser, marks = browser_of(record)
        for weights in host.glob(WEIGHTS, under=record):
            place = weights.location.rpartition("/")[0]
            version = place.rpartition("/")[2]
            yield Item(FOLDER, version, ids=(("browser-component", FOLDER),), marks=marks, within=browser, location=place)
