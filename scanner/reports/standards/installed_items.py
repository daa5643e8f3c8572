"""The items that a report of a standard lists as software of the machine: those of findings, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Kind, Rung
from scanner.reports.presence import traces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Item, Scan

NO_SOFTWARE = frozenset({Kind.PROCESS, Kind.FEATURE})  # one runs what is listed, the other is a part of it


def installed_items(scan: Scan, *, inventory: bool) -> Iterator[tuple[Item, Finding | None]]:
    """Yield each item once, with the first finding that it shows: what is only left over or kept out is not there."""
    shown: dict[Item, Finding | None] = {}
    for finding in scan.findings:
        for evidence in traces(finding):
            shown.setdefault(evidence.item, finding)
    if inventory:
        for run in scan.runs:
            for item in run.items:
                shown.setdefault(item, None)
    for item, found in shown.items():
        if item.kind not in NO_SOFTWARE and item.rung is not Rung.RESIDUE and not item.keeps_out:
            yield item, found
