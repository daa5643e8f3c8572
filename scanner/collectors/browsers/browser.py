"""The shape of a row in a table of browsers: every kind of place where a browser's parts, rules or companions are recorded is a cell.

A cell that names no place says why, with `none(...)`: "has none" never looks like "nobody checked". A test enforces that for every row.
"""

from __future__ import annotations

from typing import Self

from scanner.model import Platform
from scanner.named_tuple import NamedTuple

Cell = tuple[str, ...]


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
KEY = "SOFTWARE\\"


def is_key(place: str) -> bool:
    """Tell whether a place is a registry key."""
    return place.startswith(KEY)
