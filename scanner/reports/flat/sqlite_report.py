"""A scan as an SQLite database: the tables hosts, findings and problems, each column named like the event's, with `_` for a dot."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from scanner.reports.flat.events import COLUMNS, build_events

if TYPE_CHECKING:
    from scanner.model import Scan

TABLES = {"scan": "hosts", "finding": "findings", "problem": "problems"}
LEFT_OUT = "event_type"  # the table says it


def write_report(scan: Scan, **_: object) -> bytes:
    """Return the database's file."""
    with closing(sqlite3.connect(":memory:")) as database:
        for kind, table in TABLES.items():
            database.execute(f"CREATE TABLE {table} ({', '.join(_columns(kind))})")
        for event in build_events(scan):
            kind = str(event["event_type"])
            row = [event.get(name) for name in COLUMNS[kind] if name != LEFT_OUT]
            database.execute(f"INSERT INTO {TABLES[kind]} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608  names of ours
        database.commit()
        return database.serialize()


def _columns(kind: str) -> list[str]:
    return [f'"{name.replace(".", "_").replace("-", "_")}"' for name in COLUMNS[kind] if name != LEFT_OUT]
