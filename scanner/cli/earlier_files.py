"""Files of earlier reports of one series, found by their names and told by what is in them: `--keep` removes the oldest."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.report_file_name import match_file_names
from scanner.cli.report_folder import held_folder
from scanner.cli.wait_for_share import wait_for_share
from scanner.reports.record.earlier_report import is_of_series
from scanner.reports.save import read_file
from scanner.reports.series import series_of
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Scan


class Earlier(NamedTuple):
    """A file: its path, or its name in a folder that is held open, and what is known of it with its content."""

    path: str
    folder: int | None
    status: os.stat_result
    content: bytes


def read_earlier(template: str, scan: Scan, path: str) -> Iterator[Earlier]:
    """Yield the files beside a path that by their names are of the scan's series, the one that was written last first. Raises OSError."""
    names = match_file_names(template, scan)
    with held_folder(path) as (own, folder):
        with _list_folder(os.path.dirname(os.path.abspath(path)), folder) as entries:
            files = [one for one in entries if names.fullmatch(one.name) and one.is_file(follow_symlinks=False)]
            found = sorted(((one.stat(follow_symlinks=False).st_mtime_ns, one.name) for one in files), reverse=True)
        for _, name in found:
            at = os.path.join(os.path.dirname(own), name)
            yield Earlier(at, folder, *read_file(at, folder))


def keep_newest(template: str, scan: Scan, path: str, keep: int) -> None:
    """Remove the oldest reports of the scan's series but for so many; where that does not work, say so: the report itself is written."""
    try:
        wait_for_share(lambda: remove_surplus(template, scan, path, keep))
    except OSError as error:
        click.echo(f"--keep {keep}: {error.filename or path}: {error.strerror or error}", err=True)


def remove_surplus(template: str, scan: Scan, path: str, keep: int) -> list[str]:
    """Remove the oldest reports of the scan's series but for so many, and return their names. Raises OSError.

    What is in a file says whose it is: of one that is not of the series only the name is like ours.
    """
    series, left, removed = series_of(scan), keep, []
    for one in read_earlier(template, scan, path):
        if not is_of_series(one.content, series):
            continue
        left -= 1
        if left < 0:
            os.unlink(one.path, dir_fd=one.folder)
            removed.append(os.path.basename(one.path))
    return removed


@contextmanager
def _list_folder(path: str, folder: int | None) -> Iterator[Iterator[os.DirEntry[str]]]:
    """Yield what lies in a folder, which may be held open."""
    if folder is None:
        with os.scandir(path) as entries:
            yield entries
        return
    listed = os.open(".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=folder)  # what is held open by its path alone lists nothing
    try:
        with os.scandir(listed) as entries:
            yield entries
    finally:
        os.close(listed)
