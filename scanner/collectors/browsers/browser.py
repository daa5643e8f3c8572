"""The shape of a row in a table of browsers: every kind of place where a browser's parts, rules or companions are recorded is a cell.

A cell that names no place says why, with `none(...)`: "has none" never looks like "nobody checked". A test enforces that for every row.
The cell of profiles is looked for here, as it is for every family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scanner.model import Platform
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

Cell = tuple[str, ...]
KEY = "SOFTWARE\\"
ROOTS = ("{machine}", "{hku}")  # under which a key is looked for
# Windows gives a program that came as an MSIX package folders of its own in place of the account's.
REDIRECTED = (("{local}/", "{local}/Packages/*/LocalCache/Local"), ("{roaming}/", "{local}/Packages/*/LocalCache/Roaming"))
# Folders of macOS beside those of programs, in which no browser keeps anything and which it may protect.
OF_APPLE = frozenset({"AddressBook", "CallHistoryDB", "CallHistoryTransactions", "CloudDocs", "Knowledge", "MobileSync", "FileProvider"})
PASSED_BY_START = ("com.apple.",)


class NoPlace(Cell):
    """An empty cell, and the reason why it is empty."""

    reason: str

    def __new__(cls, reason: str) -> Self:
        """Make an empty cell."""
        cell = super().__new__(cls)
        cell.reason = reason
        return cell


def none(reason: str) -> NoPlace:
    """Return an empty cell with its reason: what the browser reads instead, or when somebody looked and found nothing."""
    return NoPlace(reason)


class Places(NamedTuple):
    r"""The places of a browser on one platform. The table of its family says what each cell means there.

    Paths are patterns for `Host.glob`. A place that starts with `SOFTWARE\` is a registry key, and is looked for in the machine's
    registry and in that of every account.
    """

    programs: Cell
    profiles: Cell
    policies: Cell
    extensions: Cell
    native_hosts: Cell
    web_apps: Cell


class Browser(NamedTuple):
    """A browser and its places. Channels (beta, dev, nightly) are the same browser: they add places, not rows."""

    id: str
    name: str
    vendor: str
    windows: Places
    macos: Places
    linux: Places

    def on(self, platform: Platform) -> Places:
        """Return the places on a platform."""
        return {Platform.WINDOWS: self.windows, Platform.MACOS: self.macos, Platform.LINUX: self.linux}[platform]


def no_places(reason: str) -> Places:
    """Return the places of a browser on a platform where it has none."""
    return Places(*[none(reason)] * len(Places._fields))


UNDOCUMENTED = none("not documented, looked 2026-11-28")
IN_PROFILES = none("its web apps are recorded in its profiles")
NOT_SEEN = no_places("no version for this system is known, looked 2026-11-28; a profile of one would be found by its shape")


def is_key(place: str) -> bool:
    """Tell whether a place is a registry key."""
    return place.startswith(KEY)


def find_keys(host: Host, pattern: str, browser: str) -> Iterator[Record]:
    """Yield the keys of a pattern in the machine's registry, of which a program reads the view of its own kind, and in each account's."""
    for root in ROOTS:
        yield from host.keys(rf"{root}\{pattern}", about=browser)


def find_browser_folders(host: Host, browsers: Iterable[Browser]) -> Iterator[Record]:
    """Yield every folder, with the browser's id in `about`; a folder with several names is yielded several times."""
    for browser in browsers:
        for pattern in browser.on(host.platform).profiles:
            yield from host.glob(pattern, about=browser.id)
    if host.platform is Platform.WINDOWS:
        yield from _redirected(host, [(pattern, browser.id) for browser in browsers for pattern in browser.windows.profiles])


def _redirected(host: Host, patterns: list[tuple[str, str]]) -> Iterator[Record]:
    """Look in the few packages that have such folders, rather than for every browser in every package."""
    for base, place in REDIRECTED:
        for folder in host.glob(place):
            for pattern, browser in patterns:
                if pattern.startswith(base):
                    yield from host.glob(pattern.removeprefix(base), under=folder, about=browser)
