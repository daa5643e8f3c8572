import sqlite3
from contextlib import closing

import pytest

from scanner.collectors.sqlite_tables import rows_of
from scanner.host.files import SystemDisk
from scanner.model import Malformed, Problem, Reason, Record
from tests.fake_host import FakeDisk, fake_host
from tests.formats.test_sqlite_file import made

PLACE = "/srv/a.db"
CONTENT = made("CREATE TABLE t (a)", "INSERT INTO t VALUES (5)")
CHANGED = Problem(Reason.CHANGED, "changed while being read")


def found(files, **more):
    host = fake_host(files=files)
    return rows_of(host, Record(PLACE), "t", ("a",), **more), host.losses


class Written(FakeDisk):
    """A disk on which a program writes a log as often as it is looked at, up to a number of times."""

    times = 0

    def read(self, path, limit, within, *, whole=True):
        if path.endswith("-wal") and self.times:
            self.times -= 1
            self.files[path] = bytes(self.times + 1)
        return super().read(path, limit, within, whole=whole)


@pytest.mark.parametrize(("times", "rows"), [(1, [(5,)]), (2, [(5,)]), (4, [(5,), CHANGED])])
def test_a_database_that_is_written_meanwhile_is_read_again_and_then_told(times, rows):
    host = fake_host()
    host.disk = Written({PLACE: CONTENT, f"{PLACE}-wal": ""})
    host.disk.times = times

    assert rows_of(host, Record(PLACE), "t", ("a",)) == rows


def test_an_empty_file_is_a_database_where_its_program_may_not_have_been_that_far():
    assert found({PLACE: ""}, may_lack_table=True) == ([], [])
    with pytest.raises(Malformed):
        found({PLACE: ""})


def test_what_is_closed_to_us_is_said_once():
    assert found({PLACE: Reason.PERMISSION_DENIED}) == ([], [Problem(Reason.PERMISSION_DENIED, "as the test wants it", PLACE)])
    rows, losses = found({PLACE: CONTENT, f"{PLACE}-wal": Reason.LOCKED})
    assert (rows, [loss.location for loss in losses]) == ([(5,)], [f"{PLACE}-wal"])


@pytest.mark.parametrize("page", [b"\xff" * 3000, 2**62, -1, 0])
def test_a_table_that_is_said_to_begin_beyond_any_file_is_told_as_damage(tmp_path, page):
    """It was told as a fault of the scanner, to be reported to its maintainers."""
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = ?", [page])
    host = fake_host()
    host.disk = SystemDisk()

    assert rows_of(host, Record(str(tmp_path / "a.db")), "t", ("a",)) == [Problem(Reason.MALFORMED, "expected an SQLite database")]
