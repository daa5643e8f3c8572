"""Writes a report where it belongs, and says how the call ends for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit, code_of
from scanner.cli.output import is_terminal, make_report, save_or_print
from scanner.reports.output_formats import DEFAULT_FORMAT

if TYPE_CHECKING:
    from scanner.cli.options import Reporting
    from scanner.model import Scan


def deliver_report(done: Scan, asked: Reporting, file: str | None) -> list[Exit]:
    """Write the report where it belongs; return what happened, the scan's own result first."""
    codes = [code_of(done)]
    form, quiet = asked.form, asked.quiet
    if file:
        codes.append(save_or_print(make_report(done, form, inventory=asked.inventory, to_terminal=False), file))
        form = DEFAULT_FORMAT
        quiet = quiet or codes[-1] is Exit.FAILURE  # the report itself went to standard output: nothing may be mixed into it
    if not quiet:
        click.echo(make_report(done, form, inventory=asked.inventory, to_terminal=is_terminal()), nl=False)
    return codes
