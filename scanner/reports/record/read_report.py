"""A JSON or TOML report as the Scan that it was written from: the way back of `build_report`.

What only was counted stays a count. Whatever a report says has to be what we would write of the scan that is read from it: so
a key that we do not know, a count that does not count and a text that would steer a terminal are refused with all else.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from scanner.model import CollectorRun, Malformed, Scan
from scanner.reports.record.checked_table import CheckedTable, below, refuse, shown
from scanner.reports.record.document import build_report
from scanner.reports.record.parse_report import parse_report
from scanner.reports.record.report_fields import REPORT, SCHEMA, TOOL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from scanner.model import Item, Problem


def read_report(content: bytes) -> Scan:
    """Return the scan. Raises Malformed with the key that is wrong and what was expected there."""
    plain = parse_report(content)
    if isinstance(plain, dict) and "compact" in plain:
        from scanner.reports.record.compact_report import expand_report  # noqa: PLC0415  most reports are whole

        plain = expand_report(plain)
    table = CheckedTable(plain)
    if table.count("schema") != SCHEMA:
        raise Malformed(f"schema: expected {SCHEMA}, found {table.count('schema')}: another version of scanner wrote this report")
    values: dict[str, Any] = REPORT.read_values(table)
    values["runs"] = _deal_out(values["runs"], values["inventory"], values["problems"], listed="inventory" in table)
    scan = Scan(**{name: values[name] for name in Scan._fields})
    again = build_report(scan, inventory="inventory" in table)
    again["tool"] = {"name": TOOL, "version": values["tool"]["version"]}  # who wrote it is no part of a scan
    _agree(plain, again)
    return scan


def _deal_out(
    runs: Sequence[dict[str, Any]], inventory: Sequence[Item], problems: Sequence[Problem], *, listed: bool
) -> tuple[CollectorRun, ...]:
    """Deal the inventory and the problems out to the runs, in whose order they stand, by the runs' own counts."""
    left, met = iter(inventory), iter(problems)
    dealt = tuple(_run(run, left, met) for run in runs)
    if listed and any(run.omitted for run in dealt):
        raise Malformed(f"inventory: expected {sum(run.said for run in dealt)} items, as `runs` count them, found {len(inventory)}")
    return dealt


def _run(counted: dict[str, Any], items: Iterator[Item], problems: Iterator[Problem]) -> CollectorRun:
    kept = tuple(islice(items, counted["items"]))
    omitted = counted["items"] - len(kept)
    return CollectorRun(**counted | {"items": kept, "problems": tuple(islice(problems, counted["problems"])), "omitted": omitted})


def _agree(given: object, again: object, path: str = "") -> None:
    """Hold what a report says to what we would write; a key that came into being after it was written may be absent from it."""
    if isinstance(given, dict) and isinstance(again, dict):
        for key, value in given.items():
            if key not in again:
                raise Malformed(f"{below(path, key)}: not a key of a report, or one that says nothing here")
            _agree(value, again[key], below(path, key))
    elif isinstance(given, list) and isinstance(again, list):
        if len(given) != len(again):
            raise Malformed(f"{path}: expected {len(again)} entries, found {len(given)}")
        for place, (one, other) in enumerate(zip(given, again, strict=True)):
            _agree(one, other, f"{path}[{place}]")
    elif given != again or isinstance(given, bool) is not isinstance(again, bool):
        refuse(path, shown(again) if shown(again) != shown(given) else "a text on one line without control characters", given)
