"""What an administrator enforces for a program on a Mac: its managed preferences, for everybody or for one account.

macOS writes them from configuration profiles; only the administrator can.
See: https://developer.apple.com/documentation/devicemanagement/managedpreferences
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.plist import plist_or_problem
from scanner.host.host import MEBIBYTE
from scanner.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

FOLDER = "/Library/Managed Preferences"
LIMIT = 16 * MEBIBYTE


def managed_places(domain: str) -> tuple[str, str]:
    """Return the patterns of a domain's files, such as those of `com.google.Chrome`: the machine's, and those of accounts."""
    return (f"{FOLDER}/{domain}.plist", f"{FOLDER}/*/{domain}.plist")


def find_managed_files(host: Host, domain: str, about: str = "") -> Iterator[Record]:
    """Yield a domain's files; an account's file is in a folder with the account's name."""
    for pattern in managed_places(domain):
        for place in host.glob(pattern, about=about):
            yield place._replace(user=place.location.removeprefix(f"{FOLDER}/").rpartition("/")[0])


def read_managed(host: Host, domain: str, losses: list[Problem]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield the content of a domain's files: location, account (empty for everybody), values. Damaged files are added to the losses."""
    for place in find_managed_files(host, domain):
        content = host.look(place, LIMIT)
        if content is None:
            continue
        values = plist_or_problem(content)
        if isinstance(values, Problem):
            losses.append(values._replace(location=place.location, user=place.user))
        else:
            yield place.location, place.user, values
