"""Searches a machine for the records of every collector and reads none, within the time that a scan may take."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, cast

from scanner.collectors import collectors, setting_collectors
from scanner.model import Item, Kind, Rung
from scanner.run import accounts, leave_out, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.catalogue.feature import Feature
    from scanner.cli.options import Limits
    from scanner.collectors.collector import Collector
    from scanner.host.host import Host
    from scanner.host.machine import Machine
    from scanner.model import CollectorRun, Record


class Search:
    """A collector that only finds."""

    def __init__(self, collector: Collector) -> None:
        """Take the whole collector."""
        self._collector = collector
        self.name, self.kind = collector.name, collector.kind

    def find(self, host: Host) -> Iterable[Record]:
        """Name the records that exist."""
        return self._collector.find(host)

    def read(self, host: Host, record: Record) -> Iterable[Item]:  # noqa: ARG002  a collector's shape
        """Say nothing."""
        return ()


class Browsers:
    """A collector of the browsers that have folders in the homes."""

    name = "browsers"
    kind = Kind.APPLICATION
    rung = Rung.PRESENT

    def find(self, host: Host) -> Iterable[Record]:
        """Name the folders, each with its browser."""
        from scanner.collectors.browsers.chromium_folders import browser_of, find_user_data_folders  # noqa: PLC0415  for `doctor` only
        from scanner.collectors.browsers.gecko_folders import find_gecko_folders  # noqa: PLC0415  as above

        for record in find_user_data_folders(host):
            yield record._replace(about=browser_of(record)[0])
        yield from find_gecko_folders(host)

    def read(self, host: Host, record: Record) -> Iterable[Item]:  # noqa: ARG002  a collector's shape
        """Name the browser."""
        yield Item(record.about)


def search_machine(host: Machine, limits: Limits, features: Iterable[Feature]) -> Iterator[CollectorRun]:
    """Yield the accounts' run, that of the browsers, and what every collector that a scan would use met on its search."""
    end = monotonic() + limits.max_time
    yield accounts(host, min(limits.timeout, limits.max_time))
    settings = [one.setting for feature in features for one in feature.settings]
    readers = (reader(settings) for reader in (setting_collectors(host.platform) if settings else ()))
    searches = (Browsers(), *(Search(one()) for one in collectors(host.platform)), *map(Search, readers))
    for search in cast("Iterable[Collector]", searches):  # they have its two verbs
        left = end - monotonic()
        yield run(search, host, min(limits.timeout, left)) if left > 0 else leave_out(search)
