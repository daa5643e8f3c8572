"""The add-ons of a Gecko profile's extensions.json. The keys are those of Mozilla's XPIDatabase, schema 16 to 37."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.chromium_manifest import message_key
from scanner.formats.json_file import table, text
from scanner.formats.match_patterns import hosts_of
from scanner.model import Mark, Problem, Reason, State
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Both cases are spelt out: compiling (?i) takes three times as long, and it would take the Kelvin sign for a K.
ID = r"\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}|[A-Za-z0-9._-]*@[A-Za-z0-9._-]+"
LANGUAGES = "langpack-"  # what the ids of language packs start with
EXTENSIONS = frozenset({"extension", "webextension"})  # the second one as Firefox 45 to 60 wrote it, and as old forks do
NOT_EXTENSIONS = frozenset(
    {"theme", "locale", "dictionary", "sitepermission", "sitepermission-deprecated", "webextension-theme", "webextension-langpack"}
    | {"webextension-dictionary", "mlmodel"}
)
SWITCHED_OFF = ("userDisabled", "appDisabled", "softDisabled", "embedderDisabled")  # osquery looks for `softDisable`, which is no key
BUILT_IN = frozenset({"app-builtin", "app-builtin-addons", "app-system-addons", "app-system-profile", "app-system-defaults"})
SIDELOADED = frozenset({"app-system-user", "app-system-share", "app-system-local", "app-global", "winreg-app-user", "winreg-app-global"})
TEMPORARY = "app-temporary"
ASKING = ("userPermissions", "optionalPermissions")  # the first has the sites of its scripts too
BY_POLICY = "enterprise-policy"
BY_STORE = "amo"


class Addon(NamedTuple):
    """An extension as its profile records it. `creator` is what the extension says of its author; `name` and `path` may be empty.

    `hosts` are those of the sites that it asks for by name, or may ask for later, or has scripts for.
    """

    id: str
    name: str
    version: str
    creator: str
    state: State
    marks: tuple[Mark, ...]
    path: str
    hosts: tuple[str, ...] = ()
    description: str = ""


def addons(document: dict[str, object]) -> Iterator[Addon | Problem]:
    """Yield the extensions; themes, languages and dictionaries are none. A type that nobody knows is a Problem."""
    rows = document.get("addons")
    if not isinstance(rows, list):
        yield Problem(Reason.MALFORMED, "expected `addons` to be a list")
        return
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not text(row.get("id")):
            yield Problem(Reason.MALFORMED, f"expected add-on {number} to be an object with an id")
        elif text(row.get("type")) in EXTENSIONS:
            yield _addon(row)
        elif text(row.get("type")) not in NOT_EXTENSIONS:
            yield Problem(Reason.UNSUPPORTED_FORMAT, f"add-on {number} is of an unknown type")


def listed(document: dict[str, object]) -> frozenset[str]:
    """Return the ids of all add-ons, whatever their type."""
    rows = document.get("addons")
    return frozenset(text(row.get("id")) for row in rows if isinstance(row, dict)) if isinstance(rows, list) else frozenset()


def _addon(row: dict[str, object]) -> Addon:
    said = table(row.get("defaultLocale"))
    name, description = text(said.get("name")), text(said.get("description"))
    return Addon(
        id=text(row["id"]),
        name="" if message_key(name) else name,  # Firefox keeps the token of a text that it finds in no language
        version=text(row.get("version")),
        creator=text(said.get("creator")),
        state=_state(row),
        marks=tuple(_marks(row)),
        path=text(row.get("path")),
        description="" if message_key(description) else description,
        hosts=hosts_of(*(table(row.get(key)).get("origins") for key in ASKING)),
    )


def _state(row: dict[str, object]) -> State:
    """Return what `active` says; where it is false and nobody switched the add-on off, a change waits for the next start."""
    if row.get("active") is True:
        return State.ENABLED
    return State.DISABLED if any(row.get(key) is True for key in SWITCHED_OFF) else State.UNKNOWN


def _marks(row: dict[str, object]) -> Iterator[Mark]:
    location = text(row.get("location"))
    source = table(row.get("installTelemetryInfo")).get("source")
    if location in BUILT_IN:
        yield from (Mark.BUILT_IN, Mark.HIDDEN)
    if source == BY_POLICY:
        yield Mark.POLICY
    elif source == BY_STORE:
        yield Mark.STORE
    if location in SIDELOADED or (row.get("foreignInstall") is True and location not in BUILT_IN):
        yield Mark.SIDELOADED
    if location == TEMPORARY:
        yield Mark.UNPACKED
    if row.get("visible") is False:  # another copy of the same add-on is used in its place
        yield Mark.NOT_LOADED
