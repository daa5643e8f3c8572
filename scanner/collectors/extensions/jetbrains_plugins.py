"""Plugins of JetBrains IDEs and Android Studio: those a user installed, and the bundled assistant.

Misses: folders that `idea.plugins.path` names; editors older than 2020 on macOS; extensions that come with the editor, but for the
AI Assistant where editors are usually installed; which project leaves one off; classes in other jars than the one that describes it.
See: https://www.jetbrains.com/help/idea/directories-used-by-the-ide-to-store-settings-caches-plugins-and-logs.html
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.flatpaks import PACKAGES, with_flatpaks
from scanner.collectors.editors.settings_folders import SETTINGS_FOLDERS
from scanner.collectors.editors.vscode_family import FLATPAK_PROGRAMS
from scanner.collectors.extensions.jetbrains_jar_plugin import descriptor
from scanner.formats.extension_text import text_ids, without_marks
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.formats.plugin_xml import Descriptor
    from scanner.host.host import Host
    from scanner.model import Record

VENDORS = ("JetBrains/*", "Google/AndroidStudio*")
# On Linux newer editors keep extensions for themselves below the data folder, older ones below their configuration.
FOLDERS = {
    Platform.LINUX: (("{data}", "*"), ("{config}", "plugins/*")),
    Platform.MACOS: (("{support}", "plugins/*"),),
    Platform.WINDOWS: (("{roaming}", "plugins/*"),),
}
OLD = {Platform.LINUX: "{home}/.*20??.?/config", Platform.WINDOWS: "{home}/.*20??.?/config"}
BUNDLED = "plugins/ml-llm"
PROGRAMS = {
    Platform.LINUX: (
        "/opt/*",
        "/snap/*/current",
        "{data}/JetBrains/Toolbox/apps/*",
        "{data}/JetBrains/Toolbox/apps/*/ch-*/*",
        *(
            f"{folder}/{package}/current/active/{files}"
            for folder in FLATPAK_PROGRAMS
            for package in (*PACKAGES["JetBrains"], *PACKAGES["Google"])
            for files in ("files", "files/extra")
        ),
    ),
    Platform.MACOS: (
        "/Applications/*.app/Contents",
        "{home}/Applications/*.app/Contents",
        "{home}/Applications/JetBrains Toolbox/*.app/Contents",
    ),
    Platform.WINDOWS: ("C:/Program Files/JetBrains/*", "{local}/Programs/*", "{local}/JetBrains/Toolbox/apps/*/ch-*/*"),
}
FLATPAK_PROGRAM, OF_FLATPAKS = "/flatpak/app/", "/.var/app/"
DISABLED = "disabled_plugins.txt"
EDITOR = r"\.?[A-Za-z]+\d[\w.]*"
MOST_JARS = 40
LIST_LIMIT = MEBIBYTE
JAR = ".jar"


class JetbrainsPlugins(Collector):
    """Extensions of JetBrains' editors. A record is an extension's folder or jar; `about` is the editor with its version."""

    name = "jetbrains-plugins"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"jetbrains-plugin", "extension-declares", "extension-word"})
    places = (
        *(
            f"{place}/{rest}"
            for platform, folders in FOLDERS.items()
            for base, rest in folders
            for vendor in VENDORS
            for place in with_flatpaks(platform, f"{base}/{vendor}")
        ),
        f"{OLD[Platform.LINUX]}/plugins/*",
        *(f"{program}/{BUNDLED}" for programs in PROGRAMS.values() for program in programs),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name what each editor's folder for extensions holds, and the assistant that comes with some editors."""
        for base, rest in FOLDERS[host.platform]:
            for place in with_flatpaks(host.platform, *(f"{base}/{vendor}" for vendor in VENDORS)):
                for editor in host.glob(place):
                    yield from _extensions(host, editor, rest, _last(editor))
        for old in host.glob(OLD.get(host.platform, "")) if host.platform in OLD else ():
            yield from _extensions(host, old, "plugins/*", old.location.split("/")[-2])
        for program in PROGRAMS[host.platform]:
            for record in host.glob(f"{program}/{BUNDLED}"):
                yield record._replace(about=_program(record.location.removesuffix(f"/{BUNDLED}")))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension that a jar of the folder describes, without its id when none does."""
        jars = _jars(host, record)
        for jar in jars[:MOST_JARS]:
            found = descriptor(host.size(jar), partial(host.part, jar))
            if isinstance(found, Problem):
                yield found._replace(location=jar)
            elif found is not None:
                yield from _describe(found, host, record, jar)
                return
        if jars:
            yield Item(_last(record).removesuffix(JAR), rung=Rung.PRESENT, state=State.UNKNOWN, within=record.about)


def _extensions(host: Host, editor: Record, rest: str, name: str) -> Iterator[Record]:
    if re.fullmatch(EDITOR, name):
        yield from host.glob(rest, under=editor, about=name.removeprefix("."))


def _program(folder: str) -> str:
    """Return what an editor's folder is called after; that of a flatpak is called after its package."""
    _, flatpak, below = folder.partition(FLATPAK_PROGRAM)
    return below.partition("/")[0] if flatpak else folder.removesuffix("/Contents").rpartition("/")[2]


def _jars(host: Host, record: Record) -> list[str]:
    """Return the jars of an extension, first those that are named after it."""
    if record.location.endswith(JAR):
        return [record.location]
    name = _last(record).lower()
    jars = [jar.location for jar in host.glob(f"lib/*{JAR}", under=record)]
    return sorted(jars, key=lambda jar: (not jar.rpartition("/")[2].lower().startswith(name), len(jar), jar))


def _describe(found: Descriptor, host: Host, record: Record, jar: str) -> Iterator[Said]:
    if found.damage:
        yield Problem(Reason.MALFORMED, found.damage, jar)
    built_in = (Mark.BUILT_IN,) if record.location.endswith(f"/{BUNDLED}") else ()
    state = State.DISABLED if found.id in _switched_off(host, record) else State.ENABLED
    ids = (("jetbrains-plugin", found.id),) if found.id else ()
    own = () if built_in else _claims(found)
    name = found.name or found.id or _last(record)
    yield Item(name, found.version, found.vendor, ids, state=state, marks=built_in, within=record.about, claims=own)


def _claims(found: Descriptor) -> tuple[tuple[str, str], ...]:
    contributed = (("extension-declares", f"contributes:{one}") for one in found.contributes)
    texts = (without_marks(found.description), "; ".join(found.titles), " ".join(found.called))
    return (*contributed, *(one for text in texts for one in text_ids(text)))


def _switched_off(host: Host, record: Record) -> set[str]:
    """Return the ids that the editor's user switched off; on Linux the list may be in another folder than the extensions."""
    editor = record.location.rpartition("/")[0]
    places = [f"{editor.rpartition('/')[0]}/{DISABLED}"]
    home, flatpak, below = editor.partition(OF_FLATPAKS)
    if flatpak:
        package, _, folder = below.partition("/data/")
        places.append(f"{home}{flatpak}{package}/config/{folder}/{DISABLED}")
    for vendor in ("JetBrains", "Google") if re.fullmatch(EDITOR, record.about) and not flatpak else ():
        found = host.glob(f"{SETTINGS_FOLDERS[host.platform]}/{vendor}/{record.about}/{DISABLED}", under=record)
        places += [one.location for one in found]
    lists = [host.look(place, LIST_LIMIT) or b"" for place in dict.fromkeys(places)]
    return {line.strip() for content in lists for line in content.decode("utf-8", "replace").splitlines()}


def _last(record: Record) -> str:
    return record.location.rpartition("/")[2]
