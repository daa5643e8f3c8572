"""`scanner judge`: an old report, judged again without the machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from scanner.catalogue.default_policies import NO_POLICY
from scanner.catalogue.in_question import in_question
from scanner.cli import deferred_click as click
from scanner.cli.deliver_report import deliver_report
from scanner.cli.exit_codes import gravest
from scanner.cli.judging_terms import choose_terms, state_form
from scanner.cli.open_catalogue import choose_policies, open_catalogue
from scanner.cli.options import JUDGING, PSEUDONYMISE, REPORTING, SIGNATURES, Judging, Reporting, configured, with_options
from scanner.cli.output import fill_file_name
from scanner.cli.pseudonymise_report import device_names, pseudonymise, read_secret
from scanner.judging.judge_again import judged_again
from scanner.model import Malformed
from scanner.reports.record.parse_report import MOST_BYTES
from scanner.reports.record.read_report import read_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
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
    scan = scan._replace(host=state_form(scan.host, judging.device_form))
    catalogue = open_catalogue(signatures)
    judges = _judges(judging.policies, scan, catalogue)
    if judging.device_class is None and not scan.device_class_assumed:
        judging = judging._replace(device_class=scan.device_class)
    names = device_names(scan.host, b"" if scan.pseudonymised else key)
    agreed = choose_terms(judging, catalogue, judges)._replace(devices=names, device_form=scan.host.form)
    now = datetime.now(UTC)
    asked = bool(in_question(catalogue.features, judges))
    done = pseudonymise(judged_again(scan, judges, agreed, now, features=asked), key)
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


def _judges(asked: Sequence[str], scan: Scan, catalogue: Catalogue) -> list[Policy]:
    """Return the policies that were asked for, else the report's; what a report names is never taken for a file."""
    own = [policy.id for policy in scan.policies]
    if not asked and (unknown := [name for name in own if name not in catalogue.policies]):
        raise click.UsageError(f"the report was judged by {', '.join(unknown)}, which is not in this catalogue; use --policy FILE")
    return choose_policies(asked or own or [NO_POLICY], catalogue)
