"""Desktop entries: groups of `Key=value` lines, as GLib's key files have them too, and of a value its escapes, its name, its words.

See: https://specifications.freedesktop.org/desktop-entry-spec/latest/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ESCAPE = r"\\([sntr\\])"
LETTERS = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
# A word is pieces side by side. Single quotes are not in the specification; GLib and KDE read them as a shell does.
WORD = r"""(?s)(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\]|["'\\])+"""
PIECE = r"""(?s)\"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)"""
IN_QUOTES = r'\\(["`$\\])'
MARKS = "\"'\\"  # without one of them, words are what stands between spaces
MOST_LETTERS = 1 << 15  # the longest command line of Windows too


def groups(text: str, keys: frozenset[str] | None = None) -> dict[str, dict[str, str]]:
    """Return every group's values by key, unescaped by nobody yet; the last of two equal keys counts, as in GLib.

    Lines that are neither heading, comment nor `Key=value` are passed over, and so is what stands before the first heading. Where `keys`
    are named, others are passed over too: most lines of a desktop entry are its name and its comment in other languages.
    """
    found: dict[str, dict[str, str]] = {}
    values: dict[str, str] = {}
    for line in text.lstrip("\ufeff").split("\n"):
        key, equals, value = line.partition("=")
        if keys is not None and key[-1:] == "]" and key[:1].isalpha() and key not in keys:
            continue  # in another language, as most lines are
        key = key.strip()
        if key[:1] == "[":
            heading = line.strip()
            if heading[-1] == "]":
                values = found.setdefault(heading[1:-1], {})
                continue
        if equals and (keys is None or key in keys) and key[:1] != "#":
            values[key] = value.strip()
    return found


def text(value: str) -> str:
    """Return a value of type string with its escapes undone; an unknown escape stays as it is."""
    return re.sub(ESCAPE, lambda found: LETTERS[found[1]], value) if "\\" in value else value


def true(value: str) -> bool:
    """Tell whether a boolean is true; files from before version 1.0 of the specification say 1."""
    return value in {"true", "1", "True"}


def name(values: Mapping[str, str]) -> str:
    """Return the unlocalised name, an English or else the first localised one only when there is no other."""
    plain = values.get("Name")
    if plain:
        return text(plain)
    localised = {key[5:-1]: value for key, value in values.items() if key.startswith("Name[") and value}
    english = (value for locale, value in localised.items() if locale.startswith("en"))
    return text(next(english, "") or next(iter(localised.values()), ""))


def words(command: str) -> tuple[str, ...]:
    """Return the words of an `Exec` value, without quotes and without the codes that stand for files and icons."""
    line = text(command)[:MOST_LETTERS]
    quoted = any(mark in line for mark in MARKS)
    found = [_unquote(word) for word in re.findall(WORD, line)] if quoted else line.split()
    return tuple(word.replace("%%", "%") for word in found if not _is_field_code(word))


def _is_field_code(word: str) -> bool:
    return word[:1] == "%" and len(word) == len("%U") and word.isascii() and word[1:].isalpha()


def _unquote(word: str) -> str:
    return re.sub(PIECE, _piece, word) if any(mark in word for mark in MARKS) else word


def _piece(found: re.Match[str]) -> str:
    quoted, single, escaped = found.groups()
    if quoted is not None:
        return re.sub(IN_QUOTES, r"\1", quoted)
    return single if single is not None else escaped
