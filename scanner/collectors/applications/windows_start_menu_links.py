"""Shortcuts to programs: in start menus, on desktops, on the taskbar and at the start of a session.

Misses: shortcuts to documents, folders and addresses (.url), which are no software; ClickOnce's .appref-ms; a start menu or desktop
that was moved out of the home, which is said.
See: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-shllink/ for the files,
https://learn.microsoft.com/en-us/windows/win32/shell/knownfolderid for the folders
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications.windows_link_folders import DESKTOPS, MENUS, PINNED
from scanner.collectors.applications.windows_shell_link import shell_link
from scanner.collectors.applications.windows_startup_approved import APPROVED, is_switched_off, read_approved
from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines import create_process_words
from scanner.collectors.command_lines.launched_program import IS_SOMETHING_ELSE
from scanner.collectors.command_lines.windows_command import KINDS, Command, command
from scanner.collectors.places_once import take_each_once
from scanner.collectors.web_apps.left_over_shortcut import NamedProfile, held_against_profile, profile_named_by
from scanner.formats import appx_name, windows_path
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

STARTUP = "/Start Menu/Programs/Startup/"
STARTS = (rf"HKLM64\SOFTWARE\{APPROVED}\StartupFolder", rf"{{hku}}\Software\{APPROVED}\StartupFolder")
LINK = ".lnk"
MOST_LEVELS = 4  # of folders within a menu; people see two
TOO_DEEP = "too deep"

RUNS = (".exe", ".com", ".bat", ".cmd", ".scr", ".msc", ".cpl", ".msi", ".jar", ".js", ".vbs", ".wsf", ".ps1", ".py", ".pyw", ".appref-ms")
# A shortcut of the Windows Installer leads to an icon in a folder that is named after the product; its ending should be the target's,
# and many makers leave it out or call it a picture.
ADVERTISED = r"(?i)/Installer/(\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\})/[^/]*$"
ICON = ".ico"
WEB_KINDS = frozenset({"web-app", "site"})

Ids = tuple[tuple[str, str], ...]


class WindowsStartMenuLinks(Collector):
    """Shortcuts. Their arguments give ids and are dropped; the browser or emulator of a web or Android app is not what it is."""

    name = "windows-start-menu-links"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.REGISTERED
    makes = frozenset({"msix-family", "msix-name", "product-code"}) | KINDS
    places = (*(f"{folder}/**/*{LINK}" for folder in MENUS), *(f"{folder}/*{LINK}" for folder in (*DESKTOPS, *PINNED)), *STARTS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name every shortcut, and the folders of a menu that are too deep to be looked into."""
        for pattern in MENUS:
            for menu in host.glob(pattern):
                yield from _links(host, menu, MOST_LEVELS)
        found = (record for pattern in (*DESKTOPS, *PINNED) for record in host.glob(f"{pattern}/*"))
        # OneDrive's desktop may be named by the account's own record too, and the usual one may lead there.
        yield from take_each_once(host, (record for record in found if record.location.lower().endswith(LINK)))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the program that a shortcut starts."""
        if record.about == TOO_DEEP:
            yield Problem(Reason.CAPPED, f"more than {MOST_LEVELS} folders deep in a menu; not read")
            return
        link = shell_link(host.read(record, MEBIBYTE))
        home = host.home(record)
        target = windows_path.plain(link.target, home)
        if target and not target.lower().endswith(RUNS) and not _is_icon(target):
            return  # a document or a folder
        started = _started(target, link.arguments, home)
        ids = tuple(dict.fromkeys((*started.ids, *_app(link.app))))
        kinds = {kind for kind, _ in ids}
        item = Item(
            record.location.rpartition("/")[2][: -len(LINK)],
            ids=ids,
            kind=Kind.WEB_APP if kinds & WEB_KINDS else None,
            marks=(Mark.AUTOSTART,) if _starts(host, record) else (),
            location="" if kinds & IS_SOMETHING_ELSE or not _is_whole(started.program) else started.program,
        )
        yield held_against_profile(host, item, record.user, lambda: _named(target, link.arguments, home))


def _links(host: Host, folder: Record, levels: int) -> Iterator[Record]:
    for found in host.glob("*", under=folder):
        if found.location.lower().endswith(LINK):
            yield found
        elif host.is_folder(found):
            if levels:
                yield from _links(host, found, levels - 1)
            else:
                yield found._replace(about=TOO_DEEP)


def _starts(host: Host, record: Record) -> bool:
    """Tell whether a shortcut lies where all start with a session, and nobody switched it off."""
    place = record.location.lower()
    if STARTUP.lower() not in place:
        return False
    of_machine, of_account = STARTS
    owner = next((user for user in host.users() if place.startswith(f"{user.home}/".lower())), None)
    key = of_account.format(hku=owner.folders["hku"][0]) if owner else of_machine
    return not is_switched_off(read_approved(host, key), windows_path.base(record.location))


def _is_icon(target: str) -> bool:
    """Tell whether a target is an icon of the Windows Installer's, whose name does not tell what it starts."""
    name = windows_path.base(target).lower()
    return (name.endswith(ICON) or "." not in name) and re.search(ADVERTISED, target) is not None


def _started(target: str, arguments: str, home: str) -> Command:
    """Return what a shortcut starts: the target, or what it is a launcher for."""
    if advertised := re.findall(ADVERTISED, target):
        return Command(target, (("product-code", advertised[0]),))
    return command(f'"{target}" {arguments}', home)


def _named(target: str, arguments: str, home: str) -> NamedProfile:
    return profile_named_by(create_process_words.words(windows_path.filled_in(f'"{target}" {arguments}', home)), windows=True)


def _app(model_id: str) -> Ids:
    """Return the ids of a packaged app, whose application user model id is Family!Application."""
    family, mark, _ = model_id.partition("!")
    package = appx_name.family(family) if mark else None
    return package.ids if package else ()


def _is_whole(path: str) -> bool:
    return path[1:3] == ":/" or path.startswith("//")
