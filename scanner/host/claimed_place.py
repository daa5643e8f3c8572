"""Whether a place that is said of an account is another account's: the record's word is no proof that anything is there.

Files in a home say where things lie, and a process may see another file system than ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.budget import nearest, place_key

if TYPE_CHECKING:
    from scanner.host.host import Host

Names = frozenset[str]
ROOT = "0"  # who may put anything anywhere


def is_claimed(host: Host, place: str, user: str) -> bool:
    """Tell whether a place that is said of an account lies in the home of another one, and not in its own."""
    if user not in host.once("accounts that claim", lambda: _claiming(host)):
        return False
    holders = nearest(host.once("accounts by home", lambda: _by_home(host)), place)
    return holders is not None and user not in holders


def _claiming(host: Host) -> Names:
    """Return the names of the accounts for which a place may be claimed, those of root's left out."""
    first = {account.name: account.id for account in reversed(host.users())}  # of two with one name the first counts
    return frozenset(name for name, id_ in first.items() if id_ != ROOT)


def _by_home(host: Host) -> dict[str, Names]:
    """Return whose each home is; two accounts may have one."""
    homes: dict[str, Names] = {}
    for account in host.users():
        homes[place_key(account.home)] = homes.get(place_key(account.home), frozenset()) | {account.name}
    return homes
