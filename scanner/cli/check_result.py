"""One thing that `scanner doctor` checked, as it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit
from scanner.cli.show_error import say_error
from scanner.language import say_of
from scanner.reports.clean import clean
from scanner.reports.problem_details import say_detail
from scanner.reports.wording import worded
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.model import Problem


class Result(NamedTuple):
    """What was checked, and how a call ends for it."""

    code: Exit
    said: str


def unread(problem: Problem, say: Say) -> Result:
    """Return a problem as it is said; several collectors may meet the same one."""
    where = clean(problem.location or problem.collector)
    said = say_of(where, worded(problem.reason, say), say)
    return Result(Exit.INCOMPLETE, say_of(said, clean(say_detail(problem.detail, say)), say) if problem.detail else said)


def fault(what: str, error: click.ClickException | OSError, say: Say) -> Result:
    """Return what a scan would refuse, with its reason."""
    said = error.format_message() if isinstance(error, click.ClickException) else str(error.strerror)
    return Result(Exit.WRONG_CALL, say_of(what, say_error(said, say), say))
