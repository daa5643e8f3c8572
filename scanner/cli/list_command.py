"""`scanner list`: the inventory, without judgement."""

from __future__ import annotations

import click

from scanner.cli.config import configured
from scanner.cli.exit_codes import Exit
from scanner.cli.host_options import host_options, opened
from scanner.cli.lang_option import lang_option
from scanner.cli.output import FORMATS, is_terminal, width
from scanner.cli.pseudonymise_option import pseudonymise_option, renamed_runs, secret
from scanner.language import speaker
from scanner.model import Item, Kind, Problem
from scanner.scan import collected


@configured
@click.command(name="list")
@click.argument("kind", required=False, type=click.Choice([str(kind) for kind in Kind]))
@host_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Format of the list [default: text].")
@lang_option
@pseudonymise_option
def command(
    *,
    kind: str | None,
    root: str | None,
    platform: str | None,
    all_users: bool | None,
    phone_backups: bool,
    timeout: float,
    form: str,
    lang: str,
    key_file: str | None,
) -> int:
    """List what is installed and running here, of one KIND or of all. Nothing is judged and nothing is written."""
    key = secret(key_file)
    host, _, _ = opened(root, all_users=all_users, platform=platform, phone_backups=phone_backups)
    runs = renamed_runs(list(collected(host, timeout)), key, host)
    items = [item for run in runs for item in run.items if kind in {None, str(item.kind)}]
    problems = [problem for run in runs for problem in run.problems]
    click.echo(_written(items, problems, form, lang, pseudonymised=bool(key)), nl=False)
    if form in {"text", "html"} and problems:
        say = speaker(lang)
        message = say("{number} record could not be read; `scanner scan` names it.",
                      "{number} records could not be read; `scanner scan` names them.", len(problems))  # fmt: skip
        click.echo(message.format(number=len(problems)), err=True)
    return Exit.INCOMPLETE if problems else Exit.CLEAN


def _written(items: list[Item], problems: list[Problem], form: str, language: str, *, pseudonymised: bool) -> str:
    if form == "json":
        from scanner.reports.record import json_report  # noqa: PLC0415  one of four formats, after the machine was read
        from scanner.reports.record.document import build_list  # noqa: PLC0415

        return json_report.write_table(build_list(items, problems, pseudonymised=pseudonymised))
    if form == "toml":
        from scanner.reports.record import toml_report  # noqa: PLC0415
        from scanner.reports.record.document import build_list  # noqa: PLC0415

        return toml_report.write_table(build_list(items, problems, pseudonymised=pseudonymised))
    if form == "html":
        from scanner.reports.page import page_inventory  # noqa: PLC0415

        return page_inventory.written(items, language)
    from scanner.reports.terminal.items_table import table  # noqa: PLC0415

    return table(items, width=width(to_terminal=is_terminal()), say=speaker(language))
