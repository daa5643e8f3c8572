"""What macOS starts at a login or in the background, in the two archives in which it kept that: of each account, and of the machine.

Apple describes neither. The names in them are those that https://github.com/mnrkbys/bgiparser (of an account) and
https://github.com/objective-see/DumpBTM (of the machine, from macOS 13 on) found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications.macos_bookmark import bookmark
from scanner.collectors.applications.macos_keyed_archive import KeyedArchive
from scanner.model import Malformed, Problem, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

APP, SCHEME = ".app", "file://"
MACHINE = ("store", "itemsByUserIdentifier")
ACCOUNT = ("root", "backgroundItems", "allContainers")
INTERNAL = "internalItems"
MOST_ITEMS = 10_000  # any number of accounts may name one list
ENABLED, ALLOWED = 1, 2  # bits of a disposition
DEVELOPER = 0x20  # the bit of a type: the heading under which a maker's items are shown, and no item
JOB = 0x8 | 0x10  # the bits of an agent and of a daemon, whose identifier is the label of a job of launchd
KIND_BEFORE = r"\A\d+\."  # newer lists have the type before an identifier: `16.org.example.daemon`
UNKNOWN = Problem(Reason.UNSUPPORTED_FORMAT, "login items in a form that is not known")


class LoginItem(NamedTuple):
    """An item, each word empty where it is silent. `on` says whether it starts.

    `path` is where its program, or the property list of its job, lies; `program` is the file that is started, `label` the job's.
    """

    name: str
    bundle: str = ""
    team: str = ""
    developer: str = ""
    path: str = ""
    program: str = ""
    label: str = ""
    on: bool = True


def login_items(content: bytes) -> Iterator[LoginItem | Problem]:
    """Yield the items of an archive of either form; raise `Malformed` or `Unreadable` for another one."""
    archive = KeyedArchive(content)
    if isinstance(archive.at(archive.top, *MACHINE), dict):
        items = _listed(archive, archive.top, MACHINE)
        read = _of_machine
    elif isinstance(archive.at(archive.top, *ACCOUNT[:-1]), dict):
        items = _listed(archive, archive.top, ACCOUNT, (INTERNAL,))
        read = _of_account
    else:
        raise Unreadable(UNKNOWN.reason, f"an archive of {UNKNOWN.detail}")
    for number, item in enumerate(items):
        if number == MOST_ITEMS:
            yield Problem(Reason.CAPPED, f"more than {MOST_ITEMS} login items; the rest were not read")
            return
        if isinstance(item, Problem):
            yield item
        elif not archive.number(item, "type") & DEVELOPER:
            yield read(archive, item)


def _listed(archive: KeyedArchive, value: object, lists: tuple[str, ...], inner: tuple[str, ...] = ()) -> Iterator[object]:
    """Yield the items of the lists that stand in a list; whatever has another shape on the way to them is a Problem."""
    for one in _members(archive, value, lists):
        if isinstance(one, Problem):
            yield one
        else:
            yield from _members(archive, one, inner)


def _members(archive: KeyedArchive, value: object, keys: tuple[str, ...]) -> Iterator[object]:
    members = archive.members(value, *keys)
    if members is not None:
        yield from (one if isinstance(archive.at(one), (dict, list)) else UNKNOWN for one in members)
    elif not (keys and archive.is_null(value, *keys)):
        yield UNKNOWN


def _of_machine(archive: KeyedArchive, item: object) -> LoginItem | Problem:
    place, program = _path(archive, archive.at(item, "url")), archive.text(item, "executablePath")
    bundle = archive.text(item, "bundleIdentifier")
    label = re.sub(KIND_BEFORE, "", archive.text(item, "identifier"), count=1) if archive.number(item, "type") & JOB else ""
    name = archive.text(item, "name").removesuffix(APP) or bundle or _last(program) or label or _last(place)
    if not name:
        return Problem(Reason.MALFORMED, "a login item without a name")
    on = archive.number(item, "disposition") & (ENABLED | ALLOWED) == ENABLED | ALLOWED
    return LoginItem(name, bundle, archive.text(item, "teamIdentifier"), archive.text(item, "developerName"), place, program, label, on)


def _of_account(archive: KeyedArchive, item: object) -> LoginItem | Problem:
    try:
        found = bookmark(archive.content(item, "bookmark", "data") or archive.content(item, "bookmark"))
    except Malformed as problem:
        return Problem(problem.reason, problem.detail)
    name = found.name.removesuffix(APP) or _last(found.path)
    return LoginItem(name, path=found.path) if name else Problem(Reason.MALFORMED, "a login item without a name")


def _path(archive: KeyedArchive, url: object) -> str:
    """Return the path that a URL of a file names, from its base where it has one."""
    from urllib.parse import unquote  # noqa: PLC0415  only macOS has such records

    said = archive.text(url, "NS.relative")
    if not said.startswith((SCHEME, "/")):
        said = f"{archive.text(url, 'NS.base', 'NS.relative').rstrip('/')}/{said}" if said else ""
    return unquote(said.removeprefix(SCHEME)).rstrip("/")


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].removesuffix(APP)
