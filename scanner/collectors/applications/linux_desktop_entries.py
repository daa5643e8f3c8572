"""Desktop entries: what the menus, the desktop and the start of a session offer, whoever installed it.

Misses: folders that only a session's own XDG_DATA_DIRS names; bookmarks (`Type=Link`); programs without an entry.
See: https://specifications.freedesktop.org/desktop-entry-spec/latest/, and autostart-spec for the folders of that name
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines import command_line, launched_program
from scanner.formats import desktop_entry, key_file, versioned_name
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Malformed, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.host.host import Host

SHARES = (
    "/usr/share",
    "/usr/local/share",
    "/var/lib/snapd/desktop",
    "/var/lib/flatpak/exports/share",
    "/run/current-system/sw/share",
    "{data}",
    "{data}/flatpak/exports/share",
    "{home}/.nix-profile/share",
)
# One folder deep as well: `kde/foo.desktop` is an entry like any other.
MENUS = tuple(f"{share}/applications/{names}" for share in SHARES for names in ("*.desktop", "*/*.desktop"))
# Wine keeps the folders of a Windows start menu, which lie deeper.
WINE = tuple(f"{{data}}/applications/wine/{names}" for names in ("*/*.desktop", "*/*/*.desktop", "*/*/*/*.desktop"))
DESKTOP = "{home}/Desktop/*.desktop"
AUTOSTART = ("/etc/xdg/autostart/*.desktop", "{config}/autostart/*.desktop")

Ids = tuple[tuple[str, str], ...]

# Chromium's browsers put an app's id between their own name and the profile's: chrome-<id>-Default, crx_<id>, msedge-_<id>-Default.
WEB_APP = r"(?:^|[-_])([a-p]{32})(?=[-_.]|$)"
WAYDROID = r"waydroid\.([A-Za-z]\w*(?:\.\w+)+)"
WEB_KINDS = frozenset({"web-app", "site"})
GUEST_KINDS = WEB_KINDS | {"android"}


class LinuxDesktopEntries(Collector):
    """Desktop entries. The field `Version` is that of the specification and never the program's."""

    name = "linux-desktop-entries"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.REGISTERED
    places = (*MENUS, *WINE, DESKTOP, *AUTOSTART)

    def find(self, host: Host) -> Iterator[Record]:
        """Name every entry; those that start by themselves are told apart."""
        for pattern in (*MENUS, *WINE, DESKTOP):
            yield from host.glob(pattern)
        for pattern in AUTOSTART:
            yield from host.glob(pattern, about=Mark.AUTOSTART)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the program of an entry; one that its user deleted (`Hidden`) is a residue."""
        values = key_file.groups(host.read(record, MEBIBYTE).decode("utf-8", "replace")).get("Desktop Entry")
        if values is None:
            raise Malformed("a desktop entry without [Desktop Entry]")
        if values.get("Type", "Application") != "Application":
            return
        stem = record.location.rpartition("/")[2].removesuffix(".desktop")
        name = desktop_entry.name(values)
        hidden = _true(values, "Hidden")
        if not (name or values.get("Exec") or hidden):
            yield Problem(Reason.MALFORMED, "a desktop entry with neither Name nor Exec")
            return
        ids = _ids(stem, values)
        yield Item(
            name or stem,
            desktop_entry.text(values.get("X-AppImage-Version", "")),
            ids=ids,
            kind=Kind.WEB_APP if any(kind in WEB_KINDS for kind, _ in ids) else None,
            rung=Rung.RESIDUE if hidden else None,
            marks=tuple(_marks(values, hidden=hidden, autostart=record.about == Mark.AUTOSTART)),
        )


def _true(values: Mapping[str, str], key: str) -> bool:
    return desktop_entry.true(values.get(key, ""))


def _marks(values: Mapping[str, str], *, hidden: bool, autostart: bool) -> Iterator[Mark]:
    if hidden or _true(values, "NoDisplay"):
        yield Mark.HIDDEN
    # Hidden is how a session's settings switch an entry off; GNOME's had a key of its own.
    if autostart and not hidden and values.get("X-GNOME-Autostart-enabled") != "false":
        yield Mark.AUTOSTART


def _ids(stem: str, values: Mapping[str, str]) -> Ids:
    """Return the ids of what an entry starts. A web app's or an Android app's browser or container is not what it is."""
    words = desktop_entry.words(values.get("Exec", ""))
    window = desktop_entry.text(values.get("StartupWMClass", ""))
    own: Ids = (("desktop-file", stem), *((("wm-class", window),) if window else ()))
    guest: Ids = (*(("web-app", app) for name in (stem, window) for app in re.findall(WEB_APP, name)), *command_line.ids(words))
    android = re.fullmatch(WAYDROID, stem)
    if android:
        guest = (*guest, ("android", android[1]))
    if not any(kind in GUEST_KINDS for kind, _ in guest):
        guest = (*guest, *_packages(values), *_programs(words, desktop_entry.words(values.get("TryExec", ""))))
    return tuple(dict.fromkeys((*own, *guest)))


def _packages(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if flatpak := values.get("X-Flatpak"):
        yield "flatpak", flatpak
    if snap := values.get("X-SnapInstanceName"):
        yield "snap", launched_program.snap_name(snap)


def _programs(*commands: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for words in commands:
        for kind, value in launched_program.ids(words):
            if kind == "command" and value.lower().endswith(".appimage"):
                yield "appimage", versioned_name.split(value[: -len(".appimage")])[0]
            else:
                yield kind, value
