"""Which processes are browsers: by the names of their programs, and where somebody gave one another name by what lies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers import chromium_browsers, gecko_browsers, webkit_browsers
from scanner.collectors.browsers.browser_names import find_browser_id
from scanner.collectors.command_lines.unwrapped import base, is_loader, loaded
from scanner.model import Platform, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.collectors.browsers.browser import Browser
    from scanner.host.host import Host, Process


def name_programs(browsers: Iterable[Browser], platforms: Iterable[Platform]) -> dict[str, str]:
    """Return the id of each browser by its id and by the names of its programs."""
    browsers, platforms = tuple(browsers), tuple(platforms)
    ids = {browser.id: browser.id for browser in browsers}
    return ids | {name: browser.id for browser in browsers for platform in platforms for name in browser.on(platform).programs}


CHROMIUMS = name_programs(chromium_browsers.BROWSERS, Platform)
# The installation folders of Windows and macOS, which the cells of the other families name, have spaces.
GECKOS = {name.replace(" ", "-"): one for name, one in name_programs(gecko_browsers.BROWSERS, [Platform.LINUX]).items()}
OTHERS = dict.fromkeys(("angelfish", "epiphany", "falkon", "konqueror", "midori", "qutebrowser"), "")
KNOWN = frozenset((*CHROMIUMS, *GECKOS, *OTHERS, *name_programs(webkit_browsers.BROWSERS, [Platform.MACOS])))
NAMES = {name: name for name in KNOWN}
BESIDE = {
    Platform.LINUX: ("resources.pak", "libxul.so"),
    Platform.MACOS: ("../Frameworks/*/Resources/resources.pak", "XUL"),
    Platform.WINDOWS: ("resources.pak", "*/resources.pak", "xul.dll"),
}


def program_of(process: Process) -> str:
    """Return the name of the program that a process runs, in lower case: not of one that only loads it, as Wine does."""
    program = base(process.executable) or process.name
    words = loaded(process.arguments)
    return (base(words[0]) if is_loader(program) and words else program).lower().removesuffix(".exe")


def is_browser(host: Host, process: Process) -> bool:
    """Tell whether a process is a browser, or a program that is made of one."""
    if find_browser_id(program_of(process), NAMES):
        return True
    folder = process.executable.rpartition("/")[0]
    return bool(folder) and any(_stands(host, folder, pattern) for pattern in BESIDE[host.platform])


def _stands(host: Host, folder: str, pattern: str) -> bool:
    if pattern.startswith("../"):
        folder, pattern = folder.rpartition("/")[0], pattern.removeprefix("../")
    return any(True for _ in host.glob(pattern, under=Record(folder)))
