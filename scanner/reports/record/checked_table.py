"""One table of a report that is read back, key by key. A report may come from anywhere: the first thing that is wrong ends it."""

from __future__ import annotations

from datetime import date, datetime
from math import isfinite
from typing import TYPE_CHECKING, NoReturn, TypeVar

from scanner.model import Malformed
from scanner.reports.terminal.width import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

Value = TypeVar("Value")
LARGEST = 1 << 53  # what every reader of JSON can hold
LONGEST = 60  # of a value, and of a key, in a complaint
WORDS = {bool: "true or false", str: "a text", int: "a number", float: "a number", list: "a list", dict: "a table"}


class CheckedTable:
    """A table and where it stands. Every method takes a key and raises Malformed, which names it, for what is missing or wrong."""

    def __init__(self, value: object, path: str = "") -> None:
        """Take what should be a table."""
        if not isinstance(value, dict):
            refuse(path or "the report", "a table", value)
        self._values: dict[str, object] = value
        self._path = path

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        """Return the keys of a table whose keys are names."""
        return tuple(self._values)

    def text(self, key: str) -> str:
        """Return a text."""
        return self._get(key, str)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(_check_type(self._path_of(key, place), str, one) for place, one in enumerate(self._get(key, list)))

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return self._get(key, bool)

    def count(self, key: str) -> int:
        """Return a whole number."""
        found = self._get(key, int)
        if not 0 <= found <= LARGEST:
            refuse(self._path_of(key), "a number from 0 on", found)
        return found

    def seconds(self, key: str) -> float:
        """Return a duration."""
        found = self._values.get(key)
        if type(found) not in {int, float} or not isinstance(found, int | float) or not isfinite(found) or not 0 <= found <= LARGEST:
            refuse(self._path_of(key), "seconds", found)
        return float(found)

    def day(self, key: str) -> date:
        """Return a date."""
        return self._parsed(key, date.fromisoformat, "a date such as 2026-11-21, in quotes")

    def moment(self, key: str) -> datetime:
        """Return a point in time."""
        return self._parsed(key, _instant, "a time such as 2026-11-21T08:00:00Z, in quotes")

    def one_of(self, key: str, words: Collection[str]) -> str:
        """Return a text that is one of a few."""
        return _check_word(self._path_of(key), words, self.text(key))

    def some_of(self, key: str, words: Collection[str]) -> tuple[str, ...]:
        """Return texts that are of a few."""
        return tuple(_check_word(self._path_of(key, place), words, one) for place, one in enumerate(self.texts(key)))

    def table(self, key: str) -> CheckedTable:
        """Return the table below a key."""
        return CheckedTable(self._values.get(key), self._path_of(key))

    def tables(self, key: str, *, some: bool = False) -> list[CheckedTable]:
        """Return the tables of a list."""
        found = self._get(key, list)
        if some and not found:
            raise Malformed(f"{self._path_of(key)}: expected at least one entry, found none")
        return [CheckedTable(one, self._path_of(key, place)) for place, one in enumerate(found)]

    def _path_of(self, key: str, place: int | None = None) -> str:
        """Return where a key stands, or an entry of its list."""
        return below(self._path, key) if place is None else f"{below(self._path, key)}[{place}]"

    def _get(self, key: str, kind: type[Value]) -> Value:
        return _check_type(self._path_of(key), kind, self._values.get(key))

    def _parsed(self, key: str, parse: Callable[[str], Value], expected: str) -> Value:
        found = self.text(key)
        try:
            return parse(found)
        except ValueError:
            refuse(self._path_of(key), expected, found)


def _check_type(path: str, kind: type[Value], found: object) -> Value:
    if type(found) is not kind:  # not isinstance: true is an int
        refuse(path, WORDS[kind], found)
    return found


def _check_word(path: str, words: Collection[str], found: str) -> str:
    if found not in words:
        refuse(path, f"one of {', '.join(words)}" if len(words) > 1 else shown(*words), found)
    return found


def below(path: str, key: str) -> str:
    """Write the place of a key as people do: `runs[2].status`."""
    named = shortened(key, LONGEST)
    return f"{path}.{named}" if path else named


def refuse(path: str, expected: str, found: object) -> NoReturn:
    """Raise Malformed: what stands at a place is not what was expected there; None means that nothing does."""
    raise Malformed(f"{path}: expected {expected}, " + ("but it is missing" if found is None else f"found {shown(found)}"))


def shown(value: object) -> str:
    """Return a value as a complaint shows it: on one line, short, and harmless on a terminal."""
    if isinstance(value, str):
        return f'"{shortened(value, LONGEST)}"'
    if isinstance(value, int | float) and abs(value) <= LARGEST:
        return str(value).lower()
    return WORDS.get(type(value), "something else")


def _instant(text: str) -> datetime:
    if not text.endswith("Z"):
        raise ValueError(text)
    return datetime.fromisoformat(text)
