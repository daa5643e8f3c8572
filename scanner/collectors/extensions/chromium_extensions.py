"""Extensions in profiles of the Chromium family: those recorded by the browser, and those on disk.

Misses: profiles of browsers in virtual machines and containers; of unlisted browsers deeper than three folders below the usual
roots (at the third level only `User Data` is asked for); those that no record names but a script. A folder that a running browser names
and that cannot be found (a relative path, another mount namespace) is a problem. Of an extension's scripts, what is beyond 128 files or
4 MiB, and addresses that are put together from parts.
On Windows, which tells us no owner, a folder that an account named outside of its home and of Program Files is named as a problem and
not looked into.
See: https://developer.chrome.com/docs/extensions and Chromium's extensions/browser/extension_prefs.cc for `extensions.settings`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers import kept_elsewhere
from scanner.collectors.browsers.bounds import FOREIGN, is_plain, may_read
from scanner.collectors.browsers.chromium_folders import NOTES, browser_of
from scanner.collectors.browsers.chromium_profiles import PREFERENCES, is_local_state
from scanner.collectors.browsers.chromium_records import find_profiles
from scanner.collectors.browsers.documents import read_document, read_manifest
from scanner.collectors.browsers.extension_files import ExtensionFiles
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.chromium_local_state import local_state
from scanner.formats.chromium_manifest import Manifest, manifest, newest, without_tokens
from scanner.formats.chromium_preferences import ID, Setting, settings
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Problem, Reason, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from scanner.host.host import Host

PREFERENCES_LIMIT = 32 * MEBIBYTE  # those of people with many extensions pass 10

OF_THE_BROWSER = (5, 10)  # parts of it, which ask for its maker's sites: they say nothing of what anybody added
FOR_ONE_RUN = 8  # from a command line: the next one loads it again, or it is not there
MARKS = {
    2: (Mark.SIDELOADED,),
    3: (Mark.SIDELOADED,),
    4: (Mark.UNPACKED,),
    5: (Mark.BUILT_IN, Mark.HIDDEN),
    6: (Mark.SIDELOADED,),
    7: (Mark.POLICY,),
    8: (Mark.UNPACKED,),
    9: (Mark.POLICY,),
    10: (Mark.BUILT_IN, Mark.HIDDEN),
}


class ChromiumExtensions(Collector):
    """Extensions of Chromium's family. A record is a profile; `about` is its browser's id."""

    name = "chromium-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"chromium-extension", "extension-calls", "extension-host", "extension-word", "site"})
    places = (
        "Local State (only the names of profile folders are kept)",
        "<profile>/Secure Preferences and <profile>/Preferences, of which only extensions.settings is kept",
        "<profile>/Extensions/<id>/<version>/manifest.json and its _locales",
        "manifest.json of an extension loaded from another folder",
        "scripts of an extension, up to four folders below its manifest.json (only the hosts of addresses in them are kept)",
        "pages that its manifest.json names (only their titles and first words are kept)",
        "menu entries, shortcuts, systemd units, scheduled tasks, Run keys and launch agents (only --user-data-dir is kept)",
        "browser policies (only UserDataDir is kept)",
        *kept_elsewhere.PLACES,
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name every profile; and, for `read` to say so, what is wrong with the list of them."""
        yield from find_profiles(host)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extensions of a profile. One of two preferences files that is broken costs itself alone."""
        if note := NOTES.get(record.about):
            return [note]
        if not may_read(host, record.location, record.user):
            return [Problem(Reason.LINK_LEAVES, FOREIGN)]
        if is_local_state(record):
            return local_state(host.read(record)).problems
        return _profile(host, record)


def _profile(host: Host, record: Record) -> Iterator[Said]:
    losses: list[Problem] = []
    files = ExtensionFiles(host, record.user)
    places = [f"{record.location}/{name}" for name in PREFERENCES]
    documents = {place: read_document(host, place, losses, PREFERENCES_LIMIT) for place in places}
    found = {setting.id: setting for setting in _settings(documents, losses)}
    unread = any(read is None and host.is_file(place) for place, read in documents.items())
    is_open = _open(host, record)
    rung = Rung.PRESENT if unread or losses or is_open else Rung.RESIDUE
    for setting in found.values():
        item = _item_of_setting(host, record, setting, files, losses)
        yield item if is_open or setting.location != FOR_ONE_RUN else item._replace(rung=Rung.RESIDUE)
    yield from _on_disk(host, record, rung, found, files, losses)
    yield from (*losses, *files.losses())


def _settings(documents: Mapping[str, dict[str, object] | None], losses: list[Problem]) -> Iterator[Setting]:
    """Yield each extension once: what stands in the first file counts, and the second one fills the gaps."""
    seen: set[str] = set()
    for place, read in documents.items():
        for setting in settings(read or {}):
            if isinstance(setting, Problem):
                losses.append(setting._replace(location=place))
            elif setting.id not in seen:
                seen.add(setting.id)
                yield setting


def _open(host: Host, record: Record) -> bool:
    """Tell whether a browser has the profile open: then its folders run ahead of its preferences, by minutes.

    A closed browser's preferences are whole, and what lies beside them is what it has yet to clear away.
    """
    folders = (record.location, record.location.rpartition("/")[0])
    return any(host.link(f"{folder}/SingletonLock") or host.is_file(f"{folder}/lockfile") for folder in folders)


def _item_of_setting(host: Host, record: Record, setting: Setting, files: ExtensionFiles, losses: list[Problem]) -> Item:
    folder, said = _manifest(host, record, setting, losses)
    browser, marks = browser_of(record)
    store = setting.from_store or (setting.location == 1 and said.from_store)
    return Item(
        said.name or setting.id,
        said.version,
        ids=_ids(setting.id, said),
        kind=Kind.WEB_APP if said.site else None,
        state=setting.state,
        marks=(
            *((Mark.STORE,) if store else ()),
            *MARKS.get(setting.location, ()),
            *((Mark.BLOCKED,) if setting.blocked else ()),
            *((Mark.UNSUPPORTED,) if setting.unsupported else ()),
            *marks,
        ),
        within=browser,
        location=folder,
        claims=() if setting.location in OF_THE_BROWSER else files.claims(folder, said),
    )


def _manifest(host: Host, record: Record, setting: Setting, losses: list[Problem]) -> tuple[str, Manifest]:
    """Return where an extension lies (empty when nowhere) and what it says of itself, from the disk or from the browser's copy."""
    path = setting.path.replace("\\", "/").rstrip("/")
    elsewhere = path.startswith("/") or path[1:2] == ":"
    if elsewhere:
        folder = path if may_read(host, path, record.user) else ""
        if not folder and not _read_copy(setting).name:
            losses.append(Problem(Reason.LINK_LEAVES, f"extension {setting.id} was loaded from {FOREIGN}"))
    else:
        folder = f"{record.location}/Extensions/{path}" if is_plain(f"/{path}") else ""
        if not folder or not host.is_folder(folder):
            folder = _newest(host, record, setting.id)
    said = read_manifest(host, folder, losses) if folder else None
    return (folder, said) if said else ("", _read_copy(setting))


def _read_copy(setting: Setting) -> Manifest:
    return without_tokens(manifest(setting.manifest))


def _on_disk(host: Host, record: Record, rung: Rung, found: Container[str], files: ExtensionFiles, losses: list[Problem]) -> Iterator[Item]:
    browser, marks = browser_of(record)
    for one in host.glob("Extensions/*", under=record):
        identifier = one.location.rpartition("/")[2]
        if identifier in found or not re.fullmatch(ID, identifier):  # `Temp` is where the browser unpacks
            continue
        folder = _newest(host, record, identifier)
        said = read_manifest(host, folder, losses) if folder else None
        if said:
            yield Item(
                said.name or identifier,
                said.version,
                ids=_ids(identifier, said),
                kind=Kind.WEB_APP if said.site else None,
                rung=rung,
                state=State.UNKNOWN,
                marks=marks,
                within=browser,
                location=folder,
                claims=files.claims(folder, said),
            )


def _ids(identifier: str, said: Manifest) -> tuple[tuple[str, str], ...]:
    return (("chromium-extension", identifier), *((("site", said.site),) if said.site else ()))


def _newest(host: Host, record: Record, identifier: str) -> str:
    below = f"Extensions/{identifier}"
    version = newest(one.location.rpartition("/")[2] for one in host.glob(f"{below}/*", under=record))
    return f"{record.location}/{below}/{version}" if version else ""
