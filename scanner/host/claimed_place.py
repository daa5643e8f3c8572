"""Whether a place that is said of an account is another account's: the record's word is no proof that anything is there.

Files in a home say where things lie, and a process may see another file system than ours.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from scanner.host.budget import nearest, place_key
from scanner.model import Platform

if TYPE_CHECKING:
    from scanner.host.host import Host

Names = frozenset[str]
ROOT = "0"  # who may put anything anywhere


def is_claimed(host: Host, place: str, user: str) -> bool:
    """Tell whether a place that is said of an account lies in the home of another one, and not in its own."""
    if user not in host.once("accounts that claim", lambda: _claiming(host)):
        return False
    holders = nearest(host.once("accounts by home", lambda: _by_home(host)), _spell(place, host.platform))
    return holders is not None and user not in holders


def _spell(place: str, platform: Platform) -> str:
    """Return a place as its home is spelled: `//`, `/./`, `/../` and what else a file writes into it lead there all the same."""
    if platform is Platform.WINDOWS:
        from scanner.formats.windows_path import plain  # noqa: PLC0415  other systems have no need of it

        place = plain(place)
    if "//" in place or "/./" in place or "/.." in place:
        place = posixpath.normpath(place)
        place = place[1:] if place.startswith("//") and platform is not Platform.WINDOWS else place
    return place.casefold() if platform is Platform.MACOS else place


def _claiming(host: Host) -> Names:
    """Return the names of the accounts for which a place may be claimed, those of root's left out."""
    first = {account.name: account.id for account in reversed(host.users())}  # of two with one name the first counts
    return frozenset(name for name, id_ in first.items() if id_ != ROOT)


def _by_home(host: Host) -> dict[str, Names]:
    """Return whose each home is; two accounts may have one."""
    homes: dict[str, Names] = {}
    for account in host.users():
        home = place_key(_spell(account.home, host.platform))
        homes[home] = homes.get(home, frozenset()) | {account.name}
    return homes
