from datetime import UTC, date, datetime

import pytest

from scanner.model import Kind, Malformed, Mark
from scanner.reports.record.checked_table import Part


@pytest.mark.parametrize(
    ("values", "read", "complaint"),
    [
        ({}, lambda part: part.text("name"), "runs[0].name: expected a text, but it is missing"),
        ({"name": 1}, lambda part: part.text("name", ""), "runs[0].name: expected a text, found 1"),
        ({"marks": "store"}, lambda part: part.words("marks", Mark), 'runs[0].marks: expected a list, found "store"'),
        ({"names": ["a", True]}, lambda part: part.texts("names"), "runs[0].names[1]: expected a text, found true"),
        ({"stale": 0}, lambda part: part.flag("stale"), "runs[0].stale: expected true or false, found 0"),
        ({"items": True}, lambda part: part.count("items"), "runs[0].items: expected a number, found true"),
        ({"items": -1}, lambda part: part.count("items"), "runs[0].items: expected a number from 0 on, found -1"),
        ({"block": 0}, lambda part: part.count("block", 1), "runs[0].block: expected a number from 1 on, found 0"),
        ({"items": 1 << 20000}, lambda part: part.count("items"), "runs[0].items: expected a number from 0 on, found a number"),
        ({"seconds": float("nan")}, lambda part: part.seconds("seconds"), "runs[0].seconds: expected seconds, found a number"),
        ({"seconds": "1"}, lambda part: part.seconds("seconds"), 'runs[0].seconds: expected seconds, found "1"'),
        ({"seconds": True}, lambda part: part.seconds("seconds"), "runs[0].seconds: expected seconds, found true"),
        ({"day": "soon"}, lambda part: part.day("day"), 'runs[0].day: expected a date such as 2026-11-21, in quotes, found "soon"'),
        (
            {"at": "2026-11-21T08:00:00"},
            lambda part: part.moment("at"),
            'runs[0].at: expected a time such as 2026-11-21T08:00:00Z, in quotes, found "2026-11-21T08:00:00"',
        ),
        ({"at": date(2026, 1, 1)}, lambda part: part.moment("at"), "runs[0].at: expected a text, found something else"),
        ({"users": "x"}, lambda part: part.one_of("users", ("a", "b")), 'runs[0].users: expected one of a, b, found "x"'),
        ({"host": []}, lambda part: part.part("host"), "runs[0].host: expected a table, found a list"),
        ({"rows": [{}, 3]}, lambda part: part.parts("rows"), "runs[0].rows[1]: expected a table, found 3"),
        ({}, lambda part: part.parts("rows"), "runs[0].rows: expected a list, but it is missing"),
    ],
)
def test_what_is_wrong_is_named_by_its_key(values, read, complaint):
    with pytest.raises(Malformed) as error:
        read(Part(values, "runs[0]"))

    assert error.value.detail == complaint


def test_an_unknown_word_is_answered_with_the_known_ones():
    with pytest.raises(Malformed) as error:
        Part({"kind": "app"}).word("kind", Kind)

    assert error.value.detail == f'kind: expected one of {", ".join(Kind)}, found "app"'


def test_a_complaint_can_neither_fill_nor_steer_a_terminal():
    with pytest.raises(Malformed) as error:
        Part({"\x1b[2J" * 99: "\x1b" * 999}).flag("\x1b[2J" * 99)

    assert "\x1b" not in error.value.detail
    assert len(error.value.detail) < 200


def test_what_is_right_comes_back():
    part = Part({"at": "2026-11-21T08:00:00Z", "day": "2026-11-21", "seconds": 2, "marks": ["store"], "rows": [{"name": "x"}]})

    assert part.moment("at") == datetime(2026, 11, 21, 8, tzinfo=UTC)
    assert part.day("day") == date(2026, 11, 21)
    assert part.seconds("seconds") == 2.0
    assert part.words("marks", Mark) == (Mark.STORE,)
    assert [row.text("name") for row in part.parts("rows")] == ["x"]
    assert (part.text("none", ""), part.texts("none"), "day" in part, "none" in part) == ("", (), True, False)
