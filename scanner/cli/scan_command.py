"""`scanner scan`: look, judge, report."""

from __future__ import annotations

import click

from scanner.cli.config import configured
from scanner.cli.exit_codes import Exit, gravest
from scanner.cli.explain_option import explain_option, explained, to_explain
from scanner.cli.host_options import checked, hosts_options, opened
from scanner.cli.judging_options import Judging, judging_options, terms
from scanner.cli.loaded_catalogue import chosen, loaded, signatures_option
from scanner.cli.output import apart, filled, several
from scanner.cli.progress import followed
from scanner.cli.pseudonymise_option import devices, pseudonymise_option, renamed, secret
from scanner.cli.report_options import Reporting, report_options, told
from scanner.scan import Question, scan


@configured
@click.command(name="scan")
@judging_options
@signatures_option
@hosts_options
@report_options
@pseudonymise_option
@explain_option
def command(
    *,
    judging: Judging,
    signatures: tuple[str, ...],
    roots: tuple[str, ...],
    platform: str | None,
    all_users: bool | None,
    phone_backups: bool,
    timeout: float,
    reporting: Reporting,
    key_file: str | None,
    explain: str | None,
) -> int:
    """Look at this machine and judge what is found by policies.

    Prints what is present, on what legal basis it is banned, what could not be read, and what is never looked at.
    """
    key = secret(key_file)
    catalogue = loaded(signatures)
    judges = chosen(judging.policies, catalogue)
    product = to_explain(explain, catalogue, judges, reporting)
    agreed = terms(judging, catalogue, judges)
    codes: list[Exit] = []
    written: set[str] = set()
    systems = checked(roots, platform, all_users=all_users)
    several(len(systems), reporting.form, reporting.output)
    for root in systems:
        host, everybody, rights = opened(root, all_users=all_users, platform=platform, phone_backups=phone_backups)
        question = Question(agreed._replace(devices=devices(host.facts, key)), everybody, rights, timeout)
        done = renamed(followed(host, scan(host, catalogue, judges, question), quiet=reporting.quiet), key, host)
        file = apart(filled(reporting.output, done.host, done.started), written) if reporting.output else None
        if codes and not reporting.quiet:
            click.echo()
        outcome = told(done, reporting, file)
        if product and Exit.FAILURE not in outcome:  # the report itself is on standard output then
            click.echo(explained(done, product), nl=False)
        codes += outcome
    return gravest(codes)
