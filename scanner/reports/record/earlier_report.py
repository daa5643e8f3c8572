"""Whether a file holds an earlier report of the same machine and account, whose place a new one may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Malformed
from scanner.reports.series import series_of

if TYPE_CHECKING:
    from scanner.model import Scan


def is_earlier_report(old: bytes, new: bytes, scan: Scan) -> bool:
    """Tell whether nothing else is lost: the file is of the report's series, or the report begins with all that is in it."""
    series = series_of(scan)
    return series.encode() in old or new.startswith(old) or _old_series(old) == series


def _old_series(old: bytes) -> str:
    """Return the series of a report that was written before reports named theirs, else nothing."""
    from scanner.reports.record.read_report import read_report  # noqa: PLC0415  most files name theirs

    try:
        return series_of(read_report(old))
    except Malformed:
        return ""
