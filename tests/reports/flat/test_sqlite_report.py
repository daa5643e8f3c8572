import sqlite3
from contextlib import closing

from scanner.reports.flat.events import COLUMNS, build_events
from scanner.reports.flat.sqlite_report import write_report
from tests.reports.scans import banned_scan, partial_scan


def rows(made, query):
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(write_report(made))
        return database.execute(query).fetchall()


def test_the_tables_hold_the_events():
    made = partial_scan()._replace(findings=banned_scan().findings)

    assert rows(made, "SELECT host_name, complete, summary_problems, runs_timed_out FROM hosts") == [("pc-1", 0, 3, 0)]
    assert rows(made, "SELECT finding_product, verdict_outcome FROM findings WHERE verdict_fails") == [("tiktok", "prohibited")]
    assert rows(made, "SELECT DISTINCT problem_reason, problem_user FROM problems ORDER BY 1") == [
        ("malformed", None),
        ("permission-denied", "bob"),
    ]
    assert rows(made, "SELECT count(*) FROM findings JOIN hosts USING (series)") == [(3,)]


def test_each_column_is_a_name_of_the_event():
    [scan, *_] = build_events(banned_scan())
    columns = [row[1] for row in rows(banned_scan(), "PRAGMA table_info(hosts)")]

    assert columns == [name.replace(".", "_").replace("-", "_") for name in COLUMNS["scan"] if name != "event_type"]
    assert dict(zip(columns, rows(banned_scan(), "SELECT * FROM hosts")[0], strict=True))["catalogue_digest"] == scan["catalogue.digest"]
