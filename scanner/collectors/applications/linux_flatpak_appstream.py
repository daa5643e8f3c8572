"""A component of AppStream metadata: its name, its developer and its newest version.

See: https://www.freedesktop.org/software/appstream/docs/chap-Metadata.html
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from scanner.formats.guarded_xml import read_xml
from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 8 << 20
MOST_LETTERS = 500
GZIP = b"\x1f\x8b"
TEXTS = {
    ("name",): "name",
    ("developer", "name"): "developer",  # since AppStream 1.0; before it, developer_name
    ("developer_name",): "developer",
}


class Component(NamedTuple):
    """What a component says of itself, empty where it is silent; `damage` says what ended the reading before its end."""

    name: str = ""
    version: str = ""
    developer: str = ""
    damage: str = ""


def component(content: bytes) -> Component:
    """Read the first component of a metainfo file or of a (compressed) catalogue, as far as it is sound."""
    reading = _Reading()
    try:
        damage = read_xml(_plain(content), reading, namespaces=False)
    except Malformed as problem:
        damage = problem.detail
    texts = reading.texts
    return Component(texts.get("name", "").strip(), reading.version, texts.get("developer", "").strip(), damage)


class _Reading:
    """The first component while it is read."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.texts: dict[str, str] = {}
        self.version = ""
        self._wanted = ""
        self._newest = ""
        self._over = False

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        self.path.append(tag)
        inner = self._inner()
        self._wanted = TEXTS.get(inner, "") if "xml:lang" not in attributes else ""
        if self._wanted in self.texts:
            self._wanted = ""
        if inner == ("releases", "release"):
            self._release(attributes)

    def end(self, tag: str, /) -> None:
        self.path.pop()
        self._wanted = ""
        self._over = self._over or tag == "component"

    def text(self, text: str, /) -> None:
        if self._wanted:
            self.texts[self._wanted] = (self.texts.get(self._wanted, "") + text)[:MOST_LETTERS]

    def _inner(self) -> tuple[str, ...]:
        """Return the path inside the component: it is the root, or the first below the root of a catalogue."""
        depth = 2 if self.path[0] == "components" else 1
        if self._over or len(self.path) <= depth or self.path[depth - 1] != "component" or len(self.path) > depth + 2:
            return ()
        return tuple(self.path[depth:])

    def _release(self, attributes: Mapping[str, str]) -> None:
        day = _day(attributes)
        if attributes.get("version") and (not self.version or day > self._newest):
            self.version, self._newest = attributes["version"], day


def _day(attributes: Mapping[str, str]) -> str:
    """Return the day of a release as ISO 8601, from either of the two ways to tell it; empty sorts before all."""
    seconds = attributes.get("timestamp", "")
    if seconds.isascii() and seconds.isdigit() and len(seconds) <= len("9999999999"):
        return time.strftime("%Y-%m-%d", time.gmtime(int(seconds)))
    return attributes.get("date", "")[:10]


def _plain(content: bytes) -> bytes:
    if not content.startswith(GZIP):
        return content
    import zlib  # noqa: PLC0415  only catalogues are compressed

    unpacking = zlib.decompressobj(wbits=31)
    try:
        plain = unpacking.decompress(content, MOST_BYTES)
    except zlib.error as error:
        raise Malformed(f"AppStream metadata that cannot be decompressed: {error}") from None
    if unpacking.unconsumed_tail:
        raise Malformed(f"AppStream metadata of more than {MOST_BYTES} bytes")
    return plain
