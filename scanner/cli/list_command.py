"""`scanner list`: the inventory, without judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.deferred_click import Word
from scanner.cli.exit_codes import Exit
from scanner.cli.open_host import open_host
from scanner.cli.options import HOST, LANG, LIST_FORMAT, PSEUDONYMISE, Limits, configured, with_options
from scanner.cli.output import UNBOUNDED, is_terminal, width
from scanner.cli.pseudonymise_report import pseudonymise_runs, read_secret
from scanner.language import speaker
from scanner.model import Kind
from scanner.reports.output_formats import FORMATS, write_list
from scanner.scan import run_collectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.model import CollectorRun


@configured
@click.command(name="list", examples=("scanner list applications", "scanner list extensions --format json"))
@click.argument("kind", required=False, metavar="[KIND]", type=Word(Kind))
@with_options(*HOST, LIST_FORMAT, LANG, PSEUDONYMISE)
def command(
    *,
    kind: str | None,
    root: str | None,
    platform: str | None,
    all_users: bool | None,
    phone_backups: bool,
    limits: Limits,
    form: str,
    lang: str,
    key_file: str | None,
) -> int:
    """List installed and running software, of one KIND or of all. Nothing is judged and no file is written."""
    key = read_secret(key_file)
    host, _, _ = open_host(root, all_users=all_users, platform=platform, phone_backups=phone_backups, budget=limits.budget)
    runs: Sequence[CollectorRun] = [*run_collectors(host, limits.timeout, max_time=limits.max_time)]
    runs = pseudonymise_runs(runs, key, host) if key else runs
    items = [item for run in runs for item in run.items if kind in {None, str(item.kind)}]
    problems = [problem for run in runs for problem in run.problems]
    columns = width(to_terminal=True) if is_terminal() else UNBOUNDED
    text = write_list(items, problems, form, width=columns, language=lang, pseudonymised=bool(key))
    click.echo(text, nl=False)
    if problems and not FORMATS[form].tells_problems:
        say = speaker(lang)
        message = say("{number} record could not be read; `scanner scan` names it.",
                      "{number} records could not be read; `scanner scan` names them.", len(problems))  # fmt: skip
        click.echo(message.format(number=len(problems)), err=True)
    return Exit.INCOMPLETE if problems else Exit.CLEAN
