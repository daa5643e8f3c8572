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
    from scanner.cli.options import Reporting
    from scanner.model import Scan


def deliver_report(done: Scan, asked: Reporting, file: str | None) -> list[Exit]:
    """Write the report where it belongs; return what happened, the scan's own result first."""
    if asked.only_addressed:
        from scanner.judging.addressed import keep_addressed  # noqa: PLC0415  few calls ask for it

        done = keep_addressed(done)
    codes = [code_of(done)]
    form, quiet = asked.form, asked.quiet
    if file:
        report = make_report(done, form, asked, to_terminal=False)
        codes.append(save_or_print(done, add_mark(report, done, form), file))
        form = DEFAULT_FORMAT
        is_printed = codes[-1] is Exit.FAILURE and isinstance(report, str)
        quiet = quiet or is_printed or is_closed(sys.stdout)  # nothing may be mixed into a report; one in a file may be all that is wanted
    if asked.log:
        codes.append(write_log(asked.log, done, write_summary(done), codes[0]))
    if not quiet:
        text = f"{write_summary(done)}\n" if asked.summary else make_report(done, form, asked, to_terminal=is_terminal())
        click.echo(text, nl=False, file=unchanged(sys.stdout))
    return codes


def write_summary(done: Scan) -> str:
    """Return a scan as one line."""
    from scanner.reports import summary_line  # noqa: PLC0415  few calls ask for it

    return summary_line.write_summary(done)
