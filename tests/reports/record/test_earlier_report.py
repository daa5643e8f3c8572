import json
import sqlite3
from contextlib import closing

import pytest

from scanner.model import Scope
from scanner.reports.output_formats import FORMATS, add_mark, write_report
from scanner.reports.record.earlier_report import is_earlier_report
from scanner.reports.series import series_of
from tests.reports.scans import banned_scan, clean_scan, finding, partial_scan, scan, verdict

ID, OTHER = "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a17", "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a18"
OWN = Scope("this-user", privileged=False, homes=1, account="anna")


def is_earlier(old, now):
    return is_earlier_report(old, b"the new report", series_of(now))


def written(form, made):
    report = add_mark(write_report(made, form, inventory=True), made, form)
    return report.encode() if isinstance(report, str) else report


KEPT_BESIDE = {
    "notes before it": lambda old: b"my notes\n" + old,
    "notes after it": lambda old: old + b"my notes\n",
    "another format": lambda old: json.dumps({"notes": old.decode("utf-8", "replace")}).encode(),
    "its series alone": lambda _: b"see " + series_of(scan(id=ID)).encode() + b"\n",
    "a key of somebody": lambda old: old.replace(b"{", b'{"notes": "mine", ', 1).replace(b"schema = 1\n", b'schema = 1\nnotes = "mine"\n'),
}


@pytest.mark.parametrize("made", [clean_scan(), banned_scan(), partial_scan()])
@pytest.mark.parametrize("form", [*FORMATS])
def test_the_whole_of_an_earlier_report_is_read_as_one_in_every_format(form, made):
    if FORMATS[form].needs:
        pytest.importorskip(f"{FORMATS[form].needs}.output.json", reason="a part of it asks for a library that this Wine lacks")
    now = scan(finding(verdict()), id=OTHER)
    old = written(form, made._replace(id=ID))

    assert is_earlier(old, now), "earlier_report.py finds no series in it: read it there, or give its row in output_formats.py a `mark`"
    assert is_earlier(old, scan(id=OTHER, scope=OWN)) is (form == "csv" and made == clean_scan()), "a header alone has nothing to lose"


@pytest.mark.parametrize("beside", [*KEPT_BESIDE])
@pytest.mark.parametrize("form", [name for name in FORMATS if name != "cyclonedx"])
def test_what_else_somebody_keeps_in_the_file_is_never_lost(form, beside):
    old = written(form, scan(finding(verdict()), id=ID))
    changed = old if (form, beside) == ("ocsf", "a key of somebody") else KEPT_BESIDE[beside](old)  # its events may have any keys

    assert is_earlier(changed, scan(id=OTHER)) is (changed == old)


def test_a_table_with_a_column_that_a_later_version_adds_is_recognised():
    lines = written("csv", scan(finding(verdict()), id=ID)).decode().splitlines()
    fewer = "\n".join(line.rpartition(",")[0] for line in lines) + "\n"

    assert is_earlier(fewer.encode(), scan(id=OTHER))
    assert not is_earlier(fewer.replace("finding.product", "finding_product").encode(), scan(id=OTHER))


def changed_database(statement):
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(written("sqlite", scan(id=ID)))
        database.executescript(statement)
        return database.serialize()


ENDLESS = "WITH RECURSIVE more(series) AS (SELECT 1 UNION ALL SELECT series + 1 FROM more) SELECT series FROM more"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE notes (text)",
        "DROP TABLE hosts",
        f"DROP TABLE hosts; CREATE VIEW hosts AS {ENDLESS}",
        "UPDATE hosts SET series = 'x'",
        "INSERT INTO hosts (series) VALUES ('x')",
    ],
)
def test_a_database_of_somebody_is_never_lost(statement):
    assert not is_earlier(changed_database(statement), scan(id=OTHER))


@pytest.mark.parametrize("cut", [20, 100, 5000])
def test_a_broken_database_is_never_lost(cut):
    assert not is_earlier(written("sqlite", scan(id=ID))[:cut], scan(id=OTHER))
