"""An archive that NSKeyedArchiver wrote: a property list of objects that name each other by number.

No object is made of it, and nothing is followed that was not asked for: neither loops nor what a thousand lists share can cost
anything. See: https://developer.apple.com/documentation/foundation/nskeyedarchiver
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.plist import plist, plist_text
from scanner.model import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

ARCHIVER, NULL = "NSKeyedArchiver", "$null"
NUMBER = "CF$UID"  # in an archive in XML, a dictionary with this key alone stands for an object's number
NUMBERED = r"(?:\$|NS\.object\.)(\d{1,6})"  # how a hash table, and a set that keeps an order, name their members
OF_A_TABLE = "PointerFunctions"  # in the name of the class by which a hash table says how it compares


class KeyedArchive:
    """What an archive holds, one step at a time; `top` are its named roots."""

    def __init__(self, content: bytes) -> None:
        """Read an archive; raise `Malformed` when it is none."""
        said = plist(content)
        objects, top = said.get("$objects"), said.get("$top")
        if said.get("$archiver") != ARCHIVER or not isinstance(objects, list) or not isinstance(top, dict):
            raise Malformed("expected an archive of NSKeyedArchiver")
        self._objects: list[object] = objects
        self._places: dict[int, dict[str, int]] = {}  # of names, by the list that they stand in: any number of dictionaries may share it
        self.top: object = top

    def at(self, value: object, *keys: str) -> object:
        """Return what stands below a value by keys, one after the other; None where nothing does."""
        found = self._resolve(value)
        for key in keys:
            found = self._resolve(self._below(found, key))
        return found

    def is_null(self, value: object, *keys: str) -> bool:
        """Tell whether the archive says itself that nothing stands there: it keeps an empty value as one of its own."""
        below = self._below(self.at(value, *keys[:-1]), keys[-1])
        number = _number(below)
        return number is not None and number < len(self._objects) and self._objects[number] == NULL

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
        """Return the members of a collection, none where there is none."""
        return self.members(value, *keys) or []

    def members(self, value: object, *keys: str) -> list[object] | None:
        """Return the members of an array, a set or a hash table, or the values of a dictionary; None where there is no collection.

        A dictionary is kept as two arrays.
        """
        found = self.at(value, *keys)
        if not isinstance(found, dict):
            return found if isinstance(found, list) else None
        objects = self.at(found, "NS.objects")
        if isinstance(objects, list):
            return objects
        numbered = sorted((int(at[1]), key) for key in found if isinstance(key, str) and (at := re.fullmatch(NUMBERED, key)))
        members = [found[key] for _, key in numbered]
        return [one for one in members if self._is_member(one)] if members else None

    def pairs(self, value: object, *keys: str) -> Iterator[tuple[str, object]]:
        """Yield the names and values of a dictionary that is kept as two arrays."""
        names = self.at(value, *keys, "NS.keys")
        if isinstance(names, list):
            yield from zip(map(self.text, names), self.rows(value, *keys), strict=False)

    def _below(self, found: object, key: str) -> object:
        """Return what a dictionary or an object has by a name, not yet followed."""
        if not isinstance(found, dict):
            return None
        names, objects = self._resolve(found.get("NS.keys")), self._resolve(found.get("NS.objects"))
        if key in found or not isinstance(names, list) or not isinstance(objects, list):
            return found.get(key)
        place = self._places_of(names).get(key, len(objects))
        return objects[place] if place < len(objects) else None

    def _places_of(self, names: list[object]) -> dict[str, int]:
        """Return where each name of a list stands first."""
        places = self._places.get(id(names))
        if places is None:
            places = self._places[id(names)] = {}
            for place, name in enumerate(map(self._resolve, names)):
                if isinstance(name, str):
                    places.setdefault(name, place)
        return places

    def _is_member(self, value: object) -> bool:
        """Tell members of a hash table from what it says of itself: their number, and how it compares them."""
        found = self.at(value)
        return isinstance(found, dict) and OF_A_TABLE not in self.text(found, "$class", "$classname")

    def _resolve(self, value: object) -> object:
        """Return the object that a number stands for: no object is a number itself."""
        number = _number(value)
        if number is None:
            return value
        found = self._objects[number] if number < len(self._objects) else None
        return None if found == NULL or _number(found) is not None else found


def _number(value: object) -> int | None:
    """Return the number that stands for an object, None for a value that is itself."""
    from plistlib import UID  # noqa: PLC0415  only macOS has such records

    if isinstance(value, UID):
        return value.data
    number = value.get(NUMBER) if isinstance(value, dict) and len(value) == 1 else None
    return number if type(number) is int and number >= 0 else None
