"""Folders in which AI programs store settings and sessions, by name: a trace that stays after the program is removed.

Misses: folders of somebody's own choice, and programs that are not in the table. Nothing in them is listed or opened.
See: each product's file in signatures/products names where its folder is described
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.ai.known_folders import IN_HOME, IN_SETTINGS
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.flatpaks import with_flatpaks
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

SETTINGS = {
    Platform.LINUX: ("{config}", "{data}"),
    Platform.MACOS: ("{support}",),
    Platform.WINDOWS: ("{roaming}", "{local}"),
}


class ConfigurationFolders(Collector):
    """Folders. They say that a program was used, and not that it is still there."""

    name = "configuration-folders"
    kind = Kind.APPLICATION
    platforms = ALL_PLATFORMS
    rung = Rung.RESIDUE
    makes = frozenset({"config-folder"})
    places = (
        *(place for folder in IN_HOME for place in with_flatpaks(Platform.LINUX, f"{{home}}/{folder}")),
        *(
            place
            for platform, bases in SETTINGS.items()
            for base in bases
            for folder in IN_SETTINGS
            for place in with_flatpaks(platform, f"{base}/{folder}")
        ),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders that are there."""
        for folder in IN_HOME:
            yield from _find(host, f"{{home}}/{folder}", folder)
        for base in SETTINGS[host.platform]:
            for folder in IN_SETTINGS:
                yield from _find(host, f"{base}/{folder}", folder)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the folder as a trace."""
        if host.is_folder(record):
            kind = IN_HOME.get(record.about) or IN_SETTINGS[record.about]
            yield Item(record.about, ids=(("config-folder", record.about),), kind=kind)


def _find(host: Host, pattern: str, folder: str) -> Iterator[Record]:
    for place in with_flatpaks(host.platform, pattern):
        yield from host.glob(place, about=folder)
