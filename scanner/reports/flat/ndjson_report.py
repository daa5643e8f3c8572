"""A scan as NDJSON: an event on each line, small enough for every tool that collects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.flat.events import build_events
from scanner.reports.flat.flatten import shorten
from scanner.reports.record.json_report import write_line

if TYPE_CHECKING:
    from scanner.model import Scan
    from scanner.reports.flat.flatten import Flat

MOST = 16_000  # bytes of a line; docs/siem.md has the limits of those who read them
LONGEST = 4_096  # characters of a text


def write_report(scan: Scan, **_: object) -> str:
    """Return the events as lines of JSON."""
    return "".join(map(_write_event, build_events(scan)))


def _write_event(event: Flat) -> str:
    longest = LONGEST
    while len((line := write_line(shorten(event, longest))).encode()) > MOST:
        longest //= 2
    return line
