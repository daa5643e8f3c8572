"""What is there and could not be read: grouped and counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scanner.language import say_of
from scanner.model import Problem, Status
from scanner.reports.problem_details import say_detail
from scanner.reports.terminal.width import shortened
from scanner.reports.wording import listed, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.language import Say
    from scanner.model import Scan

MOST_UNREAD = 30  # lines of a text report
LONGEST = 400  # of a place, and of a detail: as in an explanation


def describe_unread(scan: Scan, say: Say) -> Iterator[str]:
    """Yield a sentence for each reason and place, and for each run that ended badly without saying more."""
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
    what = say_of(worded(reason, say), shortened(location, LONGEST), say) if location else worded(reason, say)
    what = f"{what} ({listed([collector, times])})"
    return say_of(what, shortened(say_detail(detail, say), LONGEST), say) if detail else what
