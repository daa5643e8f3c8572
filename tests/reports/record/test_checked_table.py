from datetime import UTC, date, datetime

import pytest

from scanner.model import Malformed
from scanner.reports.record.checked_table import CheckedTable


@pytest.mark.parametrize(
    ("values", "read", "complaint"),
    [
        ({}, lambda table: table.text("name"), "runs[0].name: expected a text, but it is missing"),
        ({"name": 1}, lambda table: table.text("name"), "runs[0].name: expected a text, found 1"),
        ({"marks": "store"}, lambda table: table.texts("marks"), 'runs[0].marks: expected a list, found "store"'),
        ({"names": ["a", True]}, lambda table: table.texts("names"), "runs[0].names[1]: expected a text, found true"),
        ({"stale": 0}, lambda table: table.flag("stale"), "runs[0].stale: expected true or false, found 0"),
        ({"items": True}, lambda table: table.count("items"), "runs[0].items: expected a number, found true"),
        ({"items": -1}, lambda table: table.count("items"), "runs[0].items: expected a number from 0 on, found -1"),
        ({"items": 1 << 20000}, lambda table: table.count("items"), "runs[0].items: expected a number from 0 on, found a number"),
        ({"seconds": float("nan")}, lambda table: table.seconds("seconds"), "runs[0].seconds: expected seconds, found a number"),
        ({"seconds": "1"}, lambda table: table.seconds("seconds"), 'runs[0].seconds: expected seconds, found "1"'),
        ({"seconds": True}, lambda table: table.seconds("seconds"), "runs[0].seconds: expected seconds, found true"),
        ({"day": "soon"}, lambda table: table.day("day"), 'runs[0].day: expected a date such as 2026-11-21, in quotes, found "soon"'),
        (
            {"at": "2026-11-21T08:00:00"},
            lambda table: table.moment("at"),
            'runs[0].at: expected a time such as 2026-11-21T08:00:00Z, in quotes, found "2026-11-21T08:00:00"',
        ),
        ({"at": date(2026, 1, 1)}, lambda table: table.moment("at"), "runs[0].at: expected a text, found something else"),
        ({"users": "x"}, lambda table: table.one_of("users", ("a", "b")), 'runs[0].users: expected one of a, b, found "x"'),
        (
            {"marks": ["store", "x"]},
            lambda table: table.some_of("marks", ("store", "b")),
            'runs[0].marks[1]: expected one of store, b, found "x"',
        ),
        ({"name": "x"}, lambda table: table.one_of("name", ("a",)), 'runs[0].name: expected "a", found "x"'),
        ({"host": []}, lambda table: table.table("host"), "runs[0].host: expected a table, found a list"),
        ({"rows": [{}, 3]}, lambda table: table.tables("rows"), "runs[0].rows[1]: expected a table, found 3"),
        ({"rows": []}, lambda table: table.tables("rows", some=True), "runs[0].rows: expected at least one entry, found none"),
        ({}, lambda table: table.tables("rows"), "runs[0].rows: expected a list, but it is missing"),
    ],
)
def test_what_is_wrong_is_named_by_its_key(values, read, complaint):
    with pytest.raises(Malformed) as error:
        read(CheckedTable(values, "runs[0]"))

    assert error.value.detail == complaint


def test_a_complaint_can_neither_fill_nor_steer_a_terminal():
    with pytest.raises(Malformed) as error:
        CheckedTable({"\x1b[2J" * 99: "\x1b" * 999}).flag("\x1b[2J" * 99)

    assert "\x1b" not in error.value.detail
    assert len(error.value.detail) < 200


def test_what_is_right_comes_back():
    table = CheckedTable({"at": "2026-11-21T08:00:00Z", "day": "2026-11-21", "seconds": 2, "marks": ["store"], "rows": [{"name": "x"}]})

    assert table.moment("at") == datetime(2026, 11, 21, 8, tzinfo=UTC)
    assert table.day("day") == date(2026, 11, 21)
    assert table.seconds("seconds") == 2.0
    assert table.some_of("marks", ("store", "policy")) == ("store",)
    assert [row.text("name") for row in table.tables("rows")] == ["x"]
    assert table.keys() == ("at", "day", "seconds", "marks", "rows")
    assert ("day" in table, "none" in table) == (True, False)
