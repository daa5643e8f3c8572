"""The profiles of all browsers of the Chromium family, found once for every collector that reads something in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import may_read
from scanner.collectors.browsers.chromium_folders import NOTES, find_user_data_folders
from scanner.collectors.browsers.chromium_profiles import find_profiles_in, is_local_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record


def find_profiles(host: Host) -> tuple[Record, ...]:
    """Return every profile, and a record for each list of profiles that is damaged, for one collector to report. See `is_profile`."""
    return host.once("profiles of Chromium's family", lambda: tuple(_found(host)))


def is_profile(host: Host, record: Record) -> bool:
    """Tell whether a record is a profile that may be read, and not one that stands for what could not be read."""
    return record.about not in NOTES and not is_local_state(record) and may_read(host, record.location, record.user)


def _found(host: Host) -> Iterator[Record]:
    for folder in find_user_data_folders(host):
        if folder.about not in NOTES and may_read(host, folder.location, folder.user):
            yield from find_profiles_in(host, folder)
        else:
            yield folder
