"""The manifest of an AppX or MSIX package: what it is called, by itself and for people.

See: https://learn.microsoft.com/en-us/uwp/schemas/appxpackage/uapmanifestschema/schema-root
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats import appx_name
from scanner.formats.guarded_xml import read_xml
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_LETTERS = 500
PROPERTIES = ("DisplayName", "PublisherDisplayName", "ResourcePackage")


class Manifest(NamedTuple):
    """What a manifest says, empty where it is silent; `damage` says what ended the reading before its end."""

    name: str = ""  # for people; empty where it is only a pointer into the package's resources
    publisher: str = ""
    identity: str = ""
    version: str = ""
    is_part: bool = False  # a language or a size of pictures for another package
    damage: str = ""


def manifest(content: bytes) -> Manifest:
    """Read an AppxManifest.xml, as far as it is sound."""
    reading = _Reading()
    damage = read_xml(content, reading)
    return reading.manifest(damage)


class _Reading:
    """A manifest while it is read. The namespace before a tag's name tells only the schema's year."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.identity: Mapping[str, str] = {}
        self.texts: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        self.path.append(tag.rpartition(" ")[2])
        if self.path == ["Package", "Identity"] and not self.identity:
            self.identity = attributes

    def end(self, _: str, /) -> None:
        self.path.pop()

    def text(self, text: str, /) -> None:
        if len(self.path) == 3 and self.path[:2] == ["Package", "Properties"] and self.path[2] in PROPERTIES:  # noqa: PLR2004  depth
            self.texts[self.path[2]] = (self.texts.get(self.path[2], "") + text)[:MOST_LETTERS]

    def manifest(self, damage: str) -> Manifest:
        name, publisher, part = (self.texts.get(tag, "").strip() for tag in PROPERTIES)
        identity, version = (self.identity.get(key, "")[:MOST_LETTERS] for key in ("Name", "Version"))
        return Manifest(appx_name.shown(name), appx_name.shown(publisher), identity, version, part.lower() == "true", damage)
