"""User-data folders of Chromium browsers: those in the table, others recognised by their shape, and those that other records name."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import find_account, is_plain, may_read, place_of
from scanner.collectors.browsers.browser import OF_APPLE, PASSED_BY_START, find_browser_folders
from scanner.collectors.browsers.browser_names import find_browser_id
from scanner.collectors.browsers.chromium_browsers import BROWSERS
from scanner.collectors.browsers.chromium_profiles import LOCAL_STATE, LOCAL_STATE_LIMIT
from scanner.collectors.browsers.followed import CANNOT_FOLLOW, NOT_FOLLOWED, follow_path
from scanner.collectors.browsers.kept_elsewhere import find_kept_folders
from scanner.collectors.browsers.launch_records import find_cut, find_launches
from scanner.collectors.browsers.named_folder import NamedFolder, find_owned
from scanner.collectors.browsers.policy_folders import find_policy_folders
from scanner.collectors.browsers.program_names import program_name
from scanner.collectors.browsers.running_browsers import CHROMIUMS, is_browser, program_of
from scanner.collectors.command_lines.chromium_switches import user_data_folder
from scanner.formats.chromium_local_state import local_state
from scanner.model import Mark, Platform, Problem, Reason, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host, Process

# Below these, one to three folders deep, a browser that is not in the table may keep its profiles.
ROOTS = {
    Platform.WINDOWS: (
        "{local}/*",
        "{roaming}/*",
        "{local}/Packages/*/LocalCache/Local/*",
        "{local}/Packages/*/LocalCache/Roaming/*",
    ),
    Platform.MACOS: ("{support}/*",),
    Platform.LINUX: (
        "{config}/*",
        "{home}/.var/app/*/config/*",
        "{home}/snap/*/common/*",
        "{home}/snap/*/current/*",
        "{home}/snap/*/current/.config/*",
    ),
}
USER_DATA = "User Data"  # the third level is asked for this name alone: looking at all of it would cost thousands of stats
MOST_FOLDERS = 20_000  # for one account; an ordinary one has a few hundred
WEB_VIEW, ITS_PROGRAM = "EBWebView", "msedgewebview2"  # a folder that every program with a page in it has on Windows: not a browser
# `Packages` has roots of its own. The rest is large, or closed by the system.
PASSED_BY = {
    Platform.WINDOWS: frozenset({WEB_VIEW, "Packages", "Temp", "Application Data", "History", "Temporary Internet Files", "CrashDumps"}),
    Platform.MACOS: OF_APPLE | {WEB_VIEW},
    Platform.LINUX: frozenset(),
}
Seen = set[tuple[str, str]]  # accounts and the folders that were named for them
UNLISTED = "chromium:unlisted:"
NAMED = f"{Mark.OTHER_USER_DATA} "
TOO_MANY = "too-many"
CUT = "too-many-lines"
NOTES = {  # to `read`, in place of a browser's id
    TOO_MANY: Problem(Reason.CAPPED, "too many folders; the search for unlisted browsers stopped at this one"),
    CUT: Problem(Reason.CAPPED, "too many files or lines that start programs; not all were asked for the profiles that they name"),
    NOT_FOLLOWED: CANNOT_FOLLOW,
}


def find_user_data_folders(host: Host) -> Iterator[Record]:
    """Yield every user-data folder once, with the browser's id in `about`; see `browser_of` and `NOTES`.

    A folder that another record named may belong to anybody: call `may_read` before reading it.
    """
    seen: Seen = set()
    for folder in chain(find_browser_folders(host, BROWSERS), _unlisted(host, seen), _kept(host), _running(host), _named(host)):
        place = place_of(host, folder)
        if place not in seen:
            seen.add(place)
            yield folder


def browser_of(record: Record) -> tuple[str, tuple[Mark, ...]]:
    """Return the browser's id from a record, and the mark of a folder that only another record named."""
    browser = record.about.removeprefix(NAMED)
    return browser, () if browser == record.about else (Mark.OTHER_USER_DATA,)


def _unlisted(host: Host, seen: Seen) -> Iterator[Record]:
    left = dict.fromkeys((user.name for user in host.users()), MOST_FOLDERS)
    for root in ROOTS[host.platform]:
        for vendor in host.glob(root):
            if place_of(host, vendor) in seen or _passed_by(host, vendor) or left[vendor.user] < 0:
                continue
            folders = [vendor, *_below(host, vendor)]
            left[vendor.user] -= len(folders)
            if left[vendor.user] < 0:
                yield vendor._replace(about=TOO_MANY)
                continue
            for folder in folders:
                if not _passed_by(host, folder) and _is_browser(host, folder.location):
                    yield folder._replace(about=UNLISTED + _name_folder(folder.location))


def _below(host: Host, vendor: Record) -> Iterator[Record]:
    if host.link(vendor):  # somebody's own arrangement; a browser's folder would stand right there
        return
    for folder in host.glob("*", under=vendor):
        yield folder
        yield from host.glob(USER_DATA, under=folder)


def _is_browser(host: Host, folder: str) -> bool:
    place = f"{folder}/{LOCAL_STATE}"
    if not host.is_file(place):
        return False
    content = host.look(place, LOCAL_STATE_LIMIT) or b""
    state = local_state(content or b"{}")
    return state.browser or ((not content or bool(state.problems)) and any(host.glob("*/Preferences", under=Record(folder))))


def _passed_by(host: Host, folder: Record) -> bool:
    name = folder.location.rpartition("/")[2]
    return name in PASSED_BY[host.platform] or name.startswith(PASSED_BY_START)


def _name_folder(folder: str) -> str:
    parts = folder.split("/")
    return parts[-2] if parts[-1] == USER_DATA else parts[-1]


def _running(host: Host) -> Iterator[Record]:
    for process in host.processes():
        named = user_data_folder(process.arguments, windows=host.platform is Platform.WINDOWS)
        if named and find_account(host, process.user) and not _is_web_view(process, named):
            folder = follow_path(host, named)
            record = Record(folder or named, process.user, NAMED + _program(process))
            if folder and (_worth_a_record(host, record) or (_is_listed(process) and host.is_folder(folder))):
                yield record
            elif not (folder and host.is_folder(folder)) and is_browser(host, process):
                yield record._replace(about=NOT_FOLLOWED)


def _is_web_view(process: Process, folder: str) -> bool:
    return program_of(process) == ITS_PROGRAM and folder.replace("\\", "/").rstrip("/").endswith(f"/{WEB_VIEW}")


def _is_listed(process: Process) -> bool:
    return program_of(process) in CHROMIUMS


def _kept(host: Host) -> Iterator[Record]:
    for folder in find_kept_folders(host):
        if _is_browser(host, folder.location):
            yield folder._replace(about=_browser(folder.about))


def _named(host: Host) -> Iterator[Record]:
    """Yield the folders that policies name, and those that menu entries and their kin name."""
    launches = [
        NamedFolder(user_data_folder(launch.words, windows=launch.windows), launch.user, _browser(program_name(launch.words)), launch.given)
        for launch in find_launches(host)
    ]
    yield from (record._replace(about=CUT) for record in find_cut(host))
    for named in (*find_policy_folders(host), *launches):
        for record in find_owned(host, named, NAMED + named.browser, [LOCAL_STATE]) if named.folder else ():
            if _worth_a_record(host, record):
                yield record


def _browser(name: str) -> str:
    return find_browser_id(name, CHROMIUMS) or UNLISTED + name


def _worth_a_record(host: Host, record: Record) -> bool:
    """Tell whether a folder that a record named holds profiles, or must not be read, which `read` then reports."""
    folder = record.location
    if not is_plain(folder):
        return folder.startswith("//")  # a share of another machine; of a relative path nobody knows where it starts
    if not host.is_folder(folder):
        return False
    return not may_read(host, folder, record.user) or _is_browser(host, folder)  # Electron has such folders too


def _program(process: Process) -> str:
    name = program_of(process)
    return CHROMIUMS.get(name, UNLISTED + name)
