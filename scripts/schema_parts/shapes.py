"""The shapes of values, as `scanner/tables/table.py` reads them.

Written out wherever they are used, and not by `$ref`: editors pass over a description that stands beside one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from scanner.language import LANGUAGES
from scanner.matching.wildcard import FEWEST_LETTERS, MOST_STARS
from scanner.tables.table import MOST_LETTERS

Shape = dict[str, Any]
CLEAN = r"\S([^\x00-\x1f\x7f-\x9f]*\S)?"  # no space around it, no control character in it
STARS = rf"(?=[^*]*$|(.*[^\W_]){{{FEWEST_LETTERS}}})(?!(.*\*){{{MOST_STARS + 1}}})"
ADDRESS = r"https?://.+"
LANGUAGE_NAMES = {"en": "English", "fr": "French", "nl": "Dutch", "de": "German"}
TEXTS = 'The text by language, `en = "..."`.'


def said(meaning: str, shape: Shape) -> Shape:
    """Add what an editor shows."""
    return {"description": meaning} | shape


def text(form: str = CLEAN, bounds: str = "") -> Shape:
    """Return a text of a form, a regular expression for the whole of it; bounds are look-aheads that hold as well."""
    clean = f"(?={CLEAN}$)" if form != CLEAN and re.fullmatch(form, " a ") else ""
    return {"type": "string", "minLength": 1, "maxLength": MOST_LETTERS, "pattern": f"^{bounds}{clean}(?:{form})$"}


def pattern(form: str = CLEAN) -> Shape:
    """Return a text in which a star may stand for letters that the form allows: wherever it allows an `a`, it gets a star."""
    return text(re.sub(r"\[(?:\\.|[^\]\\])+\]|\\w", _with_star, form), STARS)


def _with_star(part: re.Match[str]) -> str:
    letters = part[0].strip("[]") if part[0].startswith("[") else part[0]
    return f"[*{letters}]" if re.fullmatch(part[0], "a") and not re.fullmatch(part[0], "*") else part[0]


def some(one: Shape) -> Shape:
    """Return one value, or a list of several."""
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}]}


def word(words: Iterable[str], meanings: Mapping[str, str] | None = None) -> Shape:
    """Return a word of a closed set; an editor that asks for them shows the meanings beside the words."""
    known = [str(one) for one in words]
    return {"enum": known} | ({"x-taplo": {"docs": {"enumValues": [meanings[one] for one in known]}}} if meanings else {})


def day() -> Shape:
    """Return a date: JSON has none, and an editor hands over the text of TOML's. Not every editor looks at `format`."""
    return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def flag() -> Shape:
    """Return true or false."""
    return {"type": "boolean"}


def count() -> Shape:
    """Return a whole number above zero."""
    return {"type": "integer", "minimum": 1}


def table(keys: Mapping[str, Shape], required: Iterable[str] = (), **more: object) -> Shape:
    """Return a table that has no other keys."""
    asked = {"required": [*required]} if required else {}
    return {"type": "object", "additionalProperties": False} | asked | {"properties": dict(keys)} | more


def tables(one: Shape) -> Shape:
    """Return the tables below `[[key]]`."""
    return {"type": "array", "items": one, "minItems": 1}


def named(one: Shape) -> Shape:
    """Return a table whose keys are names."""
    return {"type": "object", "additionalProperties": one}


def by_language(language: str, least: int = 1, one: Shape | None = None) -> Shape:
    """Return a text, or something else, in several languages; which ones a policy has to give is its own to say."""
    shape = one or text()
    known = {code: said(f"The text in {LANGUAGE_NAMES[code]}.", shape) for code in LANGUAGES}
    return table(known, minProperties=least, patternProperties={f"^{language}$": shape})


def where(key: str, value: object, wanted: Shape) -> Shape:
    """Return what else is wanted of a table where a key has a value. A strict editor must be told that other keys may be there."""
    others: Shape = {"additionalProperties": True}
    return {"if": {"required": [key], "properties": {key: {"const": value}}} | others, "then": wanted | others}


def one_of(*keys: str) -> list[Shape]:
    """Return the choices of which a table has at least one."""
    return [{"required": [key]} for key in keys]
