"""A scan, or a list of items, as one plain table: what the JSON and the TOML report hold. `docs/report.md` explains every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.record.item_fields import ITEM, PROBLEM
from scanner.reports.record.report_fields import REPORT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Item, Problem, Scan
    from scanner.reports.record.declared_table import Plain


def build_report(scan: Scan, *, inventory: bool = False) -> Plain:
    """Return the report. Only matched items are in it, unless the whole inventory is asked for."""
    whole = REPORT.write(scan)
    if inventory:
        whole["inventory"] = [ITEM.write(item) for run in scan.runs for item in run.items]
    return whole


def build_list(items: Iterable[Item], problems: Iterable[Problem], *, pseudonymised: bool = False) -> Plain:
    """Return items and what could not be read, without a judgement."""
    said: Plain = {"pseudonymised": True} if pseudonymised else {}
    return said | {"items": [*map(ITEM.write, items)], "problems": [*map(PROBLEM.write, problems)]}
