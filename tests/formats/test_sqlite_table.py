import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.sqlite_table import column_names, table_rows
from scanner.model import Malformed, Problem, Reason
from tests.formats.test_sqlite_file import BIG, made

# As Open WebUI makes it, and as one made it that keeps another column before.
CONFIG = "CREATE TABLE config (\n\tid INTEGER NOT NULL, \n\tdata JSON NOT NULL, \n\tversion INTEGER NOT NULL, \n\tPRIMARY KEY (id)\n)"
OLDER = "CREATE TABLE config (id INTEGER NOT NULL, email VARCHAR DEFAULT 'a,(b' NOT NULL, data JSON NOT NULL, PRIMARY KEY (id))"
PLAIN = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text() | st.binary(max_size=5000)


def found(content, table, *columns, **more):
    return list(table_rows(lambda at, size: content[at : at + size], more.pop("log", b""), table, columns, **more))


@pytest.mark.parametrize("statement", [CONFIG, OLDER])
def test_a_column_is_found_by_its_name(statement):
    content = made(statement, "INSERT INTO config VALUES (7, 'x', '{}')", "INSERT INTO config VALUES (9, 'y', '[1]')")

    assert found(content, "config", "data") == ([("{}",), ("[1]",)] if statement is OLDER else [("x",), ("y",)])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(PLAIN, PLAIN, PLAIN), max_size=20))
def test_any_rows_are_those_that_sqlite_gives(rows):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 512")
        connection.execute("CREATE TABLE t (a, b BLOB, c)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        said = connection.execute("SELECT c, a FROM t ORDER BY rowid").fetchall()
        content = connection.serialize()

    assert found(content, "t", "c", "a") == said


def test_a_column_that_was_added_later_is_none_in_older_rows():
    content = made(
        CONFIG, "INSERT INTO config VALUES (1, 'x', 0)", "ALTER TABLE config ADD COLUMN later", "INSERT INTO config VALUES (2, 'y', 0, 5)"
    )

    assert found(content, "config", "later", "data") == [(None, "x"), (5, "y")]


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        (CONFIG, ["id", "data", "version"]),
        (OLDER, ["id", "email", "data"]),
        ("CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT,blob BLOB NOT NULL)", ["hnum", "blob"]),
        (
            "CREATE TABLE t (\"a, b\" TEXT DEFAULT 'it''s, so', [C d] NUMERIC(10,2), `e`, UNIQUE (a, b), CHECK (e > 1)) STRICT",
            ["a, b", "c d", "e"],
        ),
        ("CREATE TABLE t (a", []),
        ("", []),
        ("(" * 1000 + ",", []),
    ],
)
def test_the_columns_that_a_statement_names(statement, names):
    assert column_names(statement) == names


def test_what_stands_in_the_log_alone(tmp_path):
    place = tmp_path / "a.db"
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(CONFIG)
        connection.execute("INSERT INTO config VALUES (1, ?, 0)", ["x" * 9000])

        assert found(place.read_bytes(), "config", "data", log=(tmp_path / "a.db-wal").read_bytes()) == [("x" * 9000,)]


def test_a_table_or_a_column_that_is_not_there():
    content = made("CREATE TABLE other (a)")

    assert found(content, "config", "data") == [Problem(Reason.MALFORMED, "SQLite: no such table: config")]
    assert found(content, "config", "data", may_lack_table=True) == found(b"", "config", "data", may_lack_table=True) == []
    assert found(content, "other", "a", "b") == [Problem(Reason.MALFORMED, "SQLite: no such column: b")]


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0"])
def test_what_is_no_database(content):
    with pytest.raises(Malformed):
        found(content, "t", "a")


def test_pages_beyond_the_most_end_the_rows_with_a_problem():
    rows = found(BIG, "Packages", "blob", most_pages=10)

    assert (rows[0], rows[-1].reason) == ((bytes(2000),), Reason.TOO_LARGE)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(BIG) - 1), st.integers(0, 255)), max_size=20), st.binary(max_size=100))
def test_any_changed_bytes_give_rows_or_a_problem(changes, log):
    changed = bytearray(BIG)
    for at, byte in changes:
        changed[at] = byte
    try:
        rows = found(bytes(changed), "Packages", "blob", log=log)
    except Malformed:
        return

    assert all(isinstance(row, tuple) for row in rows[:-2])
