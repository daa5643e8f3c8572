"""Where browsers of the Chromium family read an administrator's policies, from their rows in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_browsers import BROWSERS
from scanner.collectors.browsers.managed_policies import ROOTS, find_managed_files, managed_places
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

RECOMMENDED = "recommended"  # what stands there, an account may change
LEVELS = ("managed", RECOMMENDED)
RECOMMENDED_KEY = r"\Recommended"
KEY_LEVELS = ("", RECOMMENDED_KEY)
PLACES = (
    *(f"{folder}/{level}/*" for browser in BROWSERS for folder in browser.linux.policies for level in LEVELS),
    *(place for browser in BROWSERS for domain in browser.macos.policies for place in managed_places(domain)),
    *(rf"{root}\{key}{level}" for root in ROOTS for browser in BROWSERS for key in browser.windows.policies for level in KEY_LEVELS),
)


def find_policies(host: Host, browsers: Container[str] | None = None) -> Iterator[Record]:
    """Yield the folders of policy files (Linux), the property lists (macOS) or the keys (Windows) that the browsers obey."""
    for browser in BROWSERS:
        for place in browser.on(host.platform).policies if browsers is None or browser.id in browsers else ():
            yield from _records(host, browser.id, place)


def is_recommended(record: Record) -> bool:
    """Tell whether a folder, a file in one or a key holds recommended policies, which an account may change."""
    return f"/{RECOMMENDED}/" in f"{record.location}/" or record.location.endswith(RECOMMENDED_KEY)


def _records(host: Host, browser: str, place: str) -> Iterator[Record]:
    if host.platform is Platform.MACOS:
        yield from find_managed_files(host, place, about=browser)
    elif host.platform is Platform.LINUX:
        for level in LEVELS:
            yield from host.glob(f"{place}/{level}", about=browser)
    else:
        for root in ROOTS:
            for level in KEY_LEVELS:
                yield from host.keys(rf"{root}\{place}{level}", about=browser)
