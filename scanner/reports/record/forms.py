"""The forms that a field of a report may have: texts, words of closed sets, counts, days, tables, and lists of them."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING

from scanner.reports.clean import clean, prose
from scanner.reports.record.field import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from scanner.reports.record.checked_table import CheckedTable
    from scanner.reports.record.declared_table import DeclaredTable
    from scanner.reports.record.field import Change
    from scanner.stdlib.str_enum import StrEnum


def _write_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _write_ids(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for kind, value in pairs:
        ids.setdefault(clean(kind), []).append(clean(value))
    return ids


def _read_ids(table: CheckedTable, key: str) -> tuple[tuple[str, str], ...]:
    ids = table.table(key)
    return tuple((kind, value) for kind in ids.keys() for value in ids.texts(kind))  # noqa: SIM118  not a dict


def _write_dates(dates: Mapping[str, date]) -> dict[str, str]:
    return {clean(name): day.isoformat() for name, day in dates.items()}


def _read_dates(table: CheckedTable, key: str) -> dict[str, date]:
    dates = table.table(key)
    return {name: dates.day(name) for name in dates.keys()}  # noqa: SIM118  not a dict


def _change_one(change: Change, value: object) -> object:
    return change(value)


def change_each(change: Change, values: Iterable[object]) -> tuple[object, ...]:
    """Apply a function to each of several."""
    return tuple(map(change, values))


def _change_ids(change: Change, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((kind, change(value)) for kind, value in pairs)


def _unchanged(value: object) -> object:
    return value


def _text(write: Callable[[str], str]) -> Form:
    return Form("text", write, lambda table, key: table.text(key), "", change=_change_one)


def _texts(write: Callable[[str], str]) -> Form:
    return Form("text", lambda texts: [*map(write, texts)], lambda table, key: table.texts(key), (), change=change_each, many=True)


def _count(name: str) -> Form:
    return Form(name, _unchanged, lambda table, key: table.count(key))


TEXT, TEXTS = _text(clean), _texts(clean)
PROSE, PROSES = _text(prose), _texts(prose)  # sentences, which their file may break into lines
FLAG = Form("boolean", _unchanged, lambda table, key: table.flag(key), empty=False)
COUNT, NUMBER_OF_THE_SCHEMA = _count("count"), _count("schema")
SECONDS = Form("seconds", lambda seconds: round(float(seconds), 3), lambda table, key: table.seconds(key))
DAY = Form("date", date.isoformat, lambda table, key: table.day(key))
MOMENT = Form("instant", _write_moment, lambda table, key: table.moment(key))
IDS = Form("ids", _write_ids, _read_ids, (), change=_change_ids)
DATES = Form("dates", _write_dates, _read_dates, {})


def word(words: type[StrEnum]) -> Form:
    """Return the form of one word of a closed set; its empty word is written by leaving out the key."""
    known = tuple(one for one in words if one)
    empty = next((one for one in words if not one), None)
    return Form(words.__name__.lower(), str, lambda table, key: words(table.one_of(key, known)), empty, words=known)


def word_list(words: type[StrEnum]) -> Form:
    """Return the form of several words of a closed set."""
    known = tuple(one for one in words if one)
    return Form(
        words.__name__.lower(),
        lambda values: [*map(str, values)],
        lambda table, key: tuple(map(words, table.some_of(key, known))),
        (),
        words=known,
        many=True,
    )


def one_of(name: str, words: Iterable[str]) -> Form:
    """Return the form of a text that is one of a few."""
    known = tuple(filter(None, words))
    return Form(name, clean, lambda table, key: table.one_of(key, known), "", words=known)


def one(declared: DeclaredTable) -> Form:
    """Return the form of a table."""
    return Form(declared.name, declared.write, lambda table, key: declared.read(table.table(key)), change=_change_one, table=declared)


def inset(declared: DeclaredTable) -> Form:
    """Return the form of a table whose fields are attributes of the type around it."""
    return Form(declared.name, declared.write, lambda table, key: declared.read_values(table.table(key)), table=declared, inset=True)


def rows(declared: DeclaredTable, *, some: bool = False) -> Form:
    """Return the form of a list of tables."""
    return Form(
        declared.name,
        lambda values: [*map(declared.write, values)],
        lambda table, key: tuple(map(declared.read, table.tables(key, some=some))),
        (),
        change=change_each,
        table=declared,
        many=True,
        some=some,
    )
