"""What property lists say of Safari's extensions: that of an extension itself, and Safari's own list of which are on.

See https://developer.apple.com/documentation/bundleresources/information-property-list/nsextension for the first; Apple describes
the second nowhere but for its keys, an identifier with the Team ID of its maker:
https://developer.apple.com/documentation/devicemanagement/safariextensionsettings
"""

from __future__ import annotations

from scanner.formats.json_file import table
from scanner.formats.plist import plist, plist_text
from scanner.model import Problem, State, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

POINTS = frozenset({"com.apple.Safari.extension", "com.apple.Safari.web-extension", "com.apple.Safari.content-blocker"})


class SafariExtension(NamedTuple):
    """What an extension's Info.plist says. `title` is what people are shown and may be empty; `name` is the short one beside it."""

    id: str
    title: str
    name: str
    version: str


def safari_extension(content: bytes) -> SafariExtension | None:
    """Return the extension that an Info.plist describes, None when it extends something else than Safari; raise `Malformed`."""
    said = plist(content)
    if plist_text(table(said.get("NSExtension")).get("NSExtensionPointIdentifier")) not in POINTS:
        return None
    return SafariExtension(
        id=plist_text(said.get("CFBundleIdentifier")),
        title=plist_text(said.get("CFBundleDisplayName")),
        name=plist_text(said.get("CFBundleName")),
        version=plist_text(said.get("CFBundleShortVersionString")) or plist_text(said.get("CFBundleVersion")),
    )


def extension_states(content: bytes) -> dict[str, State] | Problem:
    """Return the state of each extension in an Extensions.plist by its id, as it is spelled there, or what is wrong with the file.

    Nothing else of a row is taken: it names the sites on which somebody let the extension work.
    """
    try:
        rows = plist(content)
    except Unreadable as problem:
        return Problem(problem.reason, problem.detail)
    return {key.partition(" (")[0]: _state(table(row).get("Enabled")) for key, row in rows.items()}


def _state(enabled: object) -> State:
    if not isinstance(enabled, int):
        return State.UNKNOWN
    return State.ENABLED if enabled else State.DISABLED
