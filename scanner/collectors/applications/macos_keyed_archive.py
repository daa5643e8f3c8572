"""An archive that NSKeyedArchiver wrote: a property list of objects that name each other by number.

No object is made of it, and nothing is followed that was not asked for: neither loops nor what a thousand lists share can cost
anything. See: https://developer.apple.com/documentation/foundation/nskeyedarchiver
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.plist import plist, plist_text
from scanner.model import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

ARCHIVER, NULL = "NSKeyedArchiver", "$null"


class KeyedArchive:
    """What an archive holds, one step at a time; `top` are its named roots."""

    def __init__(self, content: bytes) -> None:
        """Read an archive; raise `Malformed` when it is none."""
        said = plist(content)
        objects, top = said.get("$objects"), said.get("$top")
        if said.get("$archiver") != ARCHIVER or not isinstance(objects, list) or not isinstance(top, dict):
            raise Malformed("expected an archive of NSKeyedArchiver")
        self._objects: list[object] = objects
        self.top: object = top

    def at(self, value: object, *keys: str) -> object:
        """Return what stands below a value by keys, one after the other; None where nothing does."""
        found = self._met(value)
        for key in keys:
            found = self._met(found.get(key)) if isinstance(found, dict) else None
        return found

    def text(self, value: object, *keys: str) -> str:
        """Return a text, however the archive keeps it; empty where there is none."""
        found = self.at(value, *keys)
        return plist_text(self.at(found, "NS.string") if isinstance(found, dict) else found)

    def number(self, value: object, *keys: str) -> int:
        """Return a whole number, 0 where there is none."""
        found = self.at(value, *keys)
        return found if isinstance(found, int) else 0

    def content(self, value: object, *keys: str) -> bytes:
        """Return bytes, empty where there are none."""
        found = self.at(value, *keys)
        found = self.at(found, "NS.data") if isinstance(found, dict) else found
        return found if isinstance(found, bytes) else b""

    def rows(self, value: object, *keys: str) -> list[object]:
        """Return the members of an array or a set, or the values of a dictionary that is kept as two arrays."""
        found = self.at(value, *keys)
        found = self.at(found, "NS.objects") if isinstance(found, dict) else found
        return found if isinstance(found, list) else []

    def pairs(self, value: object, *keys: str) -> Iterator[tuple[str, object]]:
        """Yield the names and values of a dictionary that is kept as two arrays."""
        names = self.at(value, *keys, "NS.keys")
        if isinstance(names, list):
            yield from zip(map(self.text, names), self.rows(value, *keys), strict=False)

    def _met(self, value: object) -> object:
        """Return the object that a number stands for: no object is a number itself."""
        from plistlib import UID  # noqa: PLC0415  only macOS has such records

        if not isinstance(value, UID):
            return value
        found = self._objects[value.data] if value.data < len(self._objects) else None
        return None if found == NULL or isinstance(found, UID) else found
