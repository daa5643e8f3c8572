"""Where a report goes: a file, standard output, a terminal. What cannot be written to its file is written to standard output."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.clean_stream import is_closed
from scanner.cli.exit_codes import Exit
from scanner.reports.output_formats import DEFAULT_FORMAT, PIPE_WIDTH, SUFFIXES, format_of, write_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.cli.options import Reporting
    from scanner.model import Scan

UNBOUNDED = 0  # as a width: nothing wraps, for whatever reads it splits it
LEAST_WIDTH, MOST_WIDTH = 40, 999  # in less, a column holds no word


def make_report(scan: Scan, form: str, asked: Reporting, *, to_terminal: bool) -> str | bytes:
    """Return a report as wide and as coloured as where it goes allows."""
    layout = {"width": width(to_terminal=to_terminal), "color": to_terminal and colors()}
    return write_report(scan, form, **layout, inventory=asked.inventory, compact=asked.compact, separator=asked.separator)


def choose_format(path: str | None, asked: str | None, suffixes: Mapping[str, str] = SUFFIXES, default: str = DEFAULT_FORMAT) -> str:
    """Return the format that is asked for, or that the file's suffix names; the default one when neither says."""
    if asked or path is None:
        return asked or default
    named = format_of(path, suffixes)
    if not named:
        from scanner.reports.clean import clean  # noqa: PLC0415  of a wrong call only

        suffix = clean(os.path.splitext(path)[1])
        raise click.UsageError(f"--output {path}: cannot tell the format from {suffix or 'a name without suffix'}; "
                               f"use {', '.join(suffixes)}, or --format")  # fmt: skip
    return named


def save_or_print(scan: Scan, report: str | bytes, path: str) -> Exit:
    """Write a report to its file, or text, with the reason, to standard output. It takes the place of an earlier one of its series."""
    from scanner.cli.ending_signals import end_by_exception  # noqa: PLC0415  most scans write no file
    from scanner.reports.series import series_of  # noqa: PLC0415  as above

    try:
        with end_by_exception():
            write_file(report.encode() if isinstance(report, str) else report, path, series_of(scan))
    except OSError as error:
        text = report if isinstance(report, str) and not is_closed(sys.stdout) else ""
        click.echo(_not_written(scan, path, error, follows=bool(text)), err=True)
        if text:
            click.echo(text, nl=not text.endswith("\n"))
        return Exit.FAILURE
    return Exit.CLEAN


def _not_written(scan: Scan, path: str, error: OSError, *, follows: bool) -> str:
    """Return in the language of the report that it could not be written, and why."""
    from scanner.language import speaker  # noqa: PLC0415  of a lost file only
    from scanner.reports.problem_details import say_detail  # noqa: PLC0415  as above

    say = speaker(scan.language)
    why = say_detail(error.strerror or str(error), say)
    said = say("The report could not be written to {file}: {why}.").format(file=path, why=why)
    return f"{said} {say('It follows on standard output.')}" if follows else said


def write_file(content: bytes, path: str, series: str) -> None:
    """Write a report of a series to its file, in the place of an earlier one of them. Raises OSError."""
    from scanner.cli.report_folder import held_folder  # noqa: PLC0415  most scans write no file
    from scanner.reports.record.earlier_report import is_earlier_report  # noqa: PLC0415  as above
    from scanner.reports.save import save_bytes  # noqa: PLC0415  as above

    with held_folder(path) as (name, folder):
        save_bytes(content, name, lambda old: is_earlier_report(old, content, series), folder)


def print_json(value: object, *, lines: bool = False) -> None:
    """Print what a command shows as JSON, on one line where each line is a value of its own."""
    from scanner.reports.record.json_report import write_line, write_table  # noqa: PLC0415  no scan prints so

    click.echo(write_line(value) if lines else write_table(value), nl=False)


def is_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout.isatty()


def colors() -> bool:
    """Tell whether colours are welcome; see https://no-color.org."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(*, to_terminal: bool) -> int:
    """Return how many columns a line may have: what COLUMNS says, else what the terminal has."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and len(asked) <= len(str(MOST_WIDTH)):
        columns = int(asked)
    elif to_terminal:
        from shutil import get_terminal_size  # noqa: PLC0415  for a terminal only

        columns = get_terminal_size((100, 24)).columns
    else:
        columns = PIPE_WIDTH
    return max(LEAST_WIDTH, min(columns, MOST_WIDTH))
