"""What is there and could not be read: grouped, counted, and cut short where the report file says it all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scanner.language import speaker
from scanner.model import Problem, Status
from scanner.reports.terminal.layout import bullet
from scanner.reports.terminal.width import shortened
from scanner.reports.wording import listed, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.language import Say
    from scanner.model import Scan

MOST_LINES = 30
LONGEST = 60  # of a place, and of a detail


def unread(scan: Scan, width: int) -> Iterator[str]:
    """Yield a bullet for each reason and place, and for each run that ended badly without saying more."""
    say = speaker(scan.language)
    groups = list(sentences(scan, say))
    room = MOST_LINES
    for index, group in enumerate(groups):
        lines = list(bullet(group, width))
        room -= len(lines)
        if room < 0:
            yield say("... and {number} more, see the report file").format(number=len(groups) - index)
            return
        yield from lines


def sentences(scan: Scan, say: Say) -> Iterator[str]:
    """Yield a sentence for each of these."""
    for run in scan.runs:
        if run.status not in {Status.OK, Status.ABSENT} and not run.problems:
            yield f"{worded(run.status, say)} ({run.collector})"
    problems = [problem for run in scan.runs for problem in run.problems]
    details = {_group(problem): problem.detail for problem in reversed(problems)}  # of several, the first one's
    for group, count in sorted(Counter(map(_group, problems)).items()):
        yield _sentence(*group, count, details[group], say)


def _group(problem: Problem) -> tuple[str, str, str]:
    return problem.reason, problem.location, problem.collector


def _sentence(reason: str, location: str, collector: str, count: int, detail: str, say: Say) -> str:
    times = say("{number} times").format(number=count) if count > 1 else ""
    place = f": {shortened(location, LONGEST)}" if location else ""
    why = f": {shortened(detail, LONGEST)}" if detail else ""
    return f"{worded(reason, say)}{place} ({listed([collector, times])}){why}"
