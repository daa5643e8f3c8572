"""`--spool`: a folder of this account's own in which reports wait until their share takes them, bounded in number and age.

A report is put there whole, by a name that says when it was made, its series, and what it is to be called. What has been delivered is
removed; where a run is killed between the two, the next one writes the same content to the same name again.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.own_folder import find_reader, find_stranger
from scanner.cli.report_folder import check_way
from scanner.reports.save import UNFINISHED, save_bytes
from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.uuid7 import moment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

MOST = 100  # reports that wait
DAYS = 90  # that one may wait
DAY = 86400  # seconds, in which every report that was begun is finished
NAME_TAKEN = {errno.EEXIST, errno.EISDIR, errno.EINVAL, errno.ENAMETOOLONG}  # of one report, and no fault of the share's
ENTRY = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{32})\.(.+)"


class Waiting(NamedTuple):
    """A report that waits: its id, which sorts by time, its series, and what its file is to be called."""

    id: str
    series: str
    name: str

    @property
    def file(self) -> str:
        """What it is called while it waits."""
        return f"{self.id}.{self.series}.{self.name}"


def open_spool(folder: str) -> None:
    """Create the folder where it is missing. Raise click's error where others can reach what is in it: they could plant a report."""
    try:
        check_way(folder)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        reason = find_stranger(folder) or find_reader(folder)
    except OSError as error:
        raise click.UsageError(f"--spool {folder}: cannot be used: {error.strerror}") from error
    if reason:
        raise click.UsageError(f"--spool {folder}: refused, other accounts can reach it: {reason}")


def add_waiting(folder: str, report: Waiting, content: bytes) -> None:
    """Let a report wait. Raises OSError."""
    save_bytes(content, os.path.join(folder, report.file))


def list_waiting(folder: str) -> list[Waiting]:
    """Return what waits, the oldest first; whatever else lies there is none of ours. Raises OSError."""
    found = (re.fullmatch(ENTRY, entry.name, re.DOTALL) for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False))
    return sorted(Waiting(*match.groups()) for match in found if match)


def read_waiting(folder: str, report: Waiting) -> bytes:
    """Return the report's content. Raises OSError."""
    with open(os.path.join(folder, report.file), "rb") as file:
        return file.read()


def drop_surplus(folder: str, now: datetime) -> list[Waiting]:
    """Remove what has waited for too long, and the oldest of too many; return it. Raises OSError."""
    reports = list_waiting(folder)
    surplus = [*reports[: max(0, len(reports) - MOST)]]
    surplus += [one for one in reports[len(surplus) :] if now - moment_of(one.id) > timedelta(days=DAYS)]
    for one in surplus:
        _remove(folder, one)
    _sweep(folder, now)
    return surplus


def deliver(folder: str, write: Callable[[bytes, Waiting], None]) -> Iterator[tuple[Waiting, OSError | None]]:
    """Write out what waits, the oldest first, and yield each with the reason why its name is taken by something else; it goes on waiting.

    Any other OSError is raised, and ends it: the share is away, and what is newer must not come before what is older.
    """
    for report in list_waiting(folder):
        try:
            write(read_waiting(folder, report), report)
        except OSError as error:
            if error.errno not in NAME_TAKEN:
                raise
            yield report, error
        else:
            _remove(folder, report)
            yield report, None


def _remove(folder: str, report: Waiting) -> None:
    with suppress(FileNotFoundError):  # two runs may drop it at once
        os.unlink(os.path.join(folder, report.file))


def _sweep(folder: str, now: datetime) -> None:
    """Remove what runs that were killed had begun to write, a day ago or more."""
    for entry in os.scandir(folder):
        if re.fullmatch(UNFINISHED, entry.name):
            with suppress(FileNotFoundError):  # it has been finished since
                if now.timestamp() - entry.stat(follow_symlinks=False).st_mtime > DAY:
                    os.unlink(entry.path)
