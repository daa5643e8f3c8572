"""What was found of which no policy in use speaks: a line each, for it asks nothing of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.presence import presence, runs
from scanner.reports.terminal.findings_table import named
from scanner.reports.terminal.layout import bullet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.language import Say
    from scanner.model import Finding


def unaddressed(found: Iterable[Finding], width: int, say: Say) -> Iterator[str]:
    """Yield the products in one line each, with how strong the trace is."""
    for finding in found:
        yield from bullet(sentence(finding, say), width)


def sentence(finding: Finding, say: Say) -> str:
    """Return a product in one line."""
    return f"{named(finding, say)}: {presence(finding.rung, say, running=runs(finding))}"


def is_unaddressed(finding: Finding) -> bool:
    """Tell whether no policy in use speaks of a finding."""
    return not any(verdict.policy for verdict in finding.verdicts)
