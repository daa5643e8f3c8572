"""One table of a TOML file, read key by key. What is wrong is noted with its line, and the reading goes on.

A key that nobody asks for is a fault: a misspelt `remove_by` must not pass in silence.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from scanner.stdlib.str_enum import StrEnum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scanner.tables.line_numbers import Path

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)  # not its name: making a reference of that took a hundredth of a scan
Values = dict[str, object]
MOST_LETTERS = 4096  # of one text
WORDS = {str: "a text in quotes", date: "a date such as 2026-11-21, without quotes", int: "a whole number", bool: "true or false"}


class Table:
    """A table and its place in the file. Every method takes a key, and returns an empty value where it notes a fault."""

    def __init__(self, values: Mapping[str, object], path: Path, note: Callable[[Path, str], None]) -> None:
        """Take the values, and the function that notes what was expected at a path."""
        self._values = values
        self._path = path
        self._note = note
        self._asked: set[str] = set()
        self._faulty: set[str | int] = set()
        self._below: list[Table] = []

    def fault(self, key: str | Path, expected: str) -> None:
        """Note that something else was expected at a key, or at the path of one below; an empty key means the table."""
        self._note_here((*self._path, *(key if isinstance(key, tuple) else filter(None, (key,)))), expected)

    def is_faulty(self, key: str) -> bool:
        """Tell whether a fault was noted at a key, or below it: what it was to be compared with would be blamed for it too."""
        return key in self._faulty

    def has(self, key: str) -> bool:
        """Tell whether the key is there, whatever it holds."""
        self._asked.add(key)
        return key in self._values

    def is_text(self, key: str) -> bool:
        """Tell whether the key holds a text, where a table may stand as well."""
        return isinstance(self._values.get(key), str)

    def is_table(self, key: str) -> bool:
        """Tell whether the key holds a table."""
        return isinstance(self._values.get(key), dict)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of a table whose keys are names: kinds of ids, languages, classes of devices."""
        return tuple(self._values)

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text, which may not be empty where it is given."""
        found = self._check_type(key, str, required=required)
        return self._words(key, [found])[0] if found is not None else ""

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the texts of a list; a single text is a list of one."""
        if self.is_text(key):
            return (self.text(key),)
        return tuple(self._words(key, self._list(key, str, "a text in quotes, or a list of them", required=required)))

    def values(self, key: str) -> tuple[object, ...]:
        """Return the texts, whole numbers and truths of a list, as a setting has them; a single one is a list of one."""
        self._asked.add(key)
        found = self._values.get(key, [])
        values = found if isinstance(found, list) else [found]
        for value in values:
            if type(value) not in {str, int, bool}:
                self.fault(key, f"expected texts, whole numbers, true or false; found {_shown(value)}")
        return tuple(values)

    def addresses(self, key: str) -> tuple[str, ...]:
        """Return addresses of pages."""
        found = self.texts(key)
        for address in found:
            if not address.startswith(("https://", "http://")):
                self.fault(key, f"expected an address that begins with https://, found {_shown(address)}")
        return tuple(address for address in found if address.startswith(("https://", "http://")))

    def date(self, key: str, *, required: bool = False) -> date | None:
        """Return a date."""
        return self._check_type(key, date, required=required)

    def count(self, key: str, default: int) -> int:
        """Return a whole number above zero."""
        found = self._check_type(key, int, required=False)
        if found is not None and found <= 0:
            self.fault(key, f"expected a number above zero, found {found}")
        return default if found is None else found

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is not given."""
        return bool(self._check_type(key, bool, required=False))

    def word(self, key: str, words: type[Word], *, required: bool = False) -> Word | None:
        """Return one word of a closed set."""
        found = self.text(key, required=required)
        return self._word(key, words, found) if found else None

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return several words of a closed set."""
        found = (self._word(key, words, text) for text in self.texts(key))
        return tuple(word for word in found if word is not None)

    def table(self, key: str, *, required: bool = False) -> Table:
        """Return the table below a key; an empty one where it is not given."""
        found = self._check_type(key, dict, required=required)
        return self._at(found or {}, (*self._path, key))

    def tables(self, key: str, *, required: bool = False) -> list[Table]:
        """Return the tables that stand below `[[key]]`."""
        header = ".".join(part for part in (*self._path, key) if isinstance(part, str))
        found = self._list(key, dict, f"[[{header}]] tables", required=required)
        return [self._at(values, (*self._path, key, number)) for number, values in enumerate(found, 1)]

    def silent(self) -> Table:
        """Return the table as one of which nothing is noted: what is missing whole has no keys that are missing."""
        return Table(self._values, self._path, lambda *_: None)

    def close(self) -> None:
        """Note every key that nobody asked for, here and below."""
        for key in self._values:
            if key not in self._asked:
                from scanner.tables.near_words import suggest  # noqa: PLC0415  for a faulty file only

                self.fault(key, f"unknown key; {suggest(key, self._asked, 'expected one of: ' + ', '.join(sorted(self._asked)))}")
        for table in self._below:
            table.close()

    def _at(self, values: Mapping[str, object], path: Path) -> Table:
        table = Table(values, path, self._note_here)
        self._below.append(table)
        return table

    def _note_here(self, path: Path, expected: str) -> None:
        self._faulty.update(path[len(self._path) :][:1])
        self._note(path, expected)

    def _get(self, key: str, expected: str, *, required: bool) -> object:
        self._asked.add(key)
        if required and key not in self._values:
            self.fault(key, f"missing; expected {expected}")
        return self._values.get(key)

    def _check_type(self, key: str, kind: type[Value], *, required: bool) -> Value | None:
        expected = WORDS.get(kind, "a table")
        found = self._get(key, expected, required=required)
        if type(found) is kind:  # not isinstance: true is an int, and a date with a time is a date
            return found
        if found is not None:
            self.fault(key, f"expected {expected}, found {_shown(found)}")
        return None

    def _list(self, key: str, kind: type[Value], expected: str, *, required: bool) -> list[Value]:
        found = self._get(key, expected, required=required)
        if isinstance(found, list) and found and all(type(one) is kind for one in found):
            return found
        if found is not None:
            self.fault(key, f"expected {expected}, found {_shown(found)}")
        return []

    def _words(self, key: str, texts: Iterable[str]) -> list[str]:
        kept = list(texts)
        for text in kept:
            if not text.strip() or text != text.strip() or len(text) > MOST_LETTERS or not text.isprintable():
                self.fault(key, f"expected 1 to {MOST_LETTERS} printable letters without space around them, found {_shown(text)}")
        if len(set(kept)) < len(kept):
            self.fault(key, "the same text stands in the list twice")
        return kept

    def _word(self, key: str, words: type[Word], found: str) -> Word | None:
        if found in set(words):
            return words(found)
        self.fault(key, f"expected one of {', '.join(words)}; found {_shown(found)}")
        return None


def _shown(found: object) -> str:
    text = repr(found)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004  enough to recognise it
