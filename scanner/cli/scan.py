"""`scanner scan`: look, judge, report."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from scanner.cli.catalogue import chosen, loaded, signatures_option
from scanner.cli.failure import Exit
from scanner.cli.host_options import checked, hosts_options, opened
from scanner.cli.output import FORMATS, apart, filled, form_of, is_terminal, report, saved, several
from scanner.cli.progress import followed
from scanner.scan import Question, scan

if TYPE_CHECKING:
    from scanner.model import Scan

DEVICE_CLASSES = ("service", "personal-with-access", "personal")


@click.command(name="scan")
@click.option("--policy", "policies", multiple=True, metavar="ID|FILE", help="Judge by this policy; repeatable [default: Belgian federal].")
@signatures_option
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Judge as on this day, YYYY-MM-DD [default: today].")
@click.option("--device-class", type=click.Choice(DEVICE_CLASSES), help="Whose device this is [default: service, and said to be assumed].")
@hosts_options
@click.option("--format", "form", type=click.Choice(FORMATS), help="Format of the report [default: by the suffix of --output, else text].")
@click.option(
    "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report here; {host}, {root} and {date} are filled in."
)
@click.option("--inventory", is_flag=True, help="Add every item to the report, not only those that match a product.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors; the exit code tells.")
def command(
    *,
    policies: tuple[str, ...],
    signatures: tuple[str, ...],
    as_of: datetime | None,
    device_class: str | None,
    roots: tuple[str, ...],
    platform: str | None,
    all_users: bool | None,
    timeout: float,
    form: str | None,
    output: str | None,
    inventory: bool,
    quiet: bool,
) -> int:
    """Look at this machine and judge what is found by policies.

    Prints what is present, on what legal basis it is banned, what could not be read, and what is never looked at.
    """
    form = form_of(output, form)
    catalogue = loaded(signatures)
    judges = chosen(policies, catalogue)
    codes: list[Exit] = []
    written: set[str] = set()
    systems = checked(roots, platform, all_users=all_users)
    several(len(systems), form, output)
    for root in systems:
        host, everybody, rights = opened(root, all_users=all_users, platform=platform)
        question = Question(
            as_of=as_of.date() if as_of else date.today(),  # noqa: DTZ011  a policy's dates are days of the place where it is read
            device_class=device_class or "service",
            device_class_assumed=device_class is None,
            all_users=everybody,
            privileged=rights,
            timeout=timeout,
        )
        done = followed(host, scan(host, catalogue, judges, question), quiet=quiet)
        file = apart(filled(output, done.host, done.started), written) if output else None
        if codes and not quiet:
            click.echo()
        codes += _told(done, form, file, inventory=inventory, quiet=quiet)
    return max(codes, key=_gravity)


def _told(done: Scan, form: str, file: str | None, *, inventory: bool, quiet: bool) -> list[Exit]:
    """Write the report where it belongs; return what happened, the scan's own result first."""
    codes = [Exit.BANNED if done.banned else Exit.CLEAN if done.complete else Exit.INCOMPLETE]
    if file:
        codes.append(saved(report(done, form, inventory=inventory, to_terminal=False), file))
        form = "text"
        quiet = quiet or codes[-1] is Exit.FAILURE  # the report itself went to standard output: nothing may be mixed into it
    if not quiet:
        click.echo(report(done, form, inventory=inventory, to_terminal=is_terminal()), nl=False)
    return codes


def _gravity(code: Exit) -> int:
    """Rank codes: a report that was lost on its way matters more than what it says, and a ban more than a gap."""
    return [Exit.CLEAN, Exit.INCOMPLETE, Exit.BANNED, Exit.FAILURE].index(code)
