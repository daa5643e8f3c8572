"""Apps in iPhone and iPad backups, only with --phone-backups: the list of apps, and nothing else of a backup.

Misses: what the phone got since, encrypted descriptions, and backups in a folder of somebody's own choice or in a cloud. Which phone it
was is never said: a backup's folder is named after it.
See: https://support.apple.com/en-us/108809 for the folders
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scanner.collectors.applications.phone_backup_apps import find_list, installed_apps
from scanner.collectors.collector import Collector, Said
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = {
    Platform.MACOS: ("{support}/MobileSync/Backup",),
    Platform.WINDOWS: ("{roaming}/Apple Computer/MobileSync/Backup", "{home}/Apple/MobileSync/Backup"),  # iTunes, and Apple's store apps
}
# The pictures of the apps are in the file, which has some 50 KB for each: of a large one the list alone is read.
LARGE, LIMIT, LARGEST = 8 * MEBIBYTE, 64 * MEBIBYTE, 1024 * MEBIBYTE
MOST_BACKUPS = 50
WITHIN = "a phone's backup"


class PhoneBackups(Collector):
    """Apps of phones. Their names are not in the list, so an app is called what its id says."""

    name = "phone-backups"
    kind = Kind.APPLICATION
    platforms = frozenset(FOLDERS)
    rung = Rung.REGISTERED
    makes = frozenset({"bundle-id", "ios"})
    places = tuple(f"{folder} (with --phone-backups)" for folders in FOLDERS.values() for folder in folders)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders of backups, none unless they were asked for."""
        if host.phone_backups:
            for pattern in FOLDERS.get(host.platform, ()):
                yield from host.glob(pattern)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each app of any phone once; which phone has it stays unsaid."""
        seen: set[str] = set()
        folders = [*host.glob("*", under=record)]
        if len(folders) > MOST_BACKUPS:
            yield Problem(Reason.CAPPED, f"{len(folders)} folders; only {MOST_BACKUPS} were read")
        for folder in folders[:MOST_BACKUPS]:
            content = _read(host, f"{folder.location}/Info.plist", record.location)
            for app in installed_apps(content) if content is not None else ():
                if isinstance(app, Problem):
                    yield app
                elif app not in seen:
                    seen.add(app)
                    yield Item(app, ids=(("ios", app), ("bundle-id", app)), within=WITHIN)


def _read(host: Host, place: str, shown: str) -> bytes | None:
    """Return a backup's description, of a large one the list of apps alone. What cannot be read is said of the folder of backups."""
    looking = host.aside()
    if LARGE < (size := looking.size(place)) <= LARGEST and (found := find_list(partial(looking.part, place), size)):
        return found
    return host.look(place, LIMIT, shown=shown)
