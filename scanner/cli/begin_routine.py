"""What a scheduled scan does first, as far as its options ask for it: check, give way, wait, see whether it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit, code_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.cli.options import Reporting, Routine
    from scanner.host.machine import Machine
    from scanner.model import Scan
    from scanner.scan import Question


def begin_routine(routine: Routine, reporting: Reporting, *, explains: bool) -> None:
    """Refuse a call that cannot be meant, and wait for the machine's turn: a share is spared by those too that find their report fresh."""
    if not any(routine):
        return
    from scanner.cli.spread_load import lower_priority, wait_for_turn  # noqa: PLC0415  few calls ask for it, here and below

    _check(routine, reporting, explains=explains)
    if routine.spool:
        from scanner.cli.spool import open_spool  # noqa: PLC0415

        open_spool(routine.spool)
    if routine.nice:
        lower_priority()
    if routine.splay:
        wait_for_turn(routine.splay)


def find_fresh(
    probe: Machine,
    key: bytes,
    catalogue: Catalogue,
    policies: Sequence[Policy],
    question: Question,
    reporting: Reporting,
    routine: Routine,
) -> Scan | None:
    """Return the report that makes a scan needless, judged on the terms of this call, if there is one."""
    from scanner.cli import fresh_report  # noqa: PLC0415

    asked = fresh_report.ask(probe, key, catalogue, policies, question, reporting)
    found = fresh_report.find_fresh(asked, routine.max_age or 0, reporting.output or "", routine.spool)
    return fresh_report.judge_fresh(found, policies, question.terms) if found else None


def deliver_fresh(scan: Scan, reporting: Reporting, routine: Routine, file: str | None) -> list[Exit]:
    """Say that there was no scan, deliver what waits, and return what the last report says: a banned machine is never a clean one."""
    from scanner.cli.deliver_report import write_summary  # noqa: PLC0415
    from scanner.language import speaker  # noqa: PLC0415

    say = speaker(scan.language)
    if routine.spool and file:
        from scanner.cli.deliver_by_spool import deliver_waiting  # noqa: PLC0415

        deliver_waiting(file, routine.spool, say, quiet=reporting.quiet)
    if not reporting.quiet:
        text = say("Not scanned again: the report of {moment} UTC is fresh (--max-age); the exit code is its result.")
        click.echo(text.format(moment=f"{scan.started:%Y-%m-%d %H:%M}"), err=True)
        if reporting.summary:
            click.echo(write_summary(scan))
    return [code_of(scan)]


def _check(routine: Routine, reporting: Reporting, *, explains: bool) -> None:
    """Refuse what would have no effect, or an effect on other files than meant."""
    from scanner.cli.report_file_name import STEADY, check_folder  # noqa: PLC0415
    from scanner.reports.output_formats import READABLE  # noqa: PLC0415

    asked = {"--max-age": routine.max_age, "--spool": routine.spool, "--keep": routine.keep}
    for option in (name for name, value in asked.items() if value):
        if not reporting.output:
            raise click.UsageError(f"{option} needs --output")
        check_folder(reporting.output, option, frozenset() if option == "--spool" else STEADY)
    if routine.max_age and reporting.form not in READABLE:
        raise click.UsageError(f"--max-age cannot be combined with --format {reporting.form}; use {' or '.join(READABLE)}")
    if routine.max_age and explains:
        raise click.UsageError("--max-age cannot be combined with --explain")
