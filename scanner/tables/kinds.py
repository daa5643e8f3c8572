"""The kinds of value that keys have in more than one file. A kind of one file alone is declared there."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from scanner.tables.declaration import Declaration, Kind
from scanner.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scanner.tables.declaration import Key, Known

Texts = dict[str, str]  # one text, by language
Value = TypeVar("Value")
ANY = ""  # the language of a text in a file that names none


def check_texts(table: Table, key: Key, found: tuple[str, ...], known: Known) -> None:
    """Note what has not the form of its key, and names that nobody knows."""
    for text in found:
        if wrong := next((form for form in key.forms if not re.fullmatch(form.pattern, text)), None):
            table.fault(key.name, wrong.fault.format(found=repr(text)))
        elif key.among in known and text not in known[key.among]:
            table.fault(key.name, key.fault.format(known=", ".join(known[key.among]), found=repr(text)))


def _read_text(table: Table, key: Key, known: Known) -> str:
    found = table.text(key.name, required=key.required)
    if found:
        check_texts(table, key, (found,), known)
    return found


def _read_texts(table: Table, key: Key, known: Known) -> tuple[str, ...]:
    found = table.texts(key.name, required=key.required)
    check_texts(table, key, found, known)
    return found


def _read_format(table: Table, key: Key, _: Known) -> str:
    (word,) = key.words
    if (found := table.text(key.name, required=True)) and found != word:
        table.fault(key.name, f"expected {word!r}, found {found!r}: this scanner does not know the format")
    return found


def _read_word(table: Table, key: Key, _: Known) -> Any:  # noqa: ANN401  a word of any enumeration
    found = table.text(key.name, required=key.required)
    return _one_of(table, key, found) if found else None


def _read_words(table: Table, key: Key, _: Known) -> tuple[Any, ...]:
    return tuple(_one_of(table, key, text) or text for text in table.texts(key.name, required=key.required))


def _one_of(table: Table, key: Key, found: str) -> Any:  # noqa: ANN401  as above
    for word in key.words:
        if word == found:
            return word
    table.fault(key.name, key.fault.format(known=", ".join(key.words), found=repr(found)))
    return None


def _read_day(table: Table, key: Key, _: Known) -> date | None:
    return table.date(key.name, required=key.required) or (date.min if key.required else None)


def _read_in_all(table: Table, key: Key, known: Known) -> Texts:
    return _in_all(table, key, known, Table.text)


def _read_plain_or_in_all(table: Table, key: Key, known: Known) -> Texts:
    if table.is_text(key.name):
        return _for_each(table.text(key.name), known)
    return _in_all(table, key, known, Table.text)


def _read_lists_in_all(table: Table, key: Key, known: Known) -> Mapping[str, tuple[str, ...]]:
    if table.has(key.name) and not table.is_table(key.name):
        return _for_each(table.texts(key.name), known)
    return _in_all(table, key, known, Table.texts)


def _for_each(found: Value, known: Known) -> dict[str, Value]:
    """Return what stands there once for all languages, for each."""
    return dict.fromkeys(known.get("languages", (ANY,)), found) if found else {}


def _in_all(table: Table, key: Key, known: Known, read: Callable[[Table, str], Value]) -> dict[str, Value]:
    below = table.table(key.name, required=key.required)
    found = _by_language(below, known, read)
    missing = [language for language in known.get("languages", ()) if not below.has(language)]
    if missing and table.has(key.name):
        table.fault(key.name, f"expected the text in every language of the policy; missing: {', '.join(missing)}")
    return found


def _read_in_any(table: Table, key: Key, known: Known) -> Texts:
    found = _by_language(table.table(key.name), known, Table.text)
    if key.required and not found:
        table.fault(key.name, f"missing; expected the {key.name} in one of {', '.join(known.get('languages', ('the languages',)))}")
    return found


def _by_language(below: Table, known: Known, read: Callable[[Table, str], Value]) -> dict[str, Value]:
    languages = known.get("languages")
    for language in below.keys():  # noqa: SIM118  a Table is no dict
        if languages and language not in languages:
            below.fault(language, f"expected one of the policy's languages: {', '.join(languages)}")
    return {language: read(below, language) for language in below.keys()}  # noqa: SIM118


def _read_table(table: Table, key: Key, known: Known) -> Any:  # noqa: ANN401  what its declaration makes
    if table.has(key.name) or key.required:
        below = table.table(key.name, required=key.required)
        return declared(key).read(below if table.is_table(key.name) else below.silent(), known)
    return None


def _read_tables(table: Table, key: Key, known: Known) -> tuple[Any, ...]:
    return tuple(declared(key).read(one, known) for one in table.tables(key.name, required=key.required))


def _read_names(table: Table, key: Key, known: Known) -> Mapping[str, Any]:
    below = table.table(key.name, required=key.required)
    each = key.each
    return {name: each.kind.read(below, each._replace(name=name), known) for name in below.keys()} if each else {}  # noqa: SIM118


def declared(key: Key) -> Declaration:
    """Return what stands below a key of tables."""
    return key.below or Declaration(())


TEXT = Kind("text", _read_text)
TEXTS = Kind("text, or a list of texts", _read_texts)
FORMAT = Kind("text", _read_format)
ADDRESSES = Kind("address, or a list of addresses", lambda table, key, _: table.addresses(key.name))
VALUES = Kind("text, whole number, true, false, or a list of them", lambda table, key, _: table.values(key.name))
DAY = Kind("date", _read_day)
COUNT = Kind("whole number", lambda table, key, _: table.count(key.name, key.default))
FLAG = Kind("true or false", lambda table, key, _: table.flag(key.name))
WORD = Kind("word", _read_word)
WORDS = Kind("word, or a list of words", _read_words)
IN_ALL = Kind("text by language", _read_in_all)  # in every language of the policy
SAID = Kind("text, or text by language", _read_plain_or_in_all)  # a plain one is the same in every language
LISTED = Kind("list of texts, or lists by language", _read_lists_in_all)  # as above
IN_ANY = Kind("text by language", _read_in_any)
TABLE = Kind("table", _read_table)
TABLES = Kind("tables", _read_tables)
NAMES = Kind("table of names", _read_names)
