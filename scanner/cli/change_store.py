"""What changes a store otherwise than by new reports: ages, machines to forget; and a fleet that is made up."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta

from scanner.cli import deferred_click as click
from scanner.cli.deliver_answer import change_errors
from scanner.cli.exit_codes import Exit
from scanner.language import own_language, say_of, speaker
from scanner.reports.clean import clean

AGE = re.compile(r"([1-9]\d{0,4})([dmy])")
MONTHS = {"m": 1, "y": 12}
SAID_REMEDY = "put back a copy of the file or ingest all reports into a new store, then forget again; a purge of its day drops it too"


def purge_store(folder: str, age: str) -> int:
    """Delete old reports and say how many."""
    before = first_day_kept(age, datetime.now(UTC).date())
    with change_errors(folder):
        from scanner.fleet.storage.rewrite import purge  # noqa: PLC0415  endpoints have no fleet, here and below
        from scanner.fleet.storage.store import open_store  # noqa: PLC0415

        number, say = purge(open_store(folder), before), speaker(own_language())
    said = say("{number} report of days before {day} deleted.", "{number} reports of days before {day} deleted.", number)
    click.echo(said.format(number=number, day=before))
    return Exit.CLEAN


def forget_host(folder: str, machine: str) -> int:
    """Delete a machine's reports and say how many. Who asks for that counts on it: a name that is not quite the store's is no success."""
    if not machine.strip():  # a variable of a script that is not set: every text in the quarantine has an empty name in it
        raise click.UsageError("HOST is empty; expected the name of a machine")
    with change_errors(folder):
        from scanner.fleet.storage.rewrite import forget_machine  # noqa: PLC0415
        from scanner.fleet.storage.store import open_store  # noqa: PLC0415

        done = forget_machine(open_store(folder), machine)
    say, name = speaker(own_language()), clean(machine)
    said = say("{number} report of {machine} deleted.", "{number} reports of {machine} deleted.", done.reports)
    click.echo(said.format(number=done.reports, machine=name))
    for path in done.damaged:
        told = say("damaged, so reports of {machine} may be left that have rows there").format(machine=name)
        click.echo(say_of(say_of(clean(path), told, say), say(SAID_REMEDY), say), err=True)
    if not done.reports:
        click.echo(say_of(name, say("no report of it was found"), say), err=True)
    for other in done.alike:
        click.echo(say_of(clean(other), say("may be the same machine, and its reports are kept"), say), err=True)
    return Exit.CLEAN if done.reports and not (done.damaged or done.alike) else Exit.INCOMPLETE


def make_example(folder: str, machines: int, days: int, seed: int) -> int:
    """Make up a fleet and say where it is."""
    with change_errors(folder):
        from scanner.fleet.example_fleet import find_last_day, make_fleet  # noqa: PLC0415

        truth = make_fleet(folder, machines, days, seed, find_last_day(datetime.now(UTC)))
    say = speaker(own_language())
    made = say("{number} report in {folder}", "{number} reports in {folder}", truth["reports"])
    click.echo(made.format(number=truth["reports"], folder=f"{folder}/reports"))
    click.echo(say("The list of machines: {file}; the truth: {truth}").format(file=f"{folder}/hosts.csv", truth=f"{folder}/truth.json"))
    return Exit.CLEAN


def first_day_kept(age: str, today: date) -> date:
    """Return the oldest day that is not older than an age."""
    found = AGE.fullmatch(age)
    if not found:
        raise click.UsageError(f"--older-than {age}: expected an age such as 90d, 6m or 1y")
    number, unit = int(found[1]), found[2]
    if unit == "d":
        return today - timedelta(days=number)
    months = today.year * 12 + today.month - 1 - number * MONTHS[unit]
    year, month = divmod(months, 12)
    if year < 1:
        raise click.UsageError(f"--older-than {age}: longer ago than there are years")
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
