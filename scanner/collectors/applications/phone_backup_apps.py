"""Which apps a phone had when it was backed up, by the one key of a backup's description that says so.

The same file holds the phone's number, its owner's account and its serial numbers: nothing else of it is given out.
See: https://theapplewiki.com/wiki/ITunes_Backup
"""

from __future__ import annotations

import re

from scanner.formats.plist import plist_or_problem
from scanner.model import Problem, Reason

INSTALLED = "Installed Applications"
BUNDLE_ID = r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)+"
LONGEST = 200
MOST_APPS = 5000


def installed_apps(content: bytes) -> tuple[str, ...] | Problem:
    """Return the bundle ids of the apps that a backup's Info.plist lists, none of a phone without any, or what is wrong with it."""
    found = plist_or_problem(content)
    if isinstance(found, Problem):
        return found
    listed = found.get(INSTALLED, [])
    if not isinstance(listed, list):
        return Problem(Reason.MALFORMED, f"expected a list of `{INSTALLED}`")
    kept = (one for one in listed[:MOST_APPS] if isinstance(one, str) and len(one) <= LONGEST and re.fullmatch(BUNDLE_ID, one))
    return tuple(dict.fromkeys(kept))
