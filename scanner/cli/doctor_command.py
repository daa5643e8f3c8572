"""`scanner doctor`: what a scan by this account could see here, and whether the files and settings that it goes by are sound."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scanner.catalogue.in_question import in_question
from scanner.cli import deferred_click as click
from scanner.cli.config import places
from scanner.cli.config_file import settings
from scanner.cli.exit_codes import Exit
from scanner.cli.open_catalogue import choose_policies, open_catalogue, open_waivers
from scanner.cli.open_host import open_host
from scanner.cli.options import DOCTOR_CONFIG, LANG, USERS, WAIVERS, Judging, Limits, Reporting, Sources, make_reporting, with_options
from scanner.cli.scan_command import command as scan_command
from scanner.cli.scan_command import prepare_scan
from scanner.cli.search_machine import search_machine
from scanner.cli.show_error import say_error
from scanner.cli.trusted import refuse_changeable
from scanner.cli.version_command import version
from scanner.language import say_of, speaker
from scanner.named_tuple import NamedTuple
from scanner.reports.clean import clean
from scanner.reports.problem_details import say_detail
from scanner.reports.wording import listed, worded
from scanner.scan import check_sources

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from scanner.catalogue.feature import Feature
    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.language import Say
    from scanner.model import Problem

    Values = dict[str, Any]

MOST = 10  # of what could not be read
SAID_RESULTS = {Exit.CLEAN: "ok", Exit.INCOMPLETE: "unread", Exit.WRONG_CALL: "FAULT"}
SAID_OPTIONS = "options that the environment or a configuration file sets"
SAID_OWN_HOME = "the home of this account alone; run as administrator, or with --all-users, for every home"


class Result(NamedTuple):
    """One thing that was checked, and how a call ends for it."""

    code: Exit
    said: str


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
    defaults: Values = {}
    for path in (*filter(os.path.lexists, places()), *([config] if config else [])):
        what = say("configuration {file}").format(file=clean(path))
        try:
            refuse_changeable([path])
            defaults |= {name: one.value for name, one in settings(path, scan_command.as_click()).items()}
        except click.ClickException as error:
            yield _fault(what, error, say)
        else:
            yield Result(Exit.CLEAN, what)
    try:
        values = _read_values(words, defaults)
    except click.ClickException as error:
        yield _fault(say(SAID_OPTIONS), error, say)
        values = _read_values(words, {}, is_alone=True)
    features, systems = yield from _check_terms(values, waivers, say)
    for root in systems:
        yield from _check_machine(root, values, features, say)


def _read_values(words: list[str], defaults: Values, *, is_alone: bool = False) -> Values:
    """Return the values of a scan's options, as click reads them; `is_alone` is the call that nothing around it changes."""
    scan = scan_command.as_click()
    scan.params = [one for one in scan.params if one.name != "config"]  # its files are read already
    for one in scan.params if is_alone else ():
        one.envvar = None
    return scan.make_context("scan", [*words], default_map=defaults).params


def _check_terms(
    values: Values, waivers: tuple[str, ...], say: Say
) -> Generator[Result, None, tuple[Sequence[Feature], Sequence[str | None]]]:
    """Yield whether a scan could begin; return the features whose settings it would read, and which systems it would look at."""
    try:
        catalogue = open_catalogue(Sources(**{name: values[name] for name in Sources._fields}))
        judges = choose_policies(values["policies"], catalogue, values["entity"])
    except click.ClickException as error:
        yield _fault(say("catalogue and policies"), error, say)
        return (), (None,)
    message = say("catalogue: {number} products; policies: {names}")
    yield Result(Exit.CLEAN, message.format(number=catalogue.count_products(), names=listed(one.id for one in judges) or say("none")))
    for file in dict.fromkeys((*values["waivers"], *waivers)):
        yield _check_waivers(file, catalogue, judges, say)
    now = datetime.now(UTC)
    for run in check_sources(now, (values["as_of"] or now).date(), catalogue, judges):
        yield from (_unread(problem, say) for problem in run.problems)
    asked: Values = {name: values[name] for name in ("roots", "platform", "all_users", "key_file", "explain")}
    judging = Judging(**{name: values[name] for name in Judging._fields})._replace(waivers=())  # which were checked, one by one
    try:
        reporting = make_reporting(**{name: values[name] for name in Reporting._fields})
        prepared = prepare_scan(catalogue, judging=judging, reporting=reporting, **asked)
    except click.ClickException as error:
        yield _fault(say(SAID_OPTIONS), error, say)
        return in_question(catalogue.features, judges), (None,)
    return in_question(catalogue.features, judges), prepared.systems


def _check_waivers(file: str, catalogue: Catalogue, judges: Sequence[Policy], say: Say) -> Result:
    try:
        number = len(open_waivers([file], catalogue, judges))
    except (click.ClickException, OSError) as error:
        return _fault(say("waivers {file}").format(file=clean(file)), error, say)
    return Result(Exit.CLEAN, say_of(say("waivers {file}").format(file=clean(file)), str(number), say))


def _check_machine(root: str | None, values: Values, features: Sequence[Feature], say: Say) -> Iterator[Result]:
    """Yield whose homes and which browsers are there, and what this account may not read, or not in time."""
    host, everybody, rights = open_host(root, **{name: values[name] for name in ("all_users", "platform", "phone_backups", "budget")})
    scope = say("every home") if everybody else say(SAID_OWN_HOME)
    message = say("with administrator rights, in scope: {scope}") if rights else say("without administrator rights, in scope: {scope}")
    yield Result(Exit.CLEAN, message.format(scope=scope))
    runs = [*search_machine(host, Limits(**{name: values[name] for name in Limits._fields}), features)]
    for user in host.users():
        browsers = listed(sorted({item.name for done in runs for item in done.items if item.user == user.name})) or say("none")
        message = say("home of {user}: {folder}; browsers: {names}")
        yield Result(Exit.CLEAN, message.format(user=clean(user.name), folder=clean(user.home), names=browsers))
    lost = [*dict.fromkeys(_unread(problem, say) for done in runs for problem in done.problems)]
    yield from lost[:MOST]
    if len(lost) > MOST:
        yield Result(Exit.INCOMPLETE, say("and {number} more places that cannot be read").format(number=len(lost) - MOST))
    if host.left_out:
        folders = ", ".join(map(clean, sorted(host.left_out)))
        yield Result(Exit.CLEAN, say("left out, for only an administrator can list them: {folders}").format(folders=folders))
    if denied := sum(process.denied for process in host.processes()):
        message = say("the system does not disclose the paths of {number} of {all} running programs")
        yield Result(Exit.CLEAN, message.format(number=denied, all=len(host.processes())))


def _unread(problem: Problem, say: Say) -> Result:
    """Return a problem as it is said; several collectors may meet the same one."""
    where = clean(problem.location or problem.collector)
    said = say_of(where, worded(problem.reason, say), say)
    return Result(Exit.INCOMPLETE, say_of(said, clean(say_detail(problem.detail, say)), say) if problem.detail else said)


def _fault(what: str, error: click.ClickException | OSError, say: Say) -> Result:
    said = error.format_message() if isinstance(error, click.ClickException) else str(error.strerror)
    return Result(Exit.WRONG_CALL, say_of(what, say_error(said, say), say))
