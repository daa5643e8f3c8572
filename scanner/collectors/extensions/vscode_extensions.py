"""Extensions of VS Code and editors based on it, from their lists, their profiles and their folders.

An extension whose folder no list names, or that waits to be deleted, is residue: the editor does not load it.
Misses: whether somebody switched an extension off, which the editor keeps in a database; its shown name, which every extension
has in a file of its own, read only for what it declares; folders given by `--extensions-dir`; portable editors elsewhere than where
they are installed; what runs inside containers, on other machines and in WSL. Of the extensions that come with the editor only GitHub
Copilot is looked for.
See: https://code.visualstudio.com/docs/configure/extensions/extension-marketplace#_where-are-extensions-installed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.settings_folders import SETTINGS_FOLDERS
from scanner.collectors.editors.vscode_family import EDITORS
from scanner.collectors.extensions.vscode_extension_list import from_folder, listing, removed
from scanner.collectors.extensions.vscode_package import read_declared
from scanner.collectors.extensions.vscode_texts import TEXTS, with_texts
from scanner.formats.json_file import document, text
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.extensions.vscode_extension_list import Listing, Row
    from scanner.host.host import Host

LIMIT = 8 * MEBIBYTE
LIST, REMOVED, PACKAGE = "extensions.json", ".obsolete", "package.json"
BUILT_IN = "*copilot*"
APP = {Platform.LINUX: "resources/app", Platform.WINDOWS: "resources/app", Platform.MACOS: "Contents/Resources/app"}
PORTABLE = {Platform.LINUX: "data/extensions", Platform.WINDOWS: "data/extensions"}
# What Scoop keeps of an editor when it updates it: the folder that stands beside its program.
SCOOP = tuple(f"{root}/scoop/persist/*/data/extensions" for root in ("{home}", "C:/ProgramData"))
# Beside an app, on macOS.
PORTABLE_BESIDE = {"code-portable-data": "vscode", "code-insiders-portable-data": "vscode-insiders", "codium-portable-data": "vscodium"}
PROFILES = f"User/profiles/*/{LIST}"
HIDDEN = {folder: editor.id for editor in EDITORS for folder in editor.hidden}
FLATPAKS = {package: editor.id for editor in EDITORS for package in editor.flatpaks}


class VscodeExtensions(Collector):
    """Editor extensions. A record is a folder of extensions, or the package.json of a built-in one; `about` is the editor's id."""

    name = "vscode-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"vscode-extension", "extension-declares", "extension-word"})
    places = (
        "{home}/.*/extensions/extensions.json",
        f"{{home}}/.*/extensions/*/{PACKAGE} (only what it is called, described as and adds to the editor)",
        f"{{home}}/.*/extensions/*/{TEXTS} (of one that has these texts there)",
        *(f"{{home}}/{folder}/extensions" for folder in HIDDEN),
        *(f"{base}/<editor>/{PROFILES}" for base in SETTINGS_FOLDERS.values()),
        *(f"{{home}}/.var/app/{package}/data/*/extensions" for editor in EDITORS for package in editor.flatpaks),
        *(f"{place}/data/extensions" for editor in EDITORS for place in (*editor.linux, *editor.windows)),
        *SCOOP,
        *(f"/Applications/{folder}/extensions" for folder in PORTABLE_BESIDE),
        f"<editor>/resources/app/extensions/{BUILT_IN}/{PACKAGE}",
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name every folder of extensions once, and the built-in extensions that matter."""
        seen: set[tuple[str, str]] = set()
        for record in (*_homes(host), *_find_packaged(host)):
            if (place := (record.user, host.real(record.location))) not in seen:
                seen.add(place)
                yield record
        for editor in EDITORS:
            for program in editor.programs(host.platform):
                yield from _built_in(host, program, editor.id)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extensions that the editor's lists name, then those whose folders alone are there."""
        if record.location.endswith(f"/{PACKAGE}"):
            return _of_package(document(host.read(record, LIMIT)), record)
        return _of_folder(host, record)


def _homes(host: Host) -> Iterator[Record]:
    """Yield the folders in homes, known or of the family's shape: one listing tells which are there.

    Homes hold hidden folders that are closed to their own account. Asking for an owner is the question that is no loss there.
    """
    for record in host.glob("{home}/.*") if host.may_hold("{home}/.*/extensions") else ():
        name = record.location.rpartition("/")[2]
        folder = record._replace(about=HIDDEN.get(name, name.removeprefix(".")))
        if name in HIDDEN:
            yield from host.glob("extensions", under=folder, about=folder.about)
        elif host.owner(f"{record.location}/extensions/{LIST}"):
            yield folder._replace(location=f"{record.location}/extensions")
    for place, editor in HIDDEN.items():
        if "/" in place:
            yield from host.glob(f"{{home}}/{place}/extensions", about=editor)


def _find_packaged(host: Host) -> Iterator[Record]:
    """Yield the folders of flatpaks, and those of editors that keep all they have beside their program."""
    if host.platform is Platform.LINUX:
        for package in host.glob("{home}/.var/app/*"):
            editor = FLATPAKS.get(package.location.rpartition("/")[2])
            if editor:
                yield from host.glob("data/*/extensions", under=package, about=editor)
    for row in EDITORS if host.platform in PORTABLE else ():
        for program in row.programs(host.platform):
            yield from host.glob(f"{program}/{PORTABLE[host.platform]}", about=row.id)
    for pattern in SCOOP if host.platform is Platform.WINDOWS else ():
        for file in host.glob(f"{pattern}/{LIST}"):
            place = file.location.removesuffix(f"/{LIST}")
            yield file._replace(location=place, about=place.split("/")[-3])
    if host.platform is Platform.MACOS:
        for folder, editor_id in PORTABLE_BESIDE.items():
            yield from host.glob(f"/Applications/{folder}/extensions", about=editor_id)


def _built_in(host: Host, program: str, editor: str) -> Iterator[Record]:
    """Yield what came with an editor. A program folder may have one more between, named after the version."""
    for folder in host.glob(program):
        for between in ("", "*/") if host.platform is Platform.WINDOWS else ("",):
            yield from host.glob(f"{between}{APP[host.platform]}/extensions/{BUILT_IN}/{PACKAGE}", under=folder, about=editor)


def _of_package(found: dict[str, object], record: Record) -> Iterator[Item]:
    publisher, name = text(found.get("publisher")), text(found.get("name"))
    if publisher and name:
        identifier = f"{publisher}.{name}"
        marks = (Mark.BUILT_IN,)
        yield Item(identifier, text(found.get("version")), publisher, _ids(identifier), marks=marks, within=record.about)


def _of_folder(host: Host, record: Record) -> Iterator[Said]:
    """Yield what the lists name, then what lies there unnamed: residue, if the folder's own list is sound."""
    there = {found.location.rpartition("/")[2] for found in host.glob("*", under=record)}
    waiting = removed(host.look(f"{record.location}/{REMOVED}", LIMIT) or b"{}")
    if isinstance(waiting, Problem):
        yield waiting._replace(location=f"{record.location}/{REMOVED}")
        waiting = frozenset()
    listed: dict[str, Row] = {}
    sound = False
    for place, found in _listings(host, record):
        sound = sound or (found.sound and place == f"{record.location}/{LIST}")
        yield from (problem._replace(location=place) for problem in found.problems)
        for row in found.rows:
            listed.setdefault(row.folder or row.id, row)
    for row in listed.values():
        is_gone = row.folder in waiting or (row.beside and row.folder not in there)
        yield from _of_row(host, record, row, is_gone=is_gone)
    for folder in sorted(there - listed.keys()):
        rung = Rung.RESIDUE if sound or folder in waiting else Rung.PRESENT
        for item in _unlisted(folder, record, rung):
            yield from _with_declared(host, item)


def _listings(host: Host, record: Record) -> Iterator[tuple[str, Listing]]:
    """Yield the folder's own list and those of the editor's profiles, each with its place, as far as they are there."""
    for place in (f"{record.location}/{LIST}", *_profiles(host, record)):
        if content := host.look(place, LIMIT):
            yield place, listing(content)


def _of_row(host: Host, record: Record, row: Row, *, is_gone: bool) -> Iterator[Said]:
    """Yield a listed extension; what one declares whose folder is gone, or waits to be, is not asked."""
    item = _listed(row, record, Rung.RESIDUE if is_gone else None)
    return iter([item]) if is_gone else _with_declared(host, item)


def _with_declared(host: Host, item: Item) -> Iterator[Said]:
    """Yield an extension with what it declares of itself, and what is wrong with the files that it does so in."""
    place = f"{item.location}/{PACKAGE}"
    content = host.look(place, LIMIT) if item.location else None
    found = () if content is None else read_declared(content)
    if isinstance(found, Problem):
        yield found._replace(location=place)
        found = ()
    losses: list[Problem] = []
    found = with_texts(host, item.location, found, losses)
    yield from losses
    yield item._replace(claims=found)


def _profiles(host: Host, record: Record) -> Iterator[str]:
    """Yield the lists of an editor's profiles, which share the folder: those of the account whose folder it is."""
    beside = record.location.rpartition("/")[0]
    package, flatpak, _ = record.location.partition("/data/")
    places = [(beside, "data"), (beside, "user-data"), *([(package, "config/*")] if flatpak and "/.var/app/" in package else [])]
    for place, settings in places:
        yield from (found.location for found in host.glob(f"{settings}/{PROFILES}", under=record._replace(location=place)))
    for name in next((editor.settings for editor in EDITORS if editor.id == record.about), ()):
        yield from (found.location for found in host.glob(f"{SETTINGS_FOLDERS[host.platform]}/{name}/{PROFILES}", under=record))


def _unlisted(folder: str, record: Record, rung: Rung) -> Iterator[Item]:
    identifier, version = from_folder(folder)
    if identifier:
        place = f"{record.location}/{folder}"
        yield Item(identifier, version, "", _ids(identifier), None, rung, State.UNKNOWN, (), record.about, place)


def _listed(row: Row, record: Record, rung: Rung | None) -> Item:
    mark = Mark.STORE if row.gallery else Mark.SIDELOADED
    place = f"{record.location}/{row.folder}" if row.beside else ""
    ids = _ids(row.id, from_folder(row.folder)[0])  # the list may have been changed since the editor made the folder
    return Item(row.id, row.version, row.publisher, ids, None, rung, State.UNKNOWN, (mark,), record.about, place)


def _ids(*identifiers: str) -> tuple[tuple[str, str], ...]:
    """Return each identifier once, as the first that is the same in small letters: the names of folders have no others."""
    found: dict[str, str] = {}
    for one in filter(None, identifiers):
        found.setdefault(one.lower(), one)
    return tuple(("vscode-extension", one) for one in found.values())
