"""`scanner judge`: an old report, judged again without the machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

import click

from scanner.cli.deliver_report import deliver_report
from scanner.cli.exit_codes import gravest
from scanner.cli.judge_old_report import judge_old_report
from scanner.cli.open_catalogue import open_catalogue
from scanner.cli.options import JUDGING, PSEUDONYMISE, REPORTING, SIGNATURES, Judging, Reporting, configured, with_options
from scanner.cli.output import fill_file_name
from scanner.cli.pseudonymise_report import read_secret
from scanner.model import Malformed
from scanner.reports.record.parse_report import MOST_BYTES
from scanner.reports.record.read_report import read_report

if TYPE_CHECKING:
    from scanner.model import Scan


@configured
@click.command(name="judge")
@click.argument("old", metavar="REPORT", type=click.File("rb"))
@with_options(JUDGING, SIGNATURES, REPORTING, PSEUDONYMISE)
def command(*, old: BinaryIO, judging: Judging, signatures: tuple[str, ...], reporting: Reporting, key_file: str | None) -> int:
    """Judge the findings of REPORT, a JSON or TOML report, with other policies or as of another day, without access to the machine.

    By default the policies and the device class are those of REPORT, and the day is today. Items are not matched again: software that
    only a newer catalogue recognises is not found. Use `-` to read standard input.
    """
    key = read_secret(key_file)
    scan = _read(old)
    reporting = _possible(reporting, old.name, scan)
    catalogue = open_catalogue(signatures)
    now = datetime.now(UTC)
    done = judge_old_report(scan, judging, catalogue, now, key)
    file = fill_file_name(reporting.output, done.host, now) if reporting.output else None
    if file and os.path.exists(file) and os.path.exists(old.name) and os.path.samefile(file, old.name):
        raise click.UsageError(f"--output {file}: this would overwrite the report that is being judged; choose another name")
    return gravest(deliver_report(done, reporting, file))


def _read(file: BinaryIO) -> Scan:
    try:
        return read_report(file.read(MOST_BYTES + 1))
    except Malformed as error:
        raise click.ClickException(f"{file.name}: not a report that can be judged: {error.detail}") from error
    except OSError as error:
        raise click.ClickException(f"{file.name}: {error.strerror}") from error


def _possible(asked: Reporting, name: str, scan: Scan) -> Reporting:
    """Leave out the inventory of a report that has none: a site may ask every call for it."""
    if not asked.inventory or not any(run.omitted for run in scan.runs):
        return asked
    if not asked.quiet:
        click.echo(f"{name} has no inventory: it gives the number of items, but does not list them.", err=True)
    return asked._replace(inventory=False)
