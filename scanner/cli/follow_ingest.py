"""An ingest as its caller sees it: how far it is, how fast and for how long still, and at the end what became of the reports."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.deliver_answer import fleet_errors
from scanner.cli.exit_codes import Exit
from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.fleet.ingest import Progress

OFTEN = 0.2  # seconds between two lines of progress


def follow_ingest(folder: str, reports: Sequence[str], *, quiet: bool) -> int:
    """Store reports and say what became of them."""
    with fleet_errors():
        from scanner.fleet.ingest import Progress, ingest  # noqa: PLC0415  endpoints have no fleet
        from scanner.fleet.storage.store import Store  # noqa: PLC0415

        started, said, done = time.monotonic(), 0.0, Progress()
        shows = not quiet and sys.stderr is not None and sys.stderr.isatty()
        try:
            for done in ingest(Store(folder), reports):
                if shows and time.monotonic() - said > OFTEN:
                    said = time.monotonic()
                    click.echo(f"\r{_describe(done, said - started)}\x1b[K", err=True, nl=False)
        except OSError as error:
            raise click.ClickException(f"{error.filename or folder}: {error.strerror or error}") from error
        if shows:
            click.echo("\r\x1b[K", err=True, nl=False)
        if not quiet:
            click.echo(_summarise(done, folder))
        return Exit.INCOMPLETE if done.quarantined else Exit.CLEAN


def _describe(done: Progress, seconds: float) -> str:
    reports = done.stored + done.present
    left = f"{seconds * (done.of_size - done.size) / done.size:.0f} s left" if done.size else ""
    return f"{done.files}/{done.of_files} files, {reports} reports, {reports / max(seconds, 0.001):.0f}/s, {left}"


def _summarise(done: Progress, folder: str) -> str:
    parts = [f"{done.stored} reports stored"]
    parts += [f"{done.present} already in the store"] if done.present else []
    parts += [f"{done.passed_by} files unchanged since they were read"] if done.passed_by else []
    parts += [f"{done.quarantined} refused, see {folder}/quarantine"] if done.quarantined else []
    parts += [f"{len(done.others)} other files passed over, such as {clean(done.others[0])}"] if done.others else []
    return "; ".join(parts) + "."
