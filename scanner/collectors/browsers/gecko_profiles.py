"""The profiles of Gecko programs, each once: those that profiles.ini lists and those that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import place_of
from scanner.collectors.browsers.gecko_folders import LIST, ON_DISK, find_gecko_folders
from scanner.formats.profiles_ini import MOST_PROFILES, profile_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LIST_LIMIT = 1 << 20


def find_gecko_profiles(host: Host) -> tuple[Record, ...]:
    """Return every profile with the browser's id in `about`, and each profiles.ini that lists too many.

    A profile that is listed by an absolute path may belong to anybody: call `may_read` before reading it.
    """
    return host.once("profiles of Gecko programs", lambda: tuple(_found(host)))


def _found(host: Host) -> Iterator[Record]:
    seen: set[tuple[str, str]] = set()
    for root in find_gecko_folders(host):
        for profile in (*_listed(host, root), *_on_disk(host, root)):
            place = place_of(host, profile)
            if place not in seen:
                seen.add(place)
                yield profile


def is_list(record: Record) -> bool:
    """Tell whether a record is a profiles.ini that lists too many."""
    return record.location.endswith(f"/{LIST}")


def _listed(host: Host, root: Record) -> Iterator[Record]:
    listed = profile_paths(host.look(f"{root.location}/{LIST}", LIST_LIMIT) or b"")
    if len(listed) > MOST_PROFILES:
        yield root._replace(location=f"{root.location}/{LIST}")
    for profile in listed[:MOST_PROFILES]:
        place = f"{root.location}/{profile.path}" if profile.relative else profile.path
        yield root._replace(location=place.rstrip("/"))


def _on_disk(host: Host, root: Record) -> Iterator[Record]:
    for pattern in ON_DISK:
        for record in host.glob(pattern, under=root, about=root.about):
            yield record._replace(location=record.location.rpartition("/")[0])
