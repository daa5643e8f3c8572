"""Programs that macOS starts at boot or at login: launch daemons and launch agents, except Apple's own.

Misses: what an application registers from its own folder, which macos_login_items reads; what `launchctl disable` switched off.
See: https://developer.apple.com/library/archive/documentation/MacOSX/Conceptual/BPSystemStartup/Chapters/CreatingLaunchdJobs.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.macos_launch_item import STARTED_KINDS, launch_item
from scanner.collectors.collector import Collector, Said
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

ENDING = ".plist"
PLACES = tuple(f"{folder}/*{ENDING}" for folder in ("/Library/LaunchDaemons", "/Library/LaunchAgents", "{home}/Library/LaunchAgents"))


class MacosLaunchItems(Collector):
    """Jobs of launchd with the program that each starts; the words after it are dropped."""

    name = "macos-launch-items"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.CONFIGURED
    makes = frozenset({"service"}) | STARTED_KINDS
    places = PLACES

    def find(self, host: Host) -> Iterator[Record]:
        """Name the jobs' files."""
        for place in PLACES:
            yield from host.glob(place)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the job, by its label, else by its file's name."""
        job = launch_item(host.read(record, MEBIBYTE))
        name = job.label or record.location.rpartition("/")[2].removesuffix(ENDING)
        yield Item(
            name,
            ids=(("service", name), *job.ids),
            state=State.DISABLED if job.disabled else State.ENABLED,
            marks=() if job.disabled else (Mark.AUTOSTART,),
        )
        yield from job.problems
