"""The profiles of Gecko programs, each once: those that profiles.ini lists, those that exist, and those that other records name."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import find_account, is_plain, may_read, place_of
from scanner.collectors.browsers.browser_names import find_browser_id
from scanner.collectors.browsers.followed import NOT_FOLLOWED, follow_path
from scanner.collectors.browsers.gecko_folders import LIST, ON_DISK, UNLISTED, find_gecko_folders
from scanner.collectors.browsers.kept_elsewhere import find_kept_folders
from scanner.collectors.browsers.launch_records import find_launches
from scanner.collectors.browsers.named_folder import NamedFolder, find_owned
from scanner.collectors.browsers.program_names import program_name
from scanner.collectors.browsers.running_browsers import GECKOS, is_browser, program_of
from scanner.collectors.command_lines.gecko_options import profile_folder
from scanner.formats.profiles_ini import MOST_PROFILES, profile_paths
from scanner.model import Platform, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host

LIST_LIMIT = 1 << 20
OF_AN_EDITOR = "/extensions"  # where one of the VS Code family keeps its own, with a list of the same name in it
SIGNS = ("extensions.json", "prefs.js", "compatibility.ini")  # one of these is there as soon as a program has run with the profile


def find_gecko_profiles(host: Host) -> tuple[Record, ...]:
    """Return every profile with the browser's id in `about`, and each profiles.ini that lists too many.

    A profile that is listed by an absolute path, or named by another record, may belong to anybody: call `may_read` before reading it.
    """
    return host.once("profiles of Gecko programs", lambda: tuple(_found(host)))


def _found(host: Host) -> Iterator[Record]:
    seen: set[tuple[str, str]] = set()
    known = (profile for root in find_gecko_folders(host) for profile in (*_listed(host, root), *_on_disk(host, root)))
    for profile in chain(known, _kept(host), _running(host), _named(host)):
        place = place_of(host, profile)
        if place not in seen:
            seen.add(place)
            yield profile


def is_list(record: Record) -> bool:
    """Tell whether a record is a profiles.ini that lists too many."""
    return record.location.endswith(f"/{LIST}")


def _listed(host: Host, root: Record) -> Iterator[Record]:
    listed = profile_paths(host.look(f"{root.location}/{LIST}", LIST_LIMIT) or b"")
    if len(listed) > MOST_PROFILES:
        yield root._replace(location=f"{root.location}/{LIST}")
    for profile in listed[:MOST_PROFILES]:
        place = follow_path(host, f"{root.location}/{profile.path}" if profile.relative else profile.path)
        yield root._replace(location=place or profile.path)


def _on_disk(host: Host, root: Record) -> Iterator[Record]:
    for pattern in ON_DISK:
        for record in host.glob(pattern, under=root, about=root.about):
            yield record._replace(location=record.location.rpartition("/")[0])


def _kept(host: Host) -> Iterator[Record]:
    for folder in find_kept_folders(host):
        root = folder._replace(about=_program(folder.about) or UNLISTED + folder.about)
        below = (one for one in _on_disk(host, root) if not one.location.endswith(OF_AN_EDITOR))
        yield from (root, *_listed(host, root)) if _is_profile(host, root) else below


def _running(host: Host) -> Iterator[Record]:
    """Yield the profiles that running programs name, with a note on one that is not to be found."""
    for process in host.processes():
        named = profile_folder(process.arguments, windows=host.platform is Platform.WINDOWS)
        if named and find_account(host, process.user):
            folder, name = follow_path(host, named), program_of(process)
            known = _program(name)
            record = Record(folder or named, process.user, known or UNLISTED + name)
            if folder and _worth_a_record(host, record, known):
                yield record
            elif not (folder and host.is_folder(folder)) and is_browser(host, process):
                yield record._replace(about=NOT_FOLLOWED)


def _named(host: Host) -> Iterator[Record]:
    """Yield the profiles that menu entries and their kin name by their folders."""
    for launch in find_launches(host):
        folder = profile_folder(launch.words, windows=launch.windows)
        name = program_name(launch.words) if folder else ""
        known = _program(name)
        named = NamedFolder(folder, launch.user, known, launch.given)
        for record in find_owned(host, named, known or UNLISTED + name, SIGNS) if folder else ():
            if _worth_a_record(host, record, known):
                yield record


def _worth_a_record(host: Host, record: Record, known: str) -> bool:
    """Tell whether a folder is a profile, or one that must not be read, which `read` then reports: other programs have the option too."""
    if not is_plain(record.location):
        return bool(known) and record.location.startswith("//")
    if not host.is_folder(record):
        return False
    return _is_profile(host, record) if may_read(host, record.location, record.user) else bool(known)


def _is_profile(host: Host, folder: Record) -> bool:
    return any(host.is_file(f"{folder.location}/{name}") for name in SIGNS)


def _program(name: str) -> str:
    return find_browser_id(name, GECKOS)
