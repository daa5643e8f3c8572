"""What was found that the selected policies do not cover: a line each, since nobody has to do anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.judging.addressed import is_addressed
from scanner.language import say_of
from scanner.reports.presence import presence, runs
from scanner.reports.whereabouts import summed_up
from scanner.reports.wording import join_clauses, name_finding

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.model import Finding


def describe_unaddressed(finding: Finding, say: Say) -> str:
    """Return a product in one line."""
    trace = presence(finding.rung, say, finding.aspect, running=runs(finding))
    return say_of(name_finding(finding, say), join_clauses([trace, *summed_up([finding], say)], say), say)


def is_unaddressed(finding: Finding) -> bool:
    """Tell whether none of the selected policies covers a finding."""
    return not is_addressed(finding)
