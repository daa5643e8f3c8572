"""The folders of a Mac's applications, and the single walk through them that all collectors share.

Folders for which macOS would ask the user for permission are never entered, even when a link leads there.
See: https://support.apple.com/guide/security/controlling-app-access-to-files-secddd1d86a6/web
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.host import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

APP = ".app"
OTHER = "other"
SHARED = "/Users/Shared/Applications"  # everybody may write there
ASKED_FOR_BY_NAME = ("Desktop", "Documents", "Downloads")  # of a mounted system nobody is asked
# Each folder, how many folders deep its bundles may lie, and how they end: folders of vendors, of Setapp, of browsers, and Homebrew's
# <token>/<version>. The system's come first, for links to them, and the package managers' last, whose applications are mostly
# links to /Applications.
APPLICATION_ROOTS = (
    ("/System/Cryptexes/App/System/Applications", 2, APP),
    ("/System/Applications", 2, APP),
    ("/Applications", 3, APP),
    (SHARED, 3, APP),
    ("{home}/Applications", 3, APP),
    ("/Library/Application Support", 3, APP),  # security agents, updaters, meeting clients
    ("{home}/Library/Application Support", 3, APP),
    *((f"{{unasked}}/{folder}", 2, APP) for folder in ASKED_FOR_BY_NAME),
    ("/opt/homebrew/Caskroom", 3, APP),
    ("/usr/local/Caskroom", 3, APP),
    ("/opt/homebrew/Cellar", 3, APP),
    ("/usr/local/Cellar", 3, APP),
)
OTHER_ROOTS = (
    ("/System/Library/CoreServices", 2, APP),
    ("/Library/Apple/System/Library/CoreServices", 2, APP),
    ("/Library/Input Methods", 1, APP),
    ("{home}/Library/Input Methods", 1, APP),
    ("/Library/PreferencePanes", 1, ".prefpane"),
    ("{home}/Library/PreferencePanes", 1, ".prefpane"),
    ("/Library/Screen Savers", 1, ".saver"),
    ("{home}/Library/Screen Savers", 1, ".saver"),
)
# What is one thing to its user, and not a folder of applications.
BUNDLES = (APP, ".prefpane", ".saver", ".framework", ".bundle", ".plugin", ".kext", ".appex", ".xpc", ".menu", ".component")
ASKED_FOR_IN_HOMES = (
    "Movies",
    "Music",
    "Pictures",
    "Library/CloudStorage",
    "Library/Containers",
    "Library/Group Containers",
    "Library/Mobile Documents",
)
ASKED_FOR = ("/volumes/",)  # removable and network drives; the one that macOS is on is a link there
DATA_VOLUME = "/system/volumes/data"  # another name of everything that is not the system's
LIST_LIMIT = 4 * MEBIBYTE  # of an Info.plist; most have a few thousand bytes


def find_applications(host: Host) -> tuple[Record, ...]:
    """Return the folder of each application once, however many links lead to it, without applications inside another one."""
    return tuple(bundle for bundle in _bundles(host) if not bundle.about)


def find_other_bundles(host: Host) -> tuple[Record, ...]:
    """Return the system's helpers, input methods, preference panes and screen savers, which `find_applications` leaves out."""
    return tuple(bundle._replace(about="") for bundle in _bundles(host) if bundle.about)


def _bundles(host: Host) -> tuple[Record, ...]:
    """Walk all folders once, however many collectors ask; `about` tells what is no application for people."""
    return host.once("bundles of a Mac", lambda: tuple(_walk(host)))


def _walk(host: Host) -> Iterator[Record]:
    walk = _Walk(host)
    yield from (bundle._replace(about=OTHER) for bundle in walk.through(OTHER_ROOTS))  # first: for links to programs of the system
    yield from walk.through(APPLICATION_ROOTS)


class _Walk:
    """A walk down to the first bundle of each branch, which visits no folder twice and none for which macOS asks the user."""

    def __init__(self, host: Host) -> None:
        users = host.users()
        homes = {home for user in users for home in (user.home, host.real(user.home))}
        asks = not any(user.folders.get("unasked") for user in users)  # a mounted system asks nobody
        folders = (*ASKED_FOR_IN_HOMES, *(ASKED_FOR_BY_NAME if asks else ()))
        self._host = host
        self._closed = (*ASKED_FOR, *(f"{home}/{folder}/".lower() for home in homes for folder in folders))
        self._seen: set[str] = set()

    def through(self, roots: tuple[tuple[str, int, str], ...]) -> Iterator[Record]:
        """Yield the bundles of folders, each under the first of its names."""
        for root, depth, ending in roots:
            for folder in self._host.glob(root):
                if root == SHARED:
                    self._host.allow(SHARED)
                yield from self._below(folder, self._host.real(folder.location), depth, ending)

    def _below(self, folder: Record, real: str, depth: int, ending: str) -> Iterator[Record]:
        """Yield the bundles below a folder, `real` being where it lies: links may lead to it."""
        if not self._is_new(real):
            return
        for child in self._host.glob("*", under=folder):
            name = child.location.rpartition("/")[2]
            lowered = name.lower()
            actual = self._host.real(child.location) if self._host.link(child) else f"{real}/{name}"
            if lowered.endswith(ending):
                if self._is_new(actual):
                    yield child
            elif depth > 1 and not lowered.endswith(BUNDLES):
                yield from self._below(child, actual, depth - 1, ending)

    def _is_new(self, real: str) -> bool:
        if real in self._seen or f"{real}/".lower().removeprefix(DATA_VOLUME).startswith(self._closed):
            return False
        self._seen.add(real)
        return True
