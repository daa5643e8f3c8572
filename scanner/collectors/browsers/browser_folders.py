"""The profile folders of the browsers in a table that exist on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.browsers.browser import Browser
    from scanner.host.host import Host
    from scanner.model import Record

# Windows gives a program that came as an MSIX package folders of its own in place of the account's.
REDIRECTED = (("{local}/", "{local}/Packages/*/LocalCache/Local"), ("{roaming}/", "{local}/Packages/*/LocalCache/Roaming"))
# Folders of macOS beside those of programs, in which no browser keeps anything and which it may protect.
OF_APPLE = frozenset({"AddressBook", "CallHistoryDB", "CallHistoryTransactions", "CloudDocs", "Knowledge", "MobileSync", "FileProvider"})
PASSED_BY_START = ("com.apple.",)


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
