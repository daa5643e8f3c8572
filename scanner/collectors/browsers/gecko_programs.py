"""The folders where programs of the Gecko family are installed, in which they also look for policies and extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.gecko_browsers import BROWSERS
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

BASES = {
    # For everybody, and for one account that may not install for everybody.
    Platform.WINDOWS: ("C:/Program Files", "C:/Program Files (x86)", "{local}", "{local}/Programs"),
    Platform.MACOS: ("/Applications", "{home}/Applications"),
    Platform.LINUX: ("/usr/lib", "/usr/lib64", "/usr/share", "/opt"),
}
WITHIN_AN_APPLICATION = "/Contents/Resources"
PLACES = tuple(
    f"{base}/<program>{WITHIN_AN_APPLICATION if platform is Platform.MACOS else ''}" for platform, bases in BASES.items() for base in bases
)


def find_programs(host: Host) -> tuple[Record, ...]:
    """Return the folders, with the program in `about`; a second copy or an ESR has a suffix behind the name."""
    return host.once("folders of Gecko programs", lambda: tuple(_find(host)))


def _find(host: Host) -> Iterator[Record]:
    """List each base once, since listing is what costs."""
    starts = [(start, browser.id) for browser in BROWSERS for start in browser.on(host.platform).programs]
    within = WITHIN_AN_APPLICATION if host.platform is Platform.MACOS else ""
    for base in BASES[host.platform]:
        for folder in host.glob(f"{base}/*"):
            name = folder.location.rpartition("/")[2].casefold()
            program = next((program for start, program in starts if name.startswith(start)), "")
            if program:
                yield folder._replace(location=folder.location + within, about=program)
