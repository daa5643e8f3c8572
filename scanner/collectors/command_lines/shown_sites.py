"""The web apps and sites that a browser was told to show as if they were programs, by its words.

Of an address only the host is taken: the rest may name a person or hold a secret.
See: https://peter.sh/experiments/chromium-command-line-switches/ (`--app-id`, `--app`, `--kiosk`) and
https://wiki.mozilla.org/Firefox/CommandLineOptions (`-kiosk`)
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.collectors.command_lines.chromium_switches import switches, unquote
from scanner.formats.web_address import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = frozenset({"site", "web-app"})
APP_ID = "[a-p]{32}"
SITES = ("app", "app-url")
OF_WINDOWS = (".exe", '.exe"')
# How other tools make an app of a site: Epiphany's own mode, a browser in kiosk mode, and Web App Manager and ICE by the window's class.
AS_AN_APP = r"--application-mode|--?kiosk|--ssb|(?:--?(?:wm)?class[= ])?[\"']?(?:WebApp|ICE-SSB)-.*|--?(?:wm)?class=(?:WebApp|ICE-SSB)-.*"
TAB, ADDRESS_OF_TAB = "taskbar-tab", "new-window"  # Firefox's own web apps
VALUED = r"(?i)--?(?:p|profile|(?:wm)?class|name|createprofile|screenshot|window-size)"
# What browsers take for the address of a site though it does not say http.
WITHOUT_SCHEME = r"(?s)[^\s/\\:?#@.-][^\s/\\:?#@.]*(?:\.[^\s/\\:?#@.]+)+(?:[/:?#].*)?"


def shown_sites(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the ids of what a browser was told to show; the words may have come as one, for a program can write over its own."""
    words = arguments[0].split() if len(arguments) == 1 else arguments
    windows = words[0].lower().endswith(OF_WINDOWS)
    found = switches(words, windows=windows)
    if re.fullmatch(APP_ID, app := unquote(found.get("app-id", ""))):
        yield "web-app", app
    for name in SITES:
        # In a shortcut of Windows a byte may be written as `\x41`.
        yield from _site(unquote(found.get(name, "")).replace(*(r"\x", "%") if windows else ("", "")))
    options = {option.lower().lstrip("-"): value for option, value in pairwise(words) if option.startswith("-")}
    if TAB in options:
        yield from _site(unquote(options.get(ADDRESS_OF_TAB, "")))
    if any(re.fullmatch(AS_AN_APP, word) for word in words):
        for option, word in pairwise(words):
            if not word.startswith("-") and not re.fullmatch(VALUED, option):
                address = unquote(word)
                yield from _site(f"http://{address}" if re.fullmatch(WITHOUT_SCHEME, address) else address)


def _site(address: str) -> Iterator[tuple[str, str]]:
    if host := host_of(address):
        yield "site", host
