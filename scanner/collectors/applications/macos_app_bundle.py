"""What an application of macOS or iOS says of itself: its Info.plist, and the store's note beside an iPhone app.

See: https://developer.apple.com/documentation/bundleresources/information-property-list
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.macos_web_app import is_web_app
from scanner.formats.plist import plist, plist_text
from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 4 << 20  # an Info.plist has a few thousand; those that list document types a hundred thousand
HIDING = ("LSUIElement", "LSBackgroundOnly")  # no icon in the Dock
YES = frozenset({"1", "true", "yes"})


class AppBundle(NamedTuple):
    """What a bundle says of itself, empty where it is silent; `damage` says what is wrong with the file."""

    name: str = ""
    version: str = ""
    id: str = ""
    executable: str = ""  # a file's name, never a path
    hidden: bool = False
    web_app: bool = False  # a launcher that a browser made for a site
    damage: str = ""


def app_bundle(content: bytes) -> AppBundle:
    """Read an Info.plist."""
    try:
        said = plist(content)
    except Malformed as problem:
        return AppBundle(damage=problem.detail)
    identifier = said.get("CFBundleIdentifier", "")
    return AppBundle(
        _first(said, "CFBundleDisplayName", "CFBundleName"),
        _first(said, "CFBundleShortVersionString", "CFBundleVersion"),
        plist_text(identifier),
        _file_name(plist_text(said.get("CFBundleExecutable"))),
        any(_yes(said.get(key)) for key in HIDING),
        is_web_app(said),
        "" if isinstance(identifier, str) else "expected text as CFBundleIdentifier",
    )


def store_note(content: bytes) -> AppBundle:
    """Read the three words of an iTunesMetadata.plist that name the app; the buyer's account stands there too, and stays there."""
    try:
        said = plist(content)
    except Malformed as problem:
        return AppBundle(damage=problem.detail)
    return AppBundle(_first(said, "itemName"), _first(said, "bundleShortVersionString"), _first(said, "softwareVersionBundleId"))


def _first(said: Mapping[str, object], *keys: str) -> str:
    """Return the first of some values that is text and says something."""
    return next(filter(None, (plist_text(said.get(key)) for key in keys)), "")


def _yes(value: object) -> bool:
    """Tell whether a value means yes: old bundles write it as text or as a number."""
    return isinstance(value, str | int) and str(value).lower() in YES


def _file_name(name: str) -> str:
    return "" if "/" in name or "\0" in name or name in {".", ".."} else name
