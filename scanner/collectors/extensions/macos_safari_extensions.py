"""Safari's extensions, from the applications that carry them and from each account's own list, which tells what is on.

An extension that the list names and whose application is in no usual folder is known by its id alone: configured, for the list may
outlive the application.
Misses: an extension that a developer lets Safari load from a folder. Safari's list is closed to programs without Full Disk Access: the
extensions of the applications are listed all the same, their state unknown.
See: https://developer.apple.com/documentation/safariservices
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.macos_applications import APPLICATION_ROOTS, LIST_LIMIT, find_applications
from scanner.collectors.browsers.documents import read_manifest
from scanner.collectors.collector import Collector, Said
from scanner.collectors.extensions.macos_safari_extension_list import SafariExtension, extension_states, safari_extension
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host

# A folder that most applications do not have, and what is below it.
EXTENSIONS = (
    ("Contents/PlugIns", "*.appex/Contents/Info.plist"),
    ("Wrapper", "*.app/PlugIns/*.appex/Info.plist"),  # an iPhone's or iPad's application on a Mac
)
LIST = "list"
SAFARI = "{home}/Library/Containers/com.apple.Safari/Data/Library/Safari"
STATES = tuple(f"{SAFARI}/{profile}{kind}Extensions/Extensions.plist" for kind in ("App", "Web") for profile in ("", "Profiles/*/"))


class MacosSafariExtensions(Collector):
    """Extensions of Safari. A record is the Info.plist of one; those of an account's own applications are that account's."""

    name = "macos-safari-extensions"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.INSTALLED
    makes = frozenset({"safari-extension"})
    places = (
        *(f"<app>/{folder}/{extension}" for folder, extension in EXTENSIONS),
        *(f"{states}, of which only the ids and what is on is kept" for states in STATES),
        "manifest.json and _locales of an extension that has no name elsewhere",
        *(f"{root}/<up to two folders>/<app>" for root, _, _ in APPLICATION_ROOTS),
    )

    def __init__(self) -> None:
        """Know nothing of the accounts' lists before one is asked for."""
        self._known: SafariLists | None = None

    def find(self, host: Host) -> Iterator[Record]:
        """Name every extension of every application, and at last each account's list."""
        for app in find_applications(host):
            for folder, extension in EXTENSIONS:
                if host.is_folder(f"{app.location}/{folder}"):
                    yield from host.glob(f"{folder}/{extension}", under=app)
        yield from self._lists(host).records.values()

    def read(self, host: Host, record: Record) -> Iterator[Said]:
        """Yield an extension for each account whose Safari knows it, and once more, state unknown, for all the others together.

        Of a list, yield what no application that was found carries.
        """
        lists = self._lists(host)
        if record.about == LIST:
            yield from lists.without_application(record.user)
        else:
            yield from self._of_application(host, record, lists)
        yield from lists.take_losses()

    def _of_application(self, host: Host, record: Record, lists: SafariLists) -> Iterator[Said]:
        said = safari_extension(host.read(record, LIST_LIMIT))
        if said is None:
            return
        if not said.id:
            yield Problem(Reason.MALFORMED, "expected text as CFBundleIdentifier")
        folder = record.location.removesuffix("/Info.plist")
        losses: list[Problem] = []
        item = Item(
            said.title or _name(host, folder, said, losses),
            said.version,
            ids=(("safari-extension", said.id),) if said.id else (),
            state=State.UNKNOWN,
            within="safari",
            location=folder.removesuffix("/Contents"),
        )
        users = [record.user] if record.user else [user.name for user in host.users()]
        known = {user: state for user in users if (state := lists.find_carried(user, said.id))}
        yield from (item._replace(user=user, state=state) for user, state in known.items())
        if len(known) < len(users) or not users:
            yield item
        yield from losses

    def _lists(self, host: Host) -> SafariLists:
        if self._known is None:
            self._known = _read_lists(host)
        return self._known


class SafariLists:
    """What the accounts' lists say, of which each row is told once: with its application, or without one."""

    def __init__(self) -> None:
        """Begin with no list."""
        self.records: dict[str, Record] = {}  # by account, the first of its lists
        self._rows: dict[str, dict[str, tuple[str, State]]] = {}
        self._carried: set[tuple[str, str]] = set()
        self._losses: list[Problem] = []

    def add(self, place: Record, found: dict[str, State] | Problem) -> None:
        """Add one list. An extension that is on in any profile is on."""
        self.records.setdefault(place.user, place._replace(about=LIST))
        if isinstance(found, Problem):
            self._losses.append(found._replace(location=place.location, user=place.user))
            return
        rows = self._rows.setdefault(place.user, {})
        for identifier, state in found.items():
            if state is State.ENABLED or rows.get(identifier.lower(), ("", State.NONE))[1] is not State.ENABLED:
                rows[identifier.lower()] = (identifier, state)

    def find_carried(self, user: str, identifier: str) -> State | None:
        """Return the state of an extension that an application carries; None when the account's lists do not name it."""
        self._carried.add((user, identifier.lower()))
        row = self._rows.get(user, {}).get(identifier.lower())
        return row[1] if row else None

    def without_application(self, user: str) -> Iterator[Item]:
        """Yield what an account's lists name and no application that was found carries."""
        for key, (identifier, state) in self._rows.get(user, {}).items():
            if (user, key) not in self._carried:
                yield Item(identifier, ids=(("safari-extension", identifier),), rung=Rung.CONFIGURED, state=state, within="safari")

    def take_losses(self) -> Iterator[Problem]:
        """Yield what was wrong with the lists, once."""
        losses, self._losses = self._losses, []
        yield from losses


def _name(host: Host, folder: str, said: SafariExtension, losses: list[Problem]) -> str:
    """Return the name in a web extension's manifest, else the short one, else the id, else the folder's."""
    resources = f"{folder}/Resources" if folder.endswith("/Contents") else folder
    found = read_manifest(host, resources, losses)
    return (found.name if found else "") or said.name or said.id or folder.removesuffix("/Contents").rpartition("/")[2]


def _read_lists(host: Host) -> SafariLists:
    lists = SafariLists()
    for pattern in STATES:
        for place in host.glob(pattern):
            content = host.look(place, 4 * MEBIBYTE)
            lists.add(place, extension_states(content) if content is not None else {})
    return lists
