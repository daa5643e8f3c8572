"""Where a report goes: a file, standard output, a terminal. What cannot be written to its file is written to standard output."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit
from scanner.reports.output_formats import DEFAULT_FORMAT, FORMATS, SUFFIXES, write_report

if TYPE_CHECKING:
    from datetime import datetime

    from scanner.model import HostFacts, Scan

PIPE_WIDTH = 120
NOT_IN_FILE_NAMES = r"[^\w.-]+"


def make_report(scan: Scan, form: str, *, inventory: bool, to_terminal: bool) -> str:
    """Return a report as wide and as coloured as where it goes allows."""
    return write_report(scan, form, width=width(to_terminal=to_terminal), color=to_terminal and colors(), inventory=inventory)


def choose_format(path: str | None, asked: str | None) -> str:
    """Return the format that is asked for, or that the file's suffix names; text when neither says."""
    if asked or path is None:
        return asked or DEFAULT_FORMAT
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in SUFFIXES:
        raise click.UsageError(f"--output {path}: cannot tell the format from {suffix or 'a name without suffix'}; "
                               f"use {', '.join(SUFFIXES)}, or --format")  # fmt: skip
    return SUFFIXES[suffix]


def fill_file_name(path: str, host: HostFacts, day: datetime) -> str:
    """Fill {host}, {root} and {date} into a file name; a host's name or root must not lead into another folder."""
    named = path.replace("{host}", _in_a_name(host.name) or "host").replace("{root}", _in_a_name(host.root) or "live")
    return named.replace("{date}", f"{day:%Y-%m-%d}")


def number_file_name(path: str, others: set[str]) -> str:
    """Return a file's name, numbered where another report of this call has it: systems may have one name between them."""
    stem, suffix = os.path.splitext(path)
    number = 1
    while path in others:
        number += 1
        path = f"{stem}-{number}{suffix}"
    others.add(path)
    return path


def refuse_mixed_reports(roots: int, form: str, path: str | None) -> None:
    """Refuse a call in which the report of one system would take the place of another's, or make one document with it."""
    if roots < 2:  # noqa: PLR2004  one has nothing to be told apart from
        return
    if path is not None and "{host}" not in path and "{root}" not in path:
        raise click.UsageError(f"--output {path}: {roots} roots produce {roots} reports; use {{host}} or {{root}} in the file name")
    if path is None and not FORMATS[form].flows:
        raise click.UsageError(f"--format {form}: {roots} roots produce {roots} documents; use --output with {{host}} or {{root}} in it")


def _in_a_name(text: str) -> str:
    return re.sub(NOT_IN_FILE_NAMES, "-", text).strip(".-")


def save_or_print(text: str, path: str) -> Exit:
    """Write a report to its file, or, with the reason, to standard output."""
    from scanner.reports.save import save  # noqa: PLC0415  most scans write no file

    try:
        save(text, path)
    except OSError as error:
        click.echo(f"The report could not be written to {path}: {error.strerror or error}. It follows on standard output.", err=True)
        click.echo(text, nl=not text.endswith("\n"))
        return Exit.FAILURE
    return Exit.CLEAN


def is_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def colors() -> bool:
    """Tell whether colours are welcome; see https://no-color.org."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(*, to_terminal: bool) -> int:
    """Return how many columns a line may have."""
    if not to_terminal:
        return PIPE_WIDTH
    from shutil import get_terminal_size  # noqa: PLC0415  for a terminal only

    return max(60, min(get_terminal_size((100, 24)).columns, 200))
