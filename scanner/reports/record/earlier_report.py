"""Whether a file is an earlier report of the same machine and account, whose place a new one may take.

It is read as what it begins like, and has to be that from its first byte to its last: what somebody else keeps in a file that names our
reports, or holds one among other things, is never replaced.
"""

from __future__ import annotations

import re
from typing import Any

from scanner.model import Malformed
from scanner.reports.series import series_of

DATABASE, TABLE = b"SQLite format 3\0", b"\xef\xbb\xbf"  # how the files begin
# The last line of a text or a page: the report's id, its series, and how many bytes come before the line.
MARKED = re.compile(rb"(?:\n|<!-- )[0-9a-f-]* ([0-9a-f]{32}) (\d{1,10})(?: -->)?\n\Z")
LONGEST_MARK = 120
BETWEEN_EVENTS = b"}\n{"  # which stands in no document of JSON or TOML
OWN = "scanner"
MOST_STEPS = 1000  # of the database's machine, in thousands
Series = set[str] | None  # None: it is no report


def is_earlier_report(old: bytes, new: bytes, series: str) -> bool:
    """Tell whether nothing else is lost: the file is a report of the series, or the new report begins with all that is in it."""
    if new.startswith(old):
        return True
    found = _find_series(old)
    return found is not None and found <= {series}


def is_of_series(old: bytes, series: str) -> bool:
    """Tell whether a file is a report of a series, and names it."""
    return _find_series(old) == {series}


def _find_series(old: bytes) -> Series:
    """Return every series that a report names: one; none where a table has a header alone."""
    if found := MARKED.search(old, max(0, len(old) - LONGEST_MARK)):
        return {found[1].decode()} if found.start() == int(found[2]) else None
    if old.startswith(DATABASE):
        return _read_database(old)
    if old.startswith(TABLE):
        return _read_table(old)
    return _read_lines(old) if BETWEEN_EVENTS in old else _read_document(old)


def _read_document(old: bytes) -> Series:
    """Read a file of JSON or TOML; of a report from before reports named their series, return the one that it would name."""
    from scanner.reports.record.parse_report import parse_report  # noqa: PLC0415  other files are no documents

    try:
        series = _series_of_table(parse_report(old))
    except Malformed:
        return None
    return _read_report(old) if series == "" else {series} if series else None


def _read_report(old: bytes) -> Series:
    from scanner.reports.record.read_report import read_report  # noqa: PLC0415  most files name theirs

    try:
        return {series_of(read_report(old))}
    except Malformed:
        return None


def _read_lines(old: bytes) -> Series:
    """Read events, of which each names its series."""
    import json  # noqa: PLC0415  as above

    try:
        found = {_series_of_table(json.loads(line)) for line in old.splitlines()}
    except (ValueError, RecursionError):
        return None
    return {series for series in found if series} if all(found) else None


def _series_of_table(table: Any) -> str | None:  # noqa: ANN401  what JSON and TOML may hold
    """Return the series that a table of ours names, nothing if it is a report that names none, and None for a table of others."""
    from scanner.reports.flat.events import COLUMNS  # noqa: PLC0415  as above, and below
    from scanner.reports.record.compact_report import COMPACT, DIGEST  # noqa: PLC0415
    from scanner.reports.record.report_fields import REPORT  # noqa: PLC0415

    kind = _look(table, "event_type")
    if isinstance(kind, str) and table.keys() <= {*COLUMNS.get(kind, ()), "shortened"}:
        found = table.get("series")
    elif _look(table, "metadata", "product", "name") == OWN:
        found = _look(table, "device", "uid")
    elif _look(table, "metadata", "tools", "components", 0, "name") == OWN:
        found = _look(table, "metadata", "component", "bom-ref")
    elif _look(table, "tool", "name") == OWN and table.keys() <= {COMPACT, DIGEST, *(field.name for field in REPORT.fields)}:
        found = table.get("series", "")
    else:
        return None
    return found if isinstance(found, str) else None


def _look(table: Any, *way: str | int) -> object:  # noqa: ANN401  as above
    """Return what stands at the end of a way into a table, None where there is no such way."""
    for step in way:
        try:
            table = table[step]
        except (LookupError, TypeError):
            return None
    return table


def _read_table(old: bytes) -> Series:
    """Read CSV of any separator, whose header a later version may have made longer."""
    import csv  # noqa: PLC0415  as above

    from scanner.reports.flat.csv_report import HEADER  # noqa: PLC0415

    text = old[len(TABLE) :].decode("utf-8", "replace")
    try:
        header, *rows = csv.reader(text.splitlines(keepends=True), delimiter=text[len(HEADER[0]) :][:1] or ",", strict=True)
        is_ours = tuple(header) == HEADER[: len(header)] and "series" in header and all(len(row) == len(header) for row in rows)
        return {row[header.index("series")] for row in rows} if is_ours else None
    except (csv.Error, ValueError, TypeError):
        return None


def _read_database(old: bytes) -> Series:
    """Read a database that holds our tables and nothing else; a hostile one may not keep us busy."""
    import sqlite3  # noqa: PLC0415  as above
    from contextlib import closing  # noqa: PLC0415

    from scanner.reports.flat.sqlite_report import TABLES  # noqa: PLC0415

    steps = iter(range(MOST_STEPS))
    with closing(sqlite3.connect(":memory:")) as database:
        database.set_progress_handler(lambda: next(steps, None) is None, 1000)
        try:
            database.deserialize(old)
            held = {*database.execute("SELECT type, name FROM sqlite_master")}
            ((size,),) = database.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            if held != {("table", table) for table in TABLES.values()} or size != len(old):
                return None
            return {str(series) for table in TABLES.values() for (series,) in database.execute(f"SELECT DISTINCT series FROM {table}")}  # noqa: S608  names of ours
        except sqlite3.Error:
            return None
