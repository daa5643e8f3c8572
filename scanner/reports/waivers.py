"""Exceptions that somebody granted: those that count here, those that ran out, and how many concern something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.clean import prose
from scanner.reports.layout import bullet
from scanner.reports.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Scan, WaiverFacts


def waivers(scan: Scan, width: int) -> Iterator[str]:
    """Yield a bullet for each waiver that applied or ran out, and last the number of the others."""
    for one in scan.waivers:
        if one.applied or one.expired:
            yield from bullet(_sentence(one), width)
    if others := sum(not one.applied and not one.expired for one in scan.waivers):
        yield from bullet(f"{counted(others, 'waiver')} for nothing that was found here", width)


def _sentence(one: WaiverFacts) -> str:
    granted = listed([f"{one.id} for {one.rule}", f"approved by {prose(one.approved_by)}", prose(one.reference)])
    if one.expired:
        return f"{granted}: expired, its last day was {one.expires.isoformat()}; it excuses nothing"
    return f"{granted}: applies until {one.expires.isoformat()}"
