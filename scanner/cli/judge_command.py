"""`scanner judge`: an old report, judged again without the machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from scanner.cli import deferred_click as click
from scanner.cli.deliver_report import deliver_report
from scanner.cli.exit_codes import gravest
from scanner.cli.judge_old_report import judge_old_report
from scanner.cli.open_catalogue import open_catalogue
from scanner.cli.open_report import open_report
from scanner.cli.options import JUDGING, PSEUDONYMISE, REPORTING, SIGNATURES, Judging, Reporting, Sources, configured, with_options
from scanner.cli.pseudonymise_report import read_secret
from scanner.cli.report_file_name import fill_file_name
from scanner.language import speaker

if TYPE_CHECKING:
    from scanner.model import Scan


@configured
@click.command(name="judge", examples=("scanner judge report.json --policy texas --as-of 2026-11-21",))
@click.argument("old", metavar="REPORT", type=click.File("rb"))
@with_options(JUDGING, SIGNATURES, REPORTING, PSEUDONYMISE)
def command(*, old: BinaryIO, judging: Judging, signatures: Sources, reporting: Reporting, key_file: str | None) -> int:
    """Judge the findings of REPORT, a JSON or TOML report, with other policies or as of another day, without access to the machine.

    By default the policies and the device class are those of REPORT, and the day is today. Items are not matched again: software that
    only a newer catalogue recognises is not found. Use `-` to read standard input.
    """
    key = read_secret(key_file)
    scan = open_report(old, "judged")
    reporting = _possible(reporting, old.name, scan, judging.lang)
    catalogue = open_catalogue(signatures)
    now = datetime.now(UTC)
    done = judge_old_report(scan, judging, catalogue, now, key)
    file = fill_file_name(reporting.output, done, now) if reporting.output else None
    if file and os.path.exists(file) and os.path.exists(old.name) and os.path.samefile(file, old.name):
        raise click.UsageError(f"--output {file}: this would overwrite the report that is being judged; choose another name")
    return gravest(deliver_report(done, reporting, file))


def _possible(asked: Reporting, name: str, scan: Scan, language: str) -> Reporting:
    """Leave out the inventory of a report that has none: a site may ask every call for it."""
    if not asked.inventory or not any(run.omitted for run in scan.runs):
        return asked
    if not asked.quiet:
        say = speaker(language)
        click.echo(say("{name} has no inventory: it gives the number of items, but does not list them.").format(name=name), err=True)
    return asked._replace(inventory=False)
