"""What macOS starts at a login or in the background, in the two archives in which it kept that: of each account, and of the machine.

Apple describes neither. The names in them are those that https://github.com/mnrkbys/bgiparser (of an account) and
https://github.com/objective-see/DumpBTM (of the machine, from macOS 13 on) found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.collectors.applications.macos_bookmark import bookmark
from scanner.collectors.applications.macos_keyed_archive import KeyedArchive
from scanner.model import Malformed, Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

APP = ".app"
MACHINE = ("store", "itemsByUserIdentifier")
ACCOUNT = ("root", "backgroundItems", "allContainers")
MOST_ITEMS = 10_000  # any number of accounts may name one list
ENABLED, ALLOWED = 1, 2  # bits of a disposition
DEVELOPER = 0x20  # the bit of a type: the heading under which a maker's items are shown, and no item


class LoginItem(NamedTuple):
    """An item, each word empty where it is silent. `url` is where its program or its job lies; `on` says whether it starts."""

    name: str
    bundle: str = ""
    team: str = ""
    developer: str = ""
    url: str = ""
    on: bool = True


def login_items(content: bytes) -> Iterator[LoginItem | Problem]:
    """Yield the items of an archive of either form; raise `Malformed` or `Unreadable` for another one."""
    archive = KeyedArchive(content)
    if isinstance(archive.at(archive.top, *MACHINE), dict):
        lists = (items for _, items in archive.pairs(archive.top, *MACHINE))
        read = _of_machine
    elif isinstance(archive.at(archive.top, *ACCOUNT[:-1]), dict):
        lists = (archive.at(container, "internalItems") for container in archive.rows(archive.top, *ACCOUNT))
        read = _of_account
    else:
        raise Unreadable(Reason.UNSUPPORTED_FORMAT, "an archive of login items in a form that is not known")
    for number, item in enumerate(item for items in lists for item in archive.rows(items)):
        if number == MOST_ITEMS:
            yield Problem(Reason.CAPPED, f"more than {MOST_ITEMS} login items; the rest was not read")
            return
        if not archive.number(item, "type") & DEVELOPER:
            yield read(archive, item)


def _of_machine(archive: KeyedArchive, item: object) -> LoginItem | Problem:
    url = archive.text(item, "url", "NS.relative")
    bundle = archive.text(item, "bundleIdentifier")
    name = archive.text(item, "name").removesuffix(APP) or bundle or _last(url)
    if not name:
        return Problem(Reason.MALFORMED, "a login item without a name")
    on = archive.number(item, "disposition") & (ENABLED | ALLOWED) == ENABLED | ALLOWED
    return LoginItem(name, bundle, archive.text(item, "teamIdentifier"), archive.text(item, "developerName"), url, on)


def _of_account(archive: KeyedArchive, item: object) -> LoginItem | Problem:
    try:
        found = bookmark(archive.content(item, "bookmark", "data") or archive.content(item, "bookmark"))
    except Malformed as problem:
        return Problem(problem.reason, problem.detail)
    name = found.name.removesuffix(APP) or _last(found.path)
    return LoginItem(name, url=found.path) if name else Problem(Reason.MALFORMED, "a login item without a name")


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].removesuffix(APP)
