"""Whether a place that is said of an account is another account's: the record's word is no proof that anything is there.

Files in a home say where things lie, and a process may see another file system than ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.files import inside

if TYPE_CHECKING:
    from scanner.host.host import Host

ROOT = "0"  # who may put anything anywhere


def is_claimed(host: Host, place: str, user: str) -> bool:
    """Tell whether a place that is said of an account lies in the home of another one, and not in its own."""
    around = [account for account in host.users() if account.name != user and inside(place, (account.home,))]
    own = next((account for account in host.users() if account.name == user), None) if around else None
    return own is not None and own.id != ROOT and not any(len(own.home) >= len(one.home) and inside(place, (own.home,)) for one in around)
