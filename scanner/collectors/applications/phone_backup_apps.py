"""Which apps a phone had when it was backed up, by the one key of a backup's description that says so.

The same file holds the phone's number, its owner's account and its serial numbers: nothing else of it is given out.
See: https://theapplewiki.com/wiki/ITunes_Backup
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.plist import BINARY, plist_or_problem
from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INSTALLED = "Installed Applications"
BUNDLE_ID = r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)+"
LONGEST = 200
MOST_APPS = 20_000
KEY, START, END = f"<key>{INSTALLED}</key>".encode(), b"<array>", b"</array>"
PIECE = 4 << 20  # bytes; the list of as many apps as are read is smaller


def find_list(part: Callable[[int, int], bytes], size: int) -> bytes:
    """Return the list of apps of an Info.plist that is too large to be read as a whole, as one of its own; empty where none is found.

    Such a one is XML. Its keys stand in the order of the alphabet, so that the pictures of all apps stand before the list: it is looked
    for from the end.
    """
    if part(0, len(BINARY)) == BINARY:
        return b""
    for at in reversed(range(0, size, PIECE)):
        place = part(at, PIECE + len(KEY)).find(KEY)
        if place >= 0:
            found, end, _ = part(at + place, PIECE).partition(END)
            is_list = found.removeprefix(KEY).lstrip().startswith(START)  # one of no apps has no end of its own
            return b"<plist><dict>" + found + end + b"</dict></plist>" if end and is_list else b""
    return b""


def installed_apps(content: bytes) -> Iterator[str | Problem]:
    """Yield the bundle ids of the apps that a backup's Info.plist lists, none of a phone without any, and what is wrong with it."""
    found = plist_or_problem(content)
    if isinstance(found, Problem):
        yield found
        return
    listed = found.get(INSTALLED, [])
    if not isinstance(listed, list):
        yield Problem(Reason.MALFORMED, f"expected a list of `{INSTALLED}`")
        return
    if len(listed) > MOST_APPS:
        yield Problem(Reason.CAPPED, f"{len(listed)} apps; no more than {MOST_APPS} of a phone are read")
    kept = (one for one in listed[:MOST_APPS] if isinstance(one, str) and len(one) <= LONGEST and re.fullmatch(BUNDLE_ID, one))
    yield from dict.fromkeys(kept)
