"""A report that a call names, read back; what cannot be read is exit code 2 with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from scanner.cli import deferred_click as click
from scanner.model import Malformed
from scanner.reports.record.parse_report import MOST_BYTES
from scanner.reports.record.read_report import read_report

if TYPE_CHECKING:
    from scanner.model import Scan


def open_report(file: BinaryIO, wanted: str) -> Scan:
    """Return the scan that the report was written from; `wanted` says what was to become of it."""
    try:
        return read_report(file.read(MOST_BYTES + 1))
    except Malformed as error:
        raise click.ClickException(f"{file.name}: not a report that can be {wanted}: {error.detail}") from error
    except OSError as error:
        raise click.ClickException(f"{file.name}: {error.strerror}") from error
