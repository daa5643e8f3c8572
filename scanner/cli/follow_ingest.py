"""An ingest as its caller sees it: how far it is, how fast and for how long still, and at the end what became of the reports."""

from __future__ import annotations

import sys
import time
from functools import reduce
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.deliver_answer import change_errors
from scanner.cli.exit_codes import Exit
from scanner.language import own_language, say_both, speaker
from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.fleet.ingest import Progress
    from scanner.language import Say

OFTEN = 0.2  # seconds between two lines of progress


def follow_ingest(folder: str, reports: Sequence[str], *, quiet: bool) -> int:
    """Store reports and say what became of them."""
    with change_errors(folder):
        from scanner.fleet.ingest import Progress, ingest  # noqa: PLC0415  endpoints have no fleet
        from scanner.fleet.storage.store import Store  # noqa: PLC0415

        say = speaker(own_language())
        started, said, done = time.monotonic(), 0.0, Progress()
        shows = not quiet and sys.stderr is not None and sys.stderr.isatty()
        for done in ingest(Store(folder), reports):
            if shows and time.monotonic() - said > OFTEN:
                said = time.monotonic()
                click.echo(f"\r{_describe(done, said - started, say)}\x1b[K", err=True, nl=False)
    if shows:
        click.echo("\r\x1b[K", err=True, nl=False)
    if not quiet:
        click.echo(_summarise(done, folder, say))
    return Exit.INCOMPLETE if done.quarantined else Exit.CLEAN


def _describe(done: Progress, seconds: float, say: Say) -> str:
    reports = done.stored + done.present
    left = say("{seconds} s left").format(seconds=f"{seconds * (done.of_size - done.size) / done.size:.0f}") if done.size else ""
    message = say("{files}/{of_files} files, {reports} reports, {rate}/s, {left}")
    rate = f"{reports / max(seconds, 0.001):.0f}"
    return message.format(files=done.files, of_files=done.of_files, reports=reports, rate=rate, left=left)


def _summarise(done: Progress, folder: str, say: Say) -> str:
    other = clean(done.others[0]) if done.others else ""
    told = (
        (True, done.stored, say("{number} report stored", "{number} reports stored", done.stored)),
        (done.present, done.present, say("{number} already in the store", "{number} already in the store", done.present)),
        (done.passed_by, done.passed_by, say("{number} file unchanged since it was read",
                                             "{number} files unchanged since they were read", done.passed_by)),
        (done.ahead, done.ahead, say("{number} begins later than now, by a clock that is ahead",
                                     "{number} begin later than now, by clocks that are ahead", done.ahead)),
        (done.quarantined, done.quarantined, say("{number} refused, see {folder}", "{number} refused, see {folder}", done.quarantined)),
        (other, len(done.others), say("{number} other file passed over, such as {name}",
                                      "{number} other files passed over, such as {name}", len(done.others))),
    )  # fmt: skip
    parts = [message.format(number=number, folder=f"{folder}/quarantine", name=other) for there, number, message in told if there]
    return reduce(lambda one, more: say_both(one, more, say), parts) + "."
