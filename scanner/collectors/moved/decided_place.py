"""Whether a place that a variable names is looked at in place of the usual one.

On behalf of an account only its home is read, what it owns, and what is for everybody: see `bounds.py`, whose rule this is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import FOREIGN, drive_of, grant, is_absent, is_anothers, may_read
from scanner.collectors.browsers.followed import MOST_UP, follow_path, is_endless
from scanner.collectors.moved.variable_paths import is_open, usual_places
from scanner.formats.variable_lines import ONLY_IN_A_SESSION
from scanner.host.host import Moved
from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from scanner.collectors.moved.named_places import Named
    from scanner.host.host import Host

LONGEST_SHOWN = 200


def decide(host: Host, named: Named) -> Moved | Problem | None:
    """Return the place, None for one that is no other than the usual one or is not there, or why it is not looked at."""
    user, variable, path, is_own = named
    if is_open(host.platform, path):
        return Problem(Reason.UNSUPPORTED_FORMAT, ONLY_IN_A_SESSION, path, user)
    if is_endless(path):
        return Problem(Reason.CAPPED, f"more than {MOST_UP} times `..` in a path; not followed", path[:LONGEST_SHOWN], user)
    folder = follow_path(host, path)
    place = f"{folder}/{variable.below}" if variable.below else folder
    if not folder or (is_own and is_anothers(host, folder, user)):  # `sudo -E` keeps the caller's variables
        return None
    if not user:
        grant(host, folder)
    if not may_read(host, folder, user):
        return None if is_absent(host, folder, user) else Problem(Reason.LINK_LEAVES, FOREIGN, folder, user)
    if not (host.is_folder(place) or host.is_file(place)):
        return Problem(Reason.LINK_LEAVES, FOREIGN, folder, user) if _is_elsewhere(host, folder) else None
    leads_back = host.real(place) in [host.real(usual) for usual in usual_places(host, user, variable.usual(host.platform))]
    return None if leads_back else Moved(user, variable.usual(host.platform), place)


def _is_elsewhere(host: Host, folder: str) -> bool:
    """Tell whether a folder is on a drive that this machine, or the copy of it, does not have."""
    return drive_of(folder) != "" and not host.is_folder(f"{folder[:2]}/")
