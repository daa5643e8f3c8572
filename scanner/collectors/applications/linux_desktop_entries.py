"""Desktop entries: programs in the menus, on the desktop and at the start of a session.

Misses: folders that only a session's own XDG_DATA_DIRS names; bookmarks (`Type=Link`); programs without an entry.
See: https://specifications.freedesktop.org/desktop-entry-spec/latest/, and autostart-spec for the folders of that name
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from scanner.collectors.applications import linux_user_folders
from scanner.collectors.applications.linux_user_folders import user_folders
from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines import command_line, launched_program
from scanner.collectors.command_lines.shell_script import find_long_lines
from scanner.collectors.web_apps.left_over_shortcut import held_against_profile, profile_named_by
from scanner.formats import desktop_entry
from scanner.formats.web_address import host_of
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Malformed, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scanner.host.host import Host

SHARES = (
    "/usr/share",
    "/usr/local/share",
    "/var/lib/snapd/desktop",
    "/var/lib/flatpak/exports/share",
    "/run/current-system/sw/share",
    "{data}",
    "{data}/flatpak/exports/share",
    "{data}/xdg-desktop-portal",
    "{home}/.nix-profile/share",
)
MENUS = tuple(f"{share}/applications" for share in SHARES)
DESKTOP = "{home}/Desktop/*.desktop"
OTHER_DESKTOP = "the desktop that {config}/user-dirs.dirs names"
AUTOSTART = tuple(f"{folder}/autostart/{name}" for folder in ("/etc/xdg", "{config}") for name in ("*.desktop", ".*.desktop"))

ENDING = ".desktop"
MOST_LEVELS = 8  # of folders within a menu: Wine makes one for each of the start menu's
TOO_DEEP = "too deep"
KEYS = frozenset({
    "Actions", "Exec", "Hidden", "Name", "NoDisplay", "StartupWMClass", "TryExec", "Type", "X-AppImage-Version", "X-Flatpak",
    "X-GNOME-Autostart-enabled", "X-SnapInstanceName", "X-WebApp-URL",
})  # fmt: skip

Ids = tuple[tuple[str, str], ...]

# Chromium's browsers put an app's id between their own name and the profile's: chrome-<id>-Default, crx_<id>, msedge-_<id>-Default.
WEB_APP = r"(?:^|[-_])([a-p]{32})(?=[-_.]|$)"
LETTERS_OF_AN_APP = 32
WAYDROID = r"waydroid\.([A-Za-z]\w*(?:\.\w+)+)"
WEB_KINDS = frozenset({"web-app", "site"})
GUEST_KINDS = WEB_KINDS | {"android"}


class LinuxDesktopEntries(Collector):
    """Desktop entries. The field `Version` is that of the specification and never the program's."""

    name = "linux-desktop-entries"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.REGISTERED
    makes = frozenset({"appimage", "desktop-file", "wm-class"}) | launched_program.KINDS | command_line.KINDS
    places = (*(f"{menu}/**/*{ENDING}" for menu in MENUS), DESKTOP, OTHER_DESKTOP, *AUTOSTART)

    def find(self, host: Host) -> Iterator[Record]:
        """Name every entry; those that start by themselves are told apart."""
        for pattern in MENUS:
            for menu in host.glob(pattern):
                yield from _entries(host, menu, MOST_LEVELS, set())
        yield from host.glob(DESKTOP)
        for desktop in user_folders(host, linux_user_folders.DESKTOP):
            yield from [desktop] if desktop.about else host.glob(f"*{ENDING}", under=desktop)
        for pattern in AUTOSTART:
            yield from host.glob(pattern, about=Mark.AUTOSTART)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the program of an entry, and those of its actions that start another; one that its user deleted is a residue."""
        if record.about == TOO_DEEP:
            yield Problem(Reason.CAPPED, f"more than {MOST_LEVELS} folders deep in a menu; not read")
            return
        if record.about == linux_user_folders.ELSEWHERE:
            yield linux_user_folders.not_looked_into(record)
            return
        groups = _groups(host.read(record, MEBIBYTE).decode("utf-8", "replace"))
        values = groups.get("Desktop Entry")
        if values is None:
            raise Malformed("a desktop entry without [Desktop Entry]")
        if values.get("Type", "Application") != "Application":
            return
        hidden = _true(values, "Hidden")
        if not (desktop_entry.name(values) or values.get("Exec") or hidden):
            yield Problem(Reason.MALFORMED, "a desktop entry with neither Name nor Exec")
            return
        words = desktop_entry.words(values.get("Exec", ""))
        item = _item(record, values, words, hidden=hidden)
        for found in (item, *_actions(groups, values, item)):
            yield found if hidden else held_against_profile(host, found, record.user, lambda: profile_named_by(words))
        yield from find_long_lines(group.get("Exec", "") for group in groups.values())


def _entries(host: Host, folder: Record, levels: int, seen: set[str]) -> Iterator[Record]:
    """Name the entries below a folder, each folder once, whatever links lead to it."""
    seen.add(host.real(folder.location))
    for found in chain(host.glob("*", under=folder), host.glob(".*", under=folder)):  # a dot hides nothing from a menu
        if found.location.endswith(ENDING):
            yield found
        elif host.is_folder(found) and host.real(found.location) not in seen:
            if levels:
                yield from _entries(host, found, levels - 1, seen)
            else:
                yield found._replace(about=TOO_DEEP)


def _groups(text: str) -> dict[str, dict[str, str]]:
    """Return the values of the keys that are read, or of all of them where a group has its name in other languages only."""
    found = desktop_entry.groups(text, KEYS)
    return found if all(values.get("Name") for values in found.values()) else desktop_entry.groups(text)


def _item(record: Record, values: Mapping[str, str], words: Sequence[str], *, hidden: bool) -> Item:
    """Return what an entry starts itself."""
    stem = record.location.rpartition("/")[2].removesuffix(ENDING)
    ids = _ids(stem, values, words)
    return Item(
        desktop_entry.name(values) or stem,
        desktop_entry.text(values.get("X-AppImage-Version", "")),
        ids=ids,
        kind=_kind(ids),
        rung=Rung.RESIDUE if hidden else None,
        marks=tuple(_marks(values, hidden=hidden, autostart=record.about == Mark.AUTOSTART)),
    )


def _kind(ids: Ids) -> Kind | None:
    return Kind.WEB_APP if any(kind in WEB_KINDS for kind, _ in ids) else None


def _actions(groups: Mapping[str, Mapping[str, str]], values: Mapping[str, str], entry: Item) -> Iterator[Item]:
    """Yield what the entry's actions start beside what it starts itself, each under the action's name."""
    for action in dict.fromkeys(values.get("Actions", "").split(";")):
        said = groups.get(f"Desktop Action {action}", {})
        ids = launched_program.ids(desktop_entry.words(said.get("Exec", "")))
        if ids and not set(ids) <= set(entry.ids):
            yield entry._replace(name=desktop_entry.name(said) or action, version="", ids=ids, kind=_kind(ids), marks=())


def _true(values: Mapping[str, str], key: str) -> bool:
    return desktop_entry.true(values.get(key, ""))


def _marks(values: Mapping[str, str], *, hidden: bool, autostart: bool) -> Iterator[Mark]:
    if hidden or _true(values, "NoDisplay"):
        yield Mark.HIDDEN
    # Hidden is how a session's settings switch an entry off; GNOME's had a key of its own.
    if autostart and not hidden and values.get("X-GNOME-Autostart-enabled") != "false":
        yield Mark.AUTOSTART


def _ids(stem: str, values: Mapping[str, str], words: Sequence[str]) -> Ids:
    """Return the ids of what an entry starts. A web app's or an Android app's browser or container is not what it is."""
    window = desktop_entry.text(values.get("StartupWMClass", ""))
    own: Ids = (("desktop-file", stem), *((("wm-class", window),) if window else ()))
    started = launched_program.ids(words)
    guest = (*_guests(stem, window, desktop_entry.text(values.get("X-WebApp-URL", ""))), *started)
    if any(kind in GUEST_KINDS for kind, _ in guest):
        found = tuple(one for one in guest if one[0] in GUEST_KINDS)
    else:
        tried = launched_program.ids([word for word in [desktop_entry.text(values.get("TryExec", ""))] if word])  # a path, not a line
        found = tuple(sorted((*_packages(values), *started, *tried), key=lambda one: one[0] == "command"))
    return tuple(dict.fromkeys((*own, *found)))


def _guests(stem: str, window: str, address: str) -> Iterator[tuple[str, str]]:
    """Yield the app that an entry is made for, as its file's or window's name tells, or the address that Web App Manager writes."""
    yield from (("web-app", app) for name in (stem, window) if len(name) >= LETTERS_OF_AN_APP for app in re.findall(WEB_APP, name))
    yield from [("site", host)] if address and (host := host_of(address)) else []
    if stem.startswith("waydroid.") and (android := re.fullmatch(WAYDROID, stem)):
        yield "android", android[1]


def _packages(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if flatpak := values.get("X-Flatpak"):
        yield "flatpak", flatpak
    if snap := values.get("X-SnapInstanceName"):
        yield "snap", launched_program.snap_name(snap)
