"""The texts of a few elements and attributes of an XML file, read as far as it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.guarded_xml import read_xml
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MOST_LETTERS = 1 << 15
Path = tuple[str, ...]


class Texts(NamedTuple):
    """Each wanted element as it ended, those below it first, and attribute as it began; `damage` says what ended the reading."""

    found: tuple[tuple[Path, str], ...]
    damage: str = ""

    def first(self, *path: str) -> str:
        """Return the text of the first element at a path, empty when there is none."""
        return next((text for at, text in self.found if at == path), "")


def xml_texts(content: bytes, wanted: Collection[Path]) -> Texts:
    """Return the elements at the wanted paths, which are names from the root on, without their namespaces.

    A path whose last name begins with an @ is that attribute's.
    """
    reading = _Reading(wanted)
    damage = read_xml(content, reading)
    return Texts(tuple(reading.found), damage)


class _Reading:
    """A file while it is read."""

    def __init__(self, wanted: Collection[Path]) -> None:
        self.wanted = frozenset(wanted)
        self.deepest = max(map(len, wanted))
        self.attributes = any(path[-1].startswith("@") for path in wanted)
        self.found: list[tuple[Path, str]] = []
        self._path: list[str] = []
        self._texts: dict[Path, str] = {}
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        self._depth += 1
        if self._depth <= self.deepest:
            self._path.append(tag.rpartition(" ")[2])
            for name, value in attributes.items() if self.attributes else ():
                if (path := (*self._path, f"@{name}")) in self.wanted:
                    self.found.append((path, value[:MOST_LETTERS].strip()))

    def text(self, text: str, /) -> None:
        if self._depth == len(self._path) and (path := tuple(self._path)) in self.wanted:
            self._texts[path] = (self._texts.get(path, "") + text)[:MOST_LETTERS]

    def end(self, _: str, /) -> None:
        if self._depth == len(self._path):
            path = tuple(self._path)
            if path in self.wanted:
                self.found.append((path, self._texts.pop(path, "").strip()))
            self._path.pop()
        self._depth -= 1
