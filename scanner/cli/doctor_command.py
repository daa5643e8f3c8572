"""`scanner doctor`: what a scan by this account could see here, and whether the files and settings that it goes by are sound."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from scanner.cli import deferred_click as click
from scanner.cli.check_machine import check_machine
from scanner.cli.check_result import Result, fault
from scanner.cli.check_terms import SAID_OPTIONS, check_terms
from scanner.cli.config import places
from scanner.cli.config_file import settings
from scanner.cli.exit_codes import Exit
from scanner.cli.options import DOCTOR_CONFIG, LANG, USERS, WAIVERS, with_options
from scanner.cli.scan_command import command as scan_command
from scanner.cli.trusted import refuse_changeable
from scanner.cli.version_command import version
from scanner.language import speaker
from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.language import Say

    Values = dict[str, Any]

SAID_RESULTS = {Exit.CLEAN: "ok", Exit.INCOMPLETE: "unread", Exit.WRONG_CALL: "FAULT"}


@click.command(name="doctor", examples=("scanner doctor", "scanner doctor --waivers waivers.toml"))
@with_options(USERS, WAIVERS, DOCTOR_CONFIG, LANG)
def command(*, all_users: bool | None, waivers: tuple[str, ...], config: str | None, lang: str) -> Exit:
    """Say what a scan by this account could see here: rights, homes, browsers; and whether all that it goes by is sound.

    That is its configuration files, the variables that set its options, signatures, policies and waivers. No record of software is read,
    and a place that does not answer costs no more time than in a scan. Exits with 2 where `scanner scan` would, and otherwise with 3 if
    something in scope cannot be read.
    """
    say = speaker(lang)
    click.echo(version())
    words = [] if all_users is None else ["--all-users" if all_users else "--this-user"]
    codes = [Exit.CLEAN]
    column = max(len(say(word)) for word in SAID_RESULTS.values()) + 2
    for found in _check(words, waivers, config or os.environ.get("SCANNER_CONFIG"), say):
        click.echo(f"{say(SAID_RESULTS[found.code]):{column}}{found.said}")
        codes.append(found.code)
    return next(code for code in (Exit.WRONG_CALL, Exit.INCOMPLETE, Exit.CLEAN) if code in codes)


def _check(words: list[str], waivers: tuple[str, ...], config: str | None, say: Say) -> Iterator[Result]:
    """Yield what was checked: the files, then what a scan would be called with, and the machine in any case."""
    results, defaults = _check_files((*filter(os.path.lexists, places()), *([config] if config else [])), say)
    yield from results
    try:
        values = _read_values(words, defaults)
    except click.ClickException as error:
        yield fault(say(SAID_OPTIONS), error, say)
        values = _read_values(words, {}, is_alone=True)
    checked = check_terms(values, waivers, say)
    yield from checked.results
    for root in checked.systems:
        yield from check_machine(root, values, checked.features, say)


def _check_files(paths: Iterable[str], say: Say) -> tuple[list[Result], Values]:
    """Return what was found in configuration files, and the values of options that they set; a later file counts more."""
    results: list[Result] = []
    defaults: Values = {}
    for path in paths:
        what = say("configuration {file}").format(file=clean(path))
        try:
            refuse_changeable([path])
            defaults |= {name: one.value for name, one in settings(path, scan_command.as_click()).items()}
        except click.ClickException as error:
            results.append(fault(what, error, say))
        else:
            results.append(Result(Exit.CLEAN, what))
    return results, defaults


def _read_values(words: list[str], defaults: Values, *, is_alone: bool = False) -> Values:
    """Return the values of a scan's options, as click reads them; `is_alone` is the call that nothing around it changes."""
    scan = scan_command.as_click()
    scan.params = [one for one in scan.params if one.name != "config"]  # its files are read already
    for one in scan.params if is_alone else ():
        one.envvar = None
    return scan.make_context("scan", [*words], default_map=defaults).params
