import sqlite3
import struct
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats import sqlite_pages
from scanner.formats.sqlite_value import value_or_problem
from scanner.model import Problem, Reason

TABLE = "CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)"


def made(rows, *more, pragma="page_size = 4096"):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA {pragma}")
        connection.execute(TABLE)
        connection.executemany("INSERT INTO ItemTable VALUES (?, ?)", rows)
        for statement in more:
            connection.execute(statement)
        return connection.serialize()


def value(content, key="k", log=b"", read=None):
    def part(at, size):
        if read is not None:
            read.append(size)
        return content[at : at + size]

    return value_or_problem(part, log, "ItemTable", key)


SIZES = (0, 1, 100, 440, 450, 460, 470, 480, 490, 1000, 4000, 4050, 4060, 4070, 10_000, 200_000)


@pytest.mark.parametrize("page", [512, 1024, 4096, 65536])
def test_values_of_every_size_are_those_that_sqlite_gives(page):
    rows = [(f"Key.{size}", bytes(number % 251 for number in range(size))) for size in SIZES]
    content = made([*((f"other{number}", "x" * 300) for number in range(300)), *rows], pragma=f"page_size = {page}")

    assert [value(content, key.lower()) for key, _ in rows] == [one for _, one in rows]
    assert value(content, "absent") is None


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=600).map(str.lower), st.text(max_size=3000) | st.binary(max_size=3000), max_size=30))
def test_any_table_gives_what_sqlite_gives(rows):
    content = made(rows.items(), "CREATE TABLE other (a, b)", pragma="page_size = 512")

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        for key, said in connection.execute("SELECT key, value FROM ItemTable"):
            if len(key.encode()) < 40 and key.isascii() and "\0" not in key:
                assert value(content, key) == (said.encode() if isinstance(said, str) else said)


def test_of_a_database_of_any_size_only_the_tables_own_pages_are_read():
    fill = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO big SELECT i, zeroblob(20000) FROM n"
    read = []
    content = made([("k", "v")], "CREATE TABLE big (key TEXT, value BLOB)", fill)

    assert (value(content, read=read), len(content) > 10_000_000, sum(read) < 20_000) == (b"v", True, True)


def test_what_stands_in_the_log_alone(tmp_path):
    place = tmp_path / "state.vscdb"
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(TABLE)
        connection.executemany("INSERT INTO ItemTable VALUES (?, ?)", [("k", "v" * 9000), ("other", "x")])

        assert value(place.read_bytes(), log=(tmp_path / "state.vscdb-wal").read_bytes()) == b"v" * 9000


@pytest.mark.parametrize("content", [b"", made([]), made([], "DROP TABLE ItemTable"), made([("other", "x")])])
def test_a_database_without_the_row_has_no_value(content):
    assert value(content) is None


@pytest.mark.parametrize("content", [b"x" * 5000, b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 200, made([("k", "v")])[:4096]])
def test_what_is_no_database_is_a_problem(content):
    assert value(content).reason is Reason.MALFORMED


def test_another_encoding_is_told():
    assert value(made([("k", "v")], pragma="encoding = 'UTF-16le'")).reason is Reason.UNSUPPORTED_ENCODING


def test_a_table_or_a_value_without_end_is_bounded(monkeypatch):
    content = made([(f"k{number}", "x" * 3000) for number in range(100)])
    monkeypatch.setattr(sqlite_pages, "MOST_VALUE", 5000)
    assert value(made([("k", "v" * 5001)])).reason is Reason.TOO_LARGE
    monkeypatch.setattr(sqlite_pages, "MOST_PAGES", 10)
    assert value(content, "k99").reason is Reason.TOO_LARGE
    monkeypatch.setattr(sqlite_pages, "MOST_ROWS", 3)
    assert value(content, "k99").reason is Reason.CAPPED


def test_rows_that_lie_one_upon_the_other_cost_no_square():
    content = bytearray(made([("k", "v" * 40_000)], pragma="page_size = 65536"))
    leaf = 65536
    [at] = struct.unpack_from(">H", content, leaf + 8)
    content[leaf + 3 : leaf + 5] = struct.pack(">H", 5000)
    content[leaf + 8 : leaf + 10008] = struct.pack(">H", at) * 5000

    assert value(bytes(content), "absent").reason is Reason.MALFORMED


@pytest.mark.parametrize(("heads", "said"), [("abbb", b"v"), ("abab", Problem(Reason.CHANGED, "changed while being read"))])
def test_a_database_that_changes_is_read_again_and_then_told(heads, said):
    content, left = made([("k", "v")]), [*heads]

    def part(at, size):
        found = content[at : at + size]
        return found[:24] + left.pop(0).encode() * 4 + found[28:] if size == 100 else found

    assert value_or_problem(part, b"", "ItemTable", "k") == said


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=20), st.binary(max_size=50))
def test_any_changed_bytes_give_a_value_or_a_problem(changes, log):
    content = bytearray(made([*((f"other{number}", "x" * 300) for number in range(40)), ("k", "v" * 9000)], pragma="page_size = 512"))
    for at, byte in changes:
        content[at % len(content)] = byte

    assert isinstance(value(bytes(content), log=log), bytes | Problem | None)
