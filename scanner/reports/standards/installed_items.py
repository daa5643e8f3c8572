"""The items that a report of a standard lists as software of the machine: those of findings, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Kind, Rung, State
from scanner.reports.presence import traces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Item, Scan

NO_SOFTWARE = frozenset({Kind.PROCESS, Kind.FEATURE, Kind.AGENT_PART})  # one runs what is listed, the others are parts of it


def installed_items(scan: Scan, *, inventory: bool) -> Iterator[tuple[Item, list[Finding]]]:
    """Yield each item once, with all findings that it shows: what is only left over or kept out is not there.

    What runs, and a part of a program, is listed where nothing else of its finding is, so that none is lost.
    """
    shown: dict[Item, list[Finding]] = {}
    for finding in scan.findings:
        there = _list_there(finding)
        for item in dict.fromkeys([item for item in there if item.kind not in NO_SOFTWARE] or there[:1]):
            shown.setdefault(item, []).append(finding)
    if inventory:
        for run in scan.runs:
            for item in run.items:
                if item.kind not in NO_SOFTWARE and _is_there(item):
                    shown.setdefault(item, [])
    yield from shown.items()


def unlisted_findings(scan: Scan) -> list[Finding]:
    """Return the findings of which nothing is there to be listed: leftovers, and what is kept out."""
    return [finding for finding in scan.findings if not _list_there(finding)]


def _list_there(finding: Finding) -> list[Item]:
    return [one.item for one in traces(finding) if _is_there(one.item)]


def _is_there(item: Item) -> bool:
    return item.rung is not Rung.RESIDUE and item.state is not State.NOT_PRESENT and not item.keeps_out
