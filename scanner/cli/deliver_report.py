"""Writes a report where it belongs, and says how the call ends for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.clean_stream import is_closed, unchanged
from scanner.cli.exit_codes import Exit, code_of
from scanner.cli.output import is_terminal, make_report, save_or_print
from scanner.cli.system_log import write_log
from scanner.reports.output_formats import DEFAULT_FORMAT, add_mark

if TYPE_CHECKING:
    from scanner.cli.options import Reporting, Routine
    from scanner.model import Scan


def deliver_report(done: Scan, asked: Reporting, file: str | None, routine: Routine | None = None) -> list[Exit]:
    """Write the report where it belongs; return what happened, the scan's own result first."""
    if asked.only_addressed:
        from scanner.judging.addressed import keep_addressed  # noqa: PLC0415  few calls ask for it

        done = keep_addressed(done)
    codes = [code_of(done)]
    form, quiet = asked.form, asked.quiet
    if file:
        report = make_report(done, form, asked, to_terminal=False)
        codes.append(_put_into_file(done, add_mark(report, done, form), file, asked, routine))
        form = DEFAULT_FORMAT
        is_printed = codes[-1] is Exit.FAILURE and isinstance(report, str)
        quiet = quiet or is_printed or is_closed(sys.stdout)  # nothing may be mixed into a report; one in a file may be all that is wanted
    if asked.log:
        codes.append(write_log(asked.log, done, write_summary(done), codes[0]))
    if not quiet:
        text = f"{write_summary(done)}\n" if asked.summary else make_report(done, form, asked, to_terminal=is_terminal())
        click.echo(text, nl=False, file=unchanged(sys.stdout))
    return codes


def _put_into_file(done: Scan, report: str | bytes, file: str, asked: Reporting, routine: Routine | None) -> Exit:
    """Write the report to its file, by way of the spool where there is one, and remove the oldest of its series where that is asked for."""
    ended = None
    if routine and routine.spool:
        from scanner.cli.deliver_by_spool import deliver_by_spool  # noqa: PLC0415  few calls ask for it, here and below

        content = report.encode() if isinstance(report, str) else report
        ended = deliver_by_spool(done, content, file, routine.spool, quiet=asked.quiet)
    code, is_delivered = ended or (save_or_print(done, report, file), True)
    if code is Exit.CLEAN and is_delivered and routine and routine.keep:
        from scanner.cli.earlier_files import keep_newest  # noqa: PLC0415

        keep_newest(asked.output or file, done, file, routine.keep)
    return code


def write_summary(done: Scan) -> str:
    """Return a scan as one line."""
    from scanner.reports import summary_line  # noqa: PLC0415  few calls ask for it

    return summary_line.write_summary(done)
