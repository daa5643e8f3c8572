"""`scanner doctor`: what a scan by this account could see here, and whether the files that it goes by are sound."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.config import places
from scanner.cli.config_file import settings
from scanner.cli.exit_codes import Exit
from scanner.cli.open_catalogue import choose_policies, open_catalogue, open_waivers
from scanner.cli.open_host import open_host
from scanner.cli.options import USERS, WAIVERS, with_options
from scanner.cli.scan_command import command as scan_command
from scanner.cli.trusted import refuse_changeable
from scanner.cli.version_command import version
from scanner.named_tuple import NamedTuple
from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.machine import Machine
    from scanner.model import Problem

MOST = 10  # of what could not be read


class Result(NamedTuple):
    """One thing that was checked, and how a call ends for it."""

    code: Exit
    said: str


WORDS = {Exit.CLEAN: "ok", Exit.INCOMPLETE: "unread", Exit.WRONG_CALL: "FAULT"}


@click.command(name="doctor", examples=("scanner doctor", "scanner doctor --waivers waivers.toml"))
@with_options(USERS, WAIVERS)
def command(*, all_users: bool | None, waivers: tuple[str, ...]) -> Exit:
    """Say what a scan by this account could see here: rights, homes, browsers; and whether configuration and waivers are sound.

    No record of software is read. Exits with 2 if a file is at fault, and otherwise with 3 if something in scope cannot be read.
    """
    click.echo(version())
    codes = [Exit.CLEAN]
    for found in (*_check_files(waivers), *_check_machine(all_users=all_users)):
        click.echo(f"{WORDS[found.code]:8}{found.said}")
        codes.append(found.code)
    return next(code for code in (Exit.WRONG_CALL, Exit.INCOMPLETE, Exit.CLEAN) if code in codes)


def _check_files(waivers: tuple[str, ...]) -> Iterator[Result]:
    """Yield whether the configuration, the signatures and the waivers are sound: those of the call, and those that are configured."""
    set_to: dict[str, object] = {}
    for path in places():
        if os.path.lexists(path):
            try:
                refuse_changeable([path])
                set_to |= settings(path, scan_command.as_click())
            except click.ClickException as error:
                yield _fault(f"configuration {path}", error)
            else:
                yield Result(Exit.CLEAN, f"configuration {path}")
    folders, files, names = (_paths(set_to.get(name)) for name in ("signatures", "waivers", "policies"))
    try:
        catalogue = open_catalogue(folders)
        judges = choose_policies(names, catalogue)
        policies = ", ".join(one.id for one in judges) or "none"
        yield Result(Exit.CLEAN, f"catalogue: {len(catalogue.products)} products; policies: {policies}")
    except click.ClickException as error:
        yield _fault("catalogue and policies", error)
        return
    for file in (*files, *waivers):
        try:
            yield Result(Exit.CLEAN, f"waivers {file}: {len(open_waivers([file], catalogue, judges))}")
        except (click.ClickException, OSError) as error:
            yield _fault(f"waivers {file}", error)


def _check_machine(*, all_users: bool | None) -> Iterator[Result]:
    """Yield whose homes and which browsers are there, and what this account may not read."""
    host, everybody, rights = open_host(None, all_users=all_users)
    scope = "every home" if everybody else "the home of this account alone; run as administrator, or with --all-users, for every home"
    yield Result(Exit.CLEAN, f"{'with' if rights else 'without'} administrator rights, in scope: {scope}")
    for user in host.users():
        browsers = ", ".join(_browsers(host, user.name)) or "none"
        yield Result(Exit.CLEAN, f"home of {clean(user.name)}: {clean(user.home)}; browsers: {browsers}")
    yield from (_unread(problem) for problem in host.losses)
    lost = [problem for collector in _collectors(host) for problem in collector]
    yield from map(_unread, lost[:MOST])
    if len(lost) > MOST:
        yield Result(Exit.INCOMPLETE, f"and {len(lost) - MOST} more places that cannot be read")
    if host.left_out:
        yield Result(Exit.CLEAN, f"left out, for only an administrator can list them: {', '.join(sorted(host.left_out))}")
    if denied := sum(process.denied for process in host.processes()):
        yield Result(Exit.CLEAN, f"the system does not disclose the paths of {denied} of {len(host.processes())} running programs")


def _browsers(host: Machine, user: str) -> list[str]:
    """Return the browsers that a home has folders of, each once."""
    from scanner.collectors.browsers.chromium_folders import browser_of, find_user_data_folders  # noqa: PLC0415  for this command only
    from scanner.collectors.browsers.gecko_folders import find_gecko_folders  # noqa: PLC0415  as above

    names = [browser_of(record)[0] for record in find_user_data_folders(host) if record.user == user]
    names += [record.about for record in find_gecko_folders(host) if record.user == user]
    return sorted({*names})


def _collectors(host: Machine) -> Iterator[list[Problem]]:
    """Look for every collector's records, and yield what could not be looked at."""
    from scanner.collectors import collectors  # noqa: PLC0415  as above

    for collector in collectors(host.platform):
        watched = host.watched()
        for _ in collector().find(watched):
            pass
        yield [problem for problem in watched.losses if watched.is_news(problem)]


def _paths(value: object) -> list[str]:
    return [*value] if isinstance(value, list) else []


def _unread(problem: Problem) -> Result:
    told = ": ".join(filter(None, (clean(problem.location), problem.reason.replace("-", " "), clean(problem.detail))))
    return Result(Exit.INCOMPLETE, told)


def _fault(what: str, error: click.ClickException | OSError) -> Result:
    said = error.message if isinstance(error, click.ClickException) else str(error.strerror)
    return Result(Exit.WRONG_CALL, f"{what}: {said}")
