"""The profiles of a user-data folder, whatever their owner called them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.chromium_local_state import MOST_PROFILES, local_state
from scanner.host.host import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LOCAL_STATE = "Local State"
LOCAL_STATE_LIMIT = 4 * MEBIBYTE
PREFERENCES = ("Secure Preferences", "Preferences")  # extensions stand in the first on Windows and macOS, in the second on Linux
SIGNS = (*PREFERENCES, "Extensions")  # a new profile has extensions minutes before its preferences are first written
PLACES = ("", "*/", "_side_profiles/*/Default/")  # the first and the last one are Opera's
NOT_PROFILES = frozenset({"System Profile"})  # of the browser itself, which shows nobody's pages in it


def find_profiles_in(host: Host, folder: Record) -> Iterator[Record]:
    """Yield the profiles that `Local State` lists or that exist, and `Local State` itself when it is damaged."""
    state = local_state(host.look(f"{folder.location}/{LOCAL_STATE}", LOCAL_STATE_LIMIT) or b"{}")
    if state.problems:
        yield folder._replace(location=f"{folder.location}/{LOCAL_STATE}")
    listed = [folder._replace(location=f"{folder.location}/{name}") for name in state.profiles if name not in NOT_PROFILES]
    found = [profile for profile in listed if host.is_folder(profile)]
    found += [profile for place in PLACES for profile in _on_disk(host, folder, place)]
    yield from dict.fromkeys(found)


def is_local_state(record: Record) -> bool:
    """Tell whether a record is a damaged `Local State`."""
    return record.location.endswith(f"/{LOCAL_STATE}")


def _on_disk(host: Host, folder: Record, place: str) -> Iterator[Record]:
    for name in SIGNS:
        for record in host.glob(place + name, under=folder, about=folder.about):
            profile = record.location.rpartition("/")[0]
            last = profile.rpartition("/")[2]
            if last not in NOT_PROFILES and not last.endswith(".old"):
                yield record._replace(location=profile)


__all__ = ["LOCAL_STATE", "MOST_PROFILES", "PREFERENCES", "find_profiles_in", "is_local_state"]
