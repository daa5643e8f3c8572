"""Rows of an SQLite database that was read as bytes: nothing is locked, nothing is written beside it, nothing in it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.sqlite_wal import with_committed
from scanner.model import Malformed, Problem, Reason

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

HEAD = 100
MAGIC = b"SQLite format 3\0"
WRITE_VERSION, READ_VERSION, ROLLBACK = 18, 19, 1
NO_TABLE = "no such table: "
MOST_STEPS = 20_000_000  # of SQLite's own machine: a row costs about five


def rows(main: bytes, log: bytes, query: str, *, may_lack_table: bool = False) -> Iterator[tuple[object, ...] | Problem]:
    """Yield what a query selects from tables, the committed part of the write-ahead log included.

    A page that cannot be read ends the rows with a Problem; bytes that are no database raise Malformed. With `may_lack_table`, a
    database without the table has no rows: its program was not that far, or was older.
    """
    import sqlite3  # noqa: PLC0415  most machines have no such database, and every login pays for imports
    from contextlib import closing  # noqa: PLC0415

    if not main.startswith(MAGIC) or len(main) < HEAD:
        raise Malformed("expected an SQLite database")
    database = with_committed(main, log)
    database[WRITE_VERSION] = database[READ_VERSION] = ROLLBACK  # else SQLite wants a log of its own beside the bytes in memory
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(database)
            _bound(connection, len(database))
            yield from connection.execute(query)
        except sqlite3.Error as error:
            if not (may_lack_table and str(error).startswith(NO_TABLE)):
                yield Problem(Reason.MALFORMED, f"SQLite: {error}")
        except UnicodeDecodeError:  # of a name in the database, which SQLite quotes in its message
            yield Problem(Reason.MALFORMED, "SQLite: it contains a name that is not UTF-8")


def _bound(connection: sqlite3.Connection, size: int) -> None:
    """Keep a made-up database from running code of its own (views, generated columns), and from running for ever."""
    import sqlite3  # noqa: PLC0415  as above

    reading = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}

    def allowed(action: int, _table: str | None, _column: str | None, _schema: str | None, view: str | None) -> int:
        return sqlite3.SQLITE_OK if action in reading and view is None else sqlite3.SQLITE_DENY

    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(size, HEAD))
    connection.set_progress_handler(lambda: 1, MOST_STEPS)
    connection.set_authorizer(allowed)
