"""What a scan by this account could see of a machine: `scanner doctor` searches for records, and reads none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.cli.check_result import Result, unread
from scanner.cli.exit_codes import Exit
from scanner.cli.open_host import open_host
from scanner.cli.options import Limits
from scanner.cli.search_machine import search_machine
from scanner.reports.clean import clean
from scanner.reports.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.catalogue.feature import Feature
    from scanner.host.machine import Machine
    from scanner.language import Say
    from scanner.model import CollectorRun

MOST = 10  # of what could not be read
SAID_OWN_HOME = "the home of this account alone; run as administrator, or with --all-users, for every home"


def check_machine(root: str | None, values: Mapping[str, Any], features: Sequence[Feature], say: Say) -> Iterator[Result]:
    """Yield whose homes and which browsers are there, and what this account may not read, or not in time."""
    host, everybody, rights = open_host(root, **{name: values[name] for name in ("all_users", "platform", "phone_backups", "budget")})
    scope = say("every home") if everybody else say(SAID_OWN_HOME)
    message = say("with administrator rights, in scope: {scope}") if rights else say("without administrator rights, in scope: {scope}")
    yield Result(Exit.CLEAN, message.format(scope=scope))
    runs = [*search_machine(host, Limits(**{name: values[name] for name in Limits._fields}), features)]
    yield from _list_homes(host, runs, say)
    yield from _list_losses(runs, say)
    yield from _list_closed(host, say)


def _list_homes(host: Machine, runs: Sequence[CollectorRun], say: Say) -> Iterator[Result]:
    """Yield each home with the browsers in it: they are all that a search gives items for."""
    for user in host.users():
        browsers = listed(sorted({item.name for done in runs for item in done.items if item.user == user.name})) or say("none")
        message = say("home of {user}: {folder}; browsers: {names}")
        yield Result(Exit.CLEAN, message.format(user=clean(user.name), folder=clean(user.home), names=browsers))


def _list_losses(runs: Sequence[CollectorRun], say: Say) -> Iterator[Result]:
    lost = [*dict.fromkeys(unread(problem, say) for done in runs for problem in done.problems)]
    yield from lost[:MOST]
    if len(lost) > MOST:
        yield Result(Exit.INCOMPLETE, say("and {number} more places that cannot be read").format(number=len(lost) - MOST))


def _list_closed(host: Machine, say: Say) -> Iterator[Result]:
    """Yield what the system shows to no account like this one, which makes no scan incomplete."""
    if host.left_out:
        folders = ", ".join(map(clean, sorted(host.left_out)))
        yield Result(Exit.CLEAN, say("left out, for only an administrator can list them: {folders}").format(folders=folders))
    if denied := sum(process.denied for process in host.processes()):
        message = say("the system does not disclose the paths of {number} of {all} running programs")
        yield Result(Exit.CLEAN, message.format(number=denied, all=len(host.processes())))
