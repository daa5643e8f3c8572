"""A report on its way through the spool: it waits there first, so that neither a share that is away nor a kill on the way loses it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.ending_signals import end_by_exception
from scanner.cli.exit_codes import Exit
from scanner.cli.folder_lock import lock_folder
from scanner.cli.output import write_file
from scanner.cli.spool import DAYS, MOST, Waiting, add_waiting, deliver, drop_surplus, list_waiting
from scanner.cli.wait_for_share import wait_for_share
from scanner.language import speaker
from scanner.reports.series import series_of

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.model import Scan


def deliver_by_spool(scan: Scan, content: bytes, file: str, spool: str, *, quiet: bool) -> tuple[Exit, bool] | None:
    """Put a report into the spool and deliver what waits there. Return how that ends for the report, and whether it is delivered.

    Where the spool cannot be written None is returned, and nothing was done.
    """
    own = Waiting(scan.id, series_of(scan), os.path.basename(file))
    with end_by_exception():
        try:
            add_waiting(spool, own, content)
        except OSError as error:
            click.echo(f"--spool {spool}: {error.strerror or error}", err=True)
            return None
        delivered, refused = deliver_waiting(file, spool, speaker(scan.language), own, quiet=quiet)
    return Exit.FAILURE if own in refused else Exit.CLEAN, own in delivered


def deliver_waiting(file: str, spool: str, say: Say, own: Waiting | None = None, *, quiet: bool) -> tuple[list[Waiting], list[Waiting]]:
    """Deliver what waits to the folder of a file, and say what becomes of it.

    Return the reports that are delivered, and those whose names something else has.
    """
    folder, delivered, refused = os.path.dirname(file), list[Waiting](), dict[Waiting, OSError]()

    def work() -> None:
        with lock_folder(spool):
            for report, taken in deliver(spool, lambda content, one: write_file(content, os.path.join(folder, one.name), one.series)):
                if taken:
                    refused[report] = taken
                else:
                    delivered.append(report)

    try:
        wait_for_share(work)
    except OSError as error:
        _say_unwritten(file, error, say)
    for report, taken in refused.items():
        _say_unwritten(os.path.join(folder, report.name), taken, say)
    if (late := len(delivered) - (own in delivered)) and not quiet:
        text = say("Delivered {number} report that was waiting.", "Delivered {number} reports that were waiting.", late)
        click.echo(text.format(number=late), err=True)
    _say_left(spool, say)
    return delivered, [*refused]


def _say_unwritten(file: str, error: OSError, say: Say) -> None:
    click.echo(say("The report could not be written to {file}: {why}.").format(file=file, why=error.strerror or error), err=True)


def _say_left(spool: str, say: Say) -> None:
    """Drop what is too much or too old, and say what is dropped and what waits on."""
    try:
        dropped, left = drop_surplus(spool, datetime.now(UTC)), len(list_waiting(spool))
    except OSError as error:
        click.echo(f"--spool {spool}: {error.strerror or error}", err=True)
        return
    if dropped:
        text = say("Dropped and never delivered (more than {most} reports were waiting, or for more than {days} days): {names}")
        click.echo(text.format(most=MOST, days=DAYS, names=", ".join(one.name for one in dropped)), err=True)
    if left:
        text = say("{number} report waits in {folder} for a later scan.", "{number} reports wait in {folder} for a later scan.", left)
        click.echo(text.format(number=left, folder=spool), err=True)
