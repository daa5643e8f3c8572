"""What an administrator enforces for a program on a Mac: its managed preferences, for everybody or for one account.

macOS writes them from configuration profiles; only the administrator can.
See: https://developer.apple.com/documentation/devicemanagement/managedpreferences
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.host import MEBIBYTE

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
