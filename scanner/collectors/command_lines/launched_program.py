"""Which program a launcher starts: the ids in the words of its command line, wrappers like `env A=b` passed over.

See: https://docs.flatpak.org/en/latest/flatpak-command-reference.html#flatpak-run, https://snapcraft.io/docs/commands-and-aliases,
https://learn.microsoft.com/en-us/windows/win32/shell/appids for `shell:AppsFolder`
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import command_line, interpreted
from scanner.collectors.command_lines.launchers import OF_PACKAGES
from scanner.collectors.command_lines.package_runners import NAMES, packages
from scanner.collectors.command_lines.unwrapped import ROWS, Start, base, launcher_name, nested
from scanner.formats import appx_name, versioned_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Ids = tuple[tuple[str, str], ...]

KINDS = command_line.KINDS | {
    "appimage",
    "bundle-id",
    "command",
    "container-image",
    "desktop-file",
    "flatpak",
    "msix-family",
    "msix-name",
    "snap",
}
MOST_LEVELS = 8  # of launchers that start each other
ANYTHING = r"(?s).*"
FLATPAK_EXPORT = r"(?s).*/flatpak/exports/bin/([A-Za-z_][\w-]*(?:\.[\w-]+){1,30})"
SNAP_FOLDERS = ("/snap/bin/", "/var/lib/snapd/snap/bin/")
APPIMAGE = ".appimage"
BUNDLE = r"[A-Za-z_][\w-]{0,99}(?:\.[\w-]{1,99}){1,30}"
ENTRY = r"([^/\\]+)\.desktop(?::[\w-]+)?"
PACKAGED = r"(?i)shell:appsfolder\\([^!\\]{1,200})!.*"
IS_SOMETHING_ELSE = frozenset({"web-app", "site", "android"})  # what runs is the app; its browser or emulator only shows it


def ids(words: Sequence[str], form: str = ANYTHING, *, windows: bool = False) -> Ids:
    """Return what the words start, commands first; `windows` tells whether they are a line of that system.

    An app of the web or of Android, a flatpak, a snap or an AppImage is told by its id, and so are packages that are fetched or run;
    anything else is a `command` by its base name. What has not the `form` of a program is none.
    """
    found = dict.fromkeys(one for start in nested(words, MOST_LEVELS, windows=windows) for one in _ids(start, form))
    return tuple(sorted(found, key=lambda one: one[0] != "command"))


def programs(words: Sequence[str], *, windows: bool = False) -> Iterator[Start]:
    """Yield each program that the words start."""
    yield from (start for start in nested(words, MOST_LEVELS, windows=windows) if start.is_program)


def _ids(start: Start, form: str) -> Iterator[tuple[str, str]]:
    words = start.words
    yield from packages(words)
    if start.is_program and (form is ANYTHING or re.fullmatch(form, words[0])):
        found = command_line.ids(words, windows=start.windows)
        yield from found
        if not any(kind in IS_SOMETHING_ELSE for kind, _ in found):
            yield from _own(words)


def starts_another(word: str) -> bool:
    """Tell whether a word is the name of a program that starts or fetches another."""
    return launcher_name(word) in NAMES or launcher_name(word) in ROWS


def appimage_ids(file: str) -> Ids:
    """Return the ids of an AppImage by the name of its file; the hyphens in it may stand for the spaces of the program's name."""
    stem = file[: -len(APPIMAGE)] if file.lower().endswith(APPIMAGE) else file
    name = versioned_name.split(stem)[0]
    return tuple(dict.fromkeys((("appimage", name), ("appimage", re.sub(r"[-_]+", " ", name).strip() or name)))) if name else ()


def snap_name(instance: str) -> str:
    """Return the snap that an instance (`firefox_work`) or one of its programs (`firefox.geckodriver`) belongs to."""
    return instance.partition(".")[0].partition("_")[0]


def _own(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    by_path = _by_path(words[0])
    if by_path is not None:
        yield from by_path
        return
    program = base(words[0])
    if program == "open":  # of macOS
        yield from _find_opened(words)
    elif program:
        yield "command", launcher_name(program) if "." in program and re.fullmatch(OF_PACKAGES, program) else program
        if script := interpreted.script(words):
            yield "command", script


def _by_path(path: str) -> Ids | None:
    """Return what a program's path alone tells of the package that it is, None when it tells nothing."""
    if "!" in path and (packaged := re.fullmatch(PACKAGED, path)):
        return appx_name.family(packaged[1]).ids
    if path.startswith(SNAP_FOLDERS):
        return (("snap", snap_name(base(path))),)
    if "/flatpak/" in path and (exported := re.fullmatch(FLATPAK_EXPORT, path)):
        return (("flatpak", exported[1]),)
    if ".desktop" in path and (entry := re.fullmatch(ENTRY, base(path))):
        return (("desktop-file", entry[1]),)
    return appimage_ids(base(path)) if path.lower().endswith(APPIMAGE) else None


def _find_opened(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for option, value in pairwise(words[1:]):
        if option == "-b" and re.fullmatch(BUNDLE, value):
            yield "bundle-id", value
        elif option == "-a" and value:
            yield "command", base(value.rstrip("/")).removesuffix(".app")
