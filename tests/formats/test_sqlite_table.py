import sqlite3
import struct
import tracemalloc
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.sqlite_table import column_names, table_rows
from scanner.model import Malformed, Problem, Reason, Unreadable
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
    except Unreadable:  # also an encoding that is not read
        return

    assert all(isinstance(row, tuple) for row in rows[:-2])


LARGE = 1 << 16  # bytes of a page


def large(*pages):
    """Return a database of large pages with a table `t` of one column, whose first page is the second one."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {LARGE}")
        connection.execute("CREATE TABLE t (a)")
        return connection.serialize()[:LARGE] + b"".join(page.ljust(LARGE, b"\xff") for page in pages)


def number(value):
    """Return a number as SQLite writes it."""
    return (number(value >> 7)[:-1] + bytes([value >> 7 & 127 | 128]) if value > 127 else b"") + bytes([value & 127])


def peak_of(content):
    tracemalloc.start()
    try:
        rows = found(content, "t", "a")
        return rows, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_page_on_which_many_rows_go_on_is_one_rows_alone():
    """A file of three pages stood for a quarter of a gigabyte."""
    size = (LARGE - 12) * 32 // 255 - 23 + 20 * (LARGE - 4)
    row = number(size) + b"\x01" + (number(5) + number(2 * (size - 5) + 13)).ljust(LARGE, b"x")[: size % (LARGE - 4)] + struct.pack(">I", 3)
    leaf = struct.pack(">BHHHB", 13, 0, 1, 0, 0) + struct.pack(">H", 100)
    rows, peak = peak_of(large(leaf.ljust(100, b"\0") + row, struct.pack(">I", 3)))

    assert rows == [Problem(Reason.MALFORMED, "expected an SQLite database")]
    assert peak < 1 << 20


def test_pages_that_name_thousands_of_others_are_not_all_remembered():
    """Each page of a file of 256 MiB could name ten thousand, which took gigabytes."""
    count, pages = 10_000, []
    for page in range(40):
        cells = struct.pack(f">{count}H", *range(12 + 2 * count, 12 + 6 * count, 4))
        below = struct.pack(f">{count}I", page + 3, *range(1000 + page * count, 999 + (page + 1) * count))
        pages.append(struct.pack(">BHHHBI", 5, 0, count, 0, 0, 9_000_000 + page) + cells + below)
    rows, peak = peak_of(large(*pages))

    assert rows == [Problem(Reason.MALFORMED, "expected an SQLite database")]
    assert peak < 8 << 20


@pytest.mark.parametrize("sort", [10, 11, 127])
def test_a_row_whose_value_is_not_all_there_is_told(sort):
    """It looked like one of before its column was added."""
    content = bytearray(made("CREATE TABLE t (a, b)", "INSERT INTO t VALUES ('first', 'second')"))
    at = content.rindex(b"firstsecond")
    content[at - 1] = sort

    assert found(bytes(content), "t", "b") == [Problem(Reason.MALFORMED, "expected an SQLite database")]


@pytest.mark.parametrize(
    "columns",
    [
        "a, -- it's one, (b)\n b, c",
        "a /* it's, one ( */ TEXT, /* b, */b, c",
        "-- first\na, b, c -- last\n",
        """a, "b" /* '--' */, c DEFAULT '--', d DEFAULT "/*\"""",
        "a, x AS (a || ', y'), b, y INT GENERATED ALWAYS AS(1)VIRTUAL, c",
        "a, x INT GENERATED ALWAYS AS (2) STORED, b DEFAULT ' as (x', c",
        "a, \"check\" INT, [unique], 'primary', b, c",
        "a, b, c, UNIQUE(a),CHECK(b > ''),PRIMARY KEY(a)",
    ],
)
def test_columns_are_found_in_whatever_form_they_are_written(columns):
    content = made(f"CREATE TABLE t ({columns})", "INSERT INTO t (a, b, c) VALUES ('at a', 'at b', 'at c')")

    assert found(content, "t", "c", "a", "b") == [("at c", "at a", "at b")]


def test_what_a_statement_leaves_out_is_no_column():
    assert column_names("CREATE TABLE t (a, b AS (a), CHECK(a > 1), UNIQUE(a), CONSTRAINT x CHECK (1)/* , c */)") == ["a"]
    assert [column_names(f"CREATE TABLE t (a, {rest}") for rest in ("/* b)", "-- b)", "'b)", "[b)")] == [["a"]] * 4
