"""`scanner judge`: an old report, judged again without the machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

import click

from scanner.catalogue.default_policies import NO_POLICY
from scanner.catalogue.in_question import in_question
from scanner.cli.deliver_report import deliver_report
from scanner.cli.exit_codes import gravest
from scanner.cli.help_page import Command
from scanner.cli.judging_terms import choose_terms, state_form
from scanner.cli.open_catalogue import choose_policies, open_catalogue
from scanner.cli.open_report import open_report
from scanner.cli.options import JUDGING, PSEUDONYMISE, REPORTING, SIGNATURES, Judging, Reporting, configured, with_options
from scanner.cli.pseudonymise_report import device_names, pseudonymise, read_secret
from scanner.cli.report_file_name import fill_file_name
from scanner.judging.clock import find_wrong_clock
from scanner.judging.judge_again import judged_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.model import Scan


@configured
@click.command(name="judge", cls=Command, examples=("scanner judge report.json --policy texas --as-of 2026-11-21",))
@click.argument("old", metavar="REPORT", type=click.File("rb"))
@with_options(JUDGING, SIGNATURES, REPORTING, PSEUDONYMISE)
def command(*, old: BinaryIO, judging: Judging, signatures: tuple[str, ...], reporting: Reporting, key_file: str | None) -> int:
    """Judge the findings of REPORT, a JSON or TOML report, with other policies or as of another day, without access to the machine.

    By default the policies and the device class are those of REPORT, and the day is today. Items are not matched again: software that
    only a newer catalogue recognises is not found. Use `-` to read standard input.
    """
    key = read_secret(key_file)
    scan = open_report(old, "judged")
    reporting = _possible(reporting, old.name, scan)
    scan = scan._replace(host=state_form(scan.host, judging.device_form))
    catalogue = open_catalogue(signatures)
    judges = _judges(judging.policies, scan, catalogue)
    if judging.device_class is None and not scan.device_class_assumed:
        judging = judging._replace(device_class=scan.device_class)
    names = device_names(scan.host, b"" if scan.pseudonymised else key)
    assumed = scan.policies_assumed and not judging.policies
    agreed = choose_terms(judging, catalogue, judges)._replace(devices=names, device_form=scan.host.form, policies_assumed=assumed)
    now = datetime.now(UTC)
    if wrong := find_wrong_clock(now, agreed.as_of, catalogue.version, judges):
        raise click.UsageError(wrong)
    asked = bool(in_question(catalogue.features, judges))
    done = pseudonymise(judged_again(scan, judges, agreed, now, features=asked), key)
    file = fill_file_name(reporting.output, done, now) if reporting.output else None
    if file and os.path.exists(file) and os.path.exists(old.name) and os.path.samefile(file, old.name):
        raise click.UsageError(f"--output {file}: this would overwrite the report that is being judged; choose another name")
    return gravest(deliver_report(done, reporting, file))


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
