"""The findings of a scan by how loud a report may speak of them: the parts of the text report and of the page alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.judging.attention import Attention, attention
from scanner.reports.terminal.unaddressed import is_unaddressed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Finding


class SortedOut(NamedTuple):
    """Each finding in one of these."""

    banned: list[Finding]
    to_check: list[Finding]
    found: list[Finding]  # asks nothing of anybody
    blocked: list[Finding]  # is not there, and a policy keeps it out
    unaddressed: list[Finding]  # no policy in use speaks of it


def sorted_out(findings: Iterable[Finding]) -> SortedOut:
    """Return the findings by part, each in the order of the scan."""
    parts = SortedOut([], [], [], [], [])
    for one in findings:
        asks = attention(one)
        if asks is Attention.BANNED:
            parts.banned.append(one)
        elif asks is Attention.TO_CHECK:
            parts.to_check.append(one)
        elif is_unaddressed(one):
            parts.unaddressed.append(one)
        elif one.kept_out:
            parts.blocked.append(one)
        else:
            parts.found.append(one)
    return parts
