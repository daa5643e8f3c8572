import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.sqlite_file import rows
from scanner.model import Malformed, Problem, Reason
from tests.rpm_databases import sqlite

QUERY = "SELECT blob FROM Packages"


def made(*statements):
    """Return the bytes of a database that is not in WAL mode."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    found = connection.serialize()
    connection.close()
    return found


BIG = made("CREATE TABLE Packages (blob)", *[f"INSERT INTO Packages VALUES (zeroblob({2000 + number}))" for number in range(20)])


def test_rows_of_the_file():
    content = made("CREATE TABLE Packages (blob)", "INSERT INTO Packages VALUES (x'01'), ('two'), (3), (NULL)")

    assert list(rows(content, b"", QUERY)) == [(b"\1",), ("two",), (3,), (None,)]


def test_rows_that_stand_only_in_the_log(tmp_path):
    main, log = sqlite(tmp_path, b"one", in_log=[b"two", b"three" * 2000])

    assert list(rows(main, b"", QUERY)) == [(b"one",)]
    assert list(rows(main, log, QUERY)) == [(b"one",), (b"two",), (b"three" * 2000,)]


def test_nothing_appears_beside_the_database(tmp_path):
    main, log = sqlite(tmp_path, b"one", in_log=[b"two"])
    before = sorted(tmp_path.iterdir())

    list(rows(main, log, QUERY))

    assert sorted(tmp_path.iterdir()) == before


def test_a_bad_page_keeps_what_was_read_before_it():
    broken = bytearray(BIG)
    broken[-4096:] = b"\xff" * 4096
    found = list(rows(bytes(broken), b"", QUERY))

    assert len(found) > 5
    assert found[0] == (bytes(2000),)
    assert found[-1] == Problem(Reason.MALFORMED, "SQLite: database disk image is malformed")


def test_a_cut_file():
    assert list(rows(BIG[:4096], b"", QUERY)) == [Problem(Reason.MALFORMED, "SQLite: database disk image is malformed")]


def test_no_such_table():
    assert list(rows(made("CREATE TABLE other (a)"), b"", QUERY)) == [Problem(Reason.MALFORMED, "SQLite: no such table: Packages")]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"x" * 5000])
def test_what_is_no_database(content):
    with pytest.raises(Malformed):
        list(rows(content, b"", QUERY))


def test_text_that_is_no_utf8_is_kept_as_far_as_it_can_be():
    content = made("CREATE TABLE Packages (blob)", "INSERT INTO Packages VALUES (CAST(x'61ff' AS TEXT))")

    assert list(rows(content, b"", QUERY)) == [("a\ufffd",)]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW Packages AS SELECT name AS blob FROM sqlite_master",
        "CREATE VIEW Packages AS WITH RECURSIVE n(blob) AS (SELECT 1 UNION ALL SELECT blob + 1 FROM n) SELECT blob FROM n",
        "CREATE VIEW Packages AS SELECT zeroblob(900000000) AS blob",
    ],
)
def test_code_inside_a_database_is_not_run(statement):
    found = list(rows(made(statement), b"", QUERY))

    assert [type(one) for one in found] == [Problem]


def test_a_made_up_blob_cannot_be_larger_than_its_database():
    columns = made("CREATE TABLE Packages (a, blob AS (zeroblob(900000000)))", "INSERT INTO Packages (a) VALUES (1)")

    assert [type(one) for one in rows(columns, b"", QUERY)] == [Problem]


def test_rows_without_end_are_interrupted():
    tables = ", ".join(f"Packages {name}" for name in "abcdef")
    product = f"SELECT 1 FROM {tables} WHERE a.rowid + b.rowid + c.rowid + d.rowid + e.rowid + f.rowid < 0"

    assert list(rows(BIG, b"", product)) == [Problem(Reason.MALFORMED, "SQLite: interrupted")]


def test_a_name_that_is_not_utf_8_is_a_problem_and_no_fault_of_ours():
    changed = bytearray(BIG)
    changed[4070] = 128

    assert list(rows(bytes(changed), b"", QUERY)) == [Problem(Reason.MALFORMED, "SQLite: it contains a name that is not UTF-8")]


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, len(BIG) - 1), st.integers(0, 255)), max_size=20), st.binary(max_size=100))
def test_any_changed_bytes_give_rows_or_a_problem(changes, log):
    changed = bytearray(BIG)
    for at, byte in changes:
        changed[at] = byte
    try:
        found = list(rows(bytes(changed), log, QUERY))
    except Malformed:
        return

    assert all(isinstance(one, Problem) for one in found[-1:]) or len(found) <= 20
