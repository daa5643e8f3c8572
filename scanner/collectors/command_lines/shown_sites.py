"""The web apps and sites that a browser was told to show as if they were programs, by its words.

Of an address only the host is taken: the rest may name a person or hold a secret.
See: https://peter.sh/experiments/chromium-command-line-switches/ (`--app-id`, `--app`, `--kiosk`),
https://learn.microsoft.com/en-us/deployedge/microsoft-edge-configure-kiosk-mode and
https://searchfox.org/mozilla-central/source/browser/components/BrowserContentHandler.sys.mjs (`--kiosk`, `--new-window` and their kin)
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.collectors.command_lines.chromium_switches import chromium_line, unquote
from scanner.collectors.command_lines.gecko_options import Word, gecko_words
from scanner.formats.web_address import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.collectors.command_lines.chromium_switches import Line

KINDS = frozenset({"site", "web-app"})
APP_ID = "[a-p]{32}"
SITES = ("app", "app-url")
KIOSK = "kiosk"
# How other tools make an app of a site: Epiphany's own mode, a browser in kiosk mode, Firefox's own apps of today and of 2020, and Web App
# Manager and ICE by the window's class.
AS_AN_APP = frozenset({KIOSK, "kiosk-monitor", "application-mode", "ssb", "taskbar-tab"})
CLASSES = frozenset({"class", "wmclass", "name"})
OF_A_TOOL = r"(?s)[\"']?(?:WebApp|ICE-SSB)-.*"
# Options whose value is no address.
VALUED = CLASSES | {
    "chrome", "createprofile", "file", "kiosk-monitor", "p", "profile", "screenshot", "search", "taskbar-tab", "uilocale", "window-size",
}  # fmt: skip
# What browsers take for the address of a site though it does not say http, and not for a file beside them.
WITHOUT_SCHEME = (
    r"(?s)(?!\S*\.(?:[xs]?html?|mht(?:ml)?|pdf|svg|xml|txt|png|jpe?g|gif)(?:[?#]|\Z))"
    r"[^\s/\\:?#@.-][^\s/\\:?#@.]*(?:\.[^\s/\\:?#@.]+)+\.?(?:[/:?#].*)?"
)


def shown_sites(arguments: Sequence[str], *, windows: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the ids of what a browser was told to show; the words may have come as one, for a program can write over its own."""
    words = arguments[0].split() if len(arguments) == 1 else arguments
    line = chromium_line(words, windows=windows)
    if re.fullmatch(APP_ID, app := unquote(line.switches.get("app-id", ""))):
        yield "web-app", app
    for name in SITES:
        # In a shortcut of Windows a byte may be written as `\x41`.
        yield from _site(unquote(line.switches.get(name, "")).replace(*(r"\x", "%") if windows else ("", "")))
    for word in _shown_as_apps(words, line, [*gecko_words(words, windows=windows)]):
        address = unquote(word)
        yield from _site(f"http://{address}" if re.fullmatch(WITHOUT_SCHEME, address) else address)


def _shown_as_apps(words: Sequence[str], line: Line, read: Sequence[Word]) -> Iterable[str]:
    """Return the addresses of a browser that shows them as a program, as its own family reads them; of an unknown one as either does."""
    of_a_tool = any(one.option in CLASSES and re.fullmatch(OF_A_TOOL, other.text) for one, other in pairwise(read))
    if not (of_a_tool or KIOSK in line.switches or any(word.option in AS_AN_APP for word in read)):
        return ()
    if _is_chromium(words[0]):
        return line.words if of_a_tool or KIOSK in line.switches else ()
    return [word.text for before, word in pairwise((Word("", ""), *read)) if not word.option and before.option not in VALUED]


def _is_chromium(program: str) -> bool:
    from scanner.collectors.browsers.browser_names import find_browser_id  # noqa: PLC0415  few lines are those of an app, here and below
    from scanner.collectors.browsers.running_browsers import CHROMIUMS  # noqa: PLC0415
    from scanner.collectors.command_lines.unwrapped import base  # noqa: PLC0415

    return bool(find_browser_id(base(program).lower().removesuffix(".exe"), CHROMIUMS))


def _site(address: str) -> Iterator[tuple[str, str]]:
    if host := host_of(address):
        yield "site", host
