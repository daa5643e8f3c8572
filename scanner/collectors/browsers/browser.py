"""The shape of a row in a table of browsers."""

from __future__ import annotations

from typing import NamedTuple

from scanner.model import Platform


class Browser(NamedTuple):
    """A browser, and the folders in which it keeps its profiles, as patterns for `Host.glob`, by platform.

    Channels (beta, dev, nightly) are the same browser: they add folders, not rows. `program` is the base name of its
    executable, which tells whose profile a running browser was given by `--user-data-dir`.
    """

    id: str
    name: str
    vendor: str
    windows: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    linux: tuple[str, ...] = ()
    program: str = ""

    def folders(self, platform: Platform) -> tuple[str, ...]:
        """Return the patterns for a platform."""
        return {Platform.WINDOWS: self.windows, Platform.MACOS: self.macos, Platform.LINUX: self.linux}[platform]
