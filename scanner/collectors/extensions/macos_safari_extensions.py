"""Safari's extensions, from the applications that carry them, with each account's switch where Safari's own list can be read.

Misses: applications outside the usual folders, deeper than the third one, or where macOS would ask its user; an extension that a
developer lets Safari load from a folder. Safari's list is closed to programs without Full Disk Access: the extensions are listed
all the same, their state unknown.
See: https://developer.apple.com/documentation/safariservices
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.macos_applications import APPLICATION_ROOTS, LIST_LIMIT, find_applications
from scanner.collectors.browsers.chromium_manifests import read_manifest
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
        *(f"{states}, of which only what is on is kept" for states in STATES),
        "manifest.json and _locales of an extension that gives no name elsewhere",
        *(f"{root}/<up to two folders>/<app>" for root, _, _ in APPLICATION_ROOTS),
    )

    def __init__(self) -> None:
        """Know nothing of the accounts' switches before an extension is found: their place is Safari's, not to be opened in vain."""
        self._states: dict[str, dict[str, State]] | None = None

    def find(self, host: Host) -> Iterator[Record]:
        """Name every extension of every application."""
        for app in find_applications(host):
            for folder, extension in EXTENSIONS:
                if host.is_folder(f"{app.location}/{folder}"):
                    yield from host.glob(f"{folder}/{extension}", under=app)

    def read(self, host: Host, record: Record) -> Iterator[Said]:
        """Yield an extension for each account whose Safari knows it, and once more, state unknown, for all the others together."""
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
        if self._states is None:
            self._states = _read_states(host, losses)
        users = [record.user] if record.user else [user.name for user in host.users()]
        known = {user: state for user in users if (state := self._states.get(user, {}).get(said.id.lower()))}
        yield from (item._replace(user=user, state=state) for user, state in known.items())
        if len(known) < len(users) or not users:
            yield item
        yield from losses


def _name(host: Host, folder: str, said: SafariExtension, losses: list[Problem]) -> str:
    """Return the name in a web extension's manifest, else the short one, else the id, else the folder's."""
    resources = f"{folder}/Resources" if folder.endswith("/Contents") else folder
    found = read_manifest(host, resources, losses)
    return (found.name if found else "") or said.name or said.id or folder.removesuffix("/Contents").rpartition("/")[2]


def _read_states(host: Host, losses: list[Problem]) -> dict[str, dict[str, State]]:
    """Return each account's switches. One that is on in any profile is on."""
    known: dict[str, dict[str, State]] = {}
    for pattern in STATES:
        for place in host.glob(pattern):
            content = host.look(place, 4 * MEBIBYTE)
            found = extension_states(content) if content is not None else {}
            if isinstance(found, Problem):
                losses.append(found._replace(location=place.location, user=place.user))
                continue
            states = known.setdefault(place.user, {})
            for identifier, state in found.items():
                if state is State.ENABLED or states.get(identifier) is not State.ENABLED:
                    states[identifier] = state
    return known
