"""`scanner fleet`: many machines' reports in a store, and the questions about all of them."""

from __future__ import annotations

import gc
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from scanner.cli import deferred_click as click
from scanner.cli.change_store import forget_host, make_example, purge_store
from scanner.cli.deliver_answer import answer_expression, answer_map, answer_question, answer_status, deliver_page
from scanner.cli.fleet_options import (
    ANSWER_FORMAT,
    ANSWER_OUTPUT,
    ANSWER_SEPARATOR,
    ANSWERS,
    DAY_OF_FLEET,
    DAYS,
    ENGINE,
    EXPECTED,
    FILLED_IN,
    FROM,
    HISTORY,
    INTO,
    MACHINES,
    OF_MAP,
    OLDER_THAN,
    SEED,
    SILENT_FOR,
    SINCE,
    SMALL_GROUPS,
    STORE,
    SUFFIXES,
    WHERE,
    WITHIN,
    Answering,
    make_answering,
)
from scanner.cli.follow_ingest import follow_ingest
from scanner.cli.options import JUDGING, LANG, QUIET, SIGNATURES, Sources, configured, with_options

if TYPE_CHECKING:
    from datetime import datetime

    from scanner.cli.options import Judging


@click.group(name="fleet")
def command() -> None:
    """Store the reports of many machines and answer questions about all of them. Reads reports only, and no machine."""
    gc.enable()  # the rest of the program ends after one scan


@configured
@command.command(name="ingest", examples=("scanner fleet ingest /mnt/share/reports --into store",))
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...")
@with_options(INTO, QUIET)
def ingest_reports(*, reports: tuple[str, ...], store: str, quiet: bool) -> int:
    """Store reports: JSON, TOML or one on each line, plain or packed by gzip or zstd; files, folders, or `-` for standard input.

    What does not pass is kept in STORE/quarantine with the reason. A report that is in the store already is passed by.
    """
    return follow_ingest(store, reports, quiet=quiet)


@configured
@command.command(name="status", examples=("scanner fleet status --store store --expected hosts.csv",))
@with_options(ANSWERS, SILENT_FOR)
def show_status(*, answering: Answering, silent_for: float) -> int:
    """Count the machines: complete, silent, with banned software, missing from the list or from the store."""
    return answer_status(answering, silent_for=_as_days(silent_for))


@configured
@command.command(name="where", examples=("scanner fleet where tiktok --store store",))
@click.argument("product", metavar="PRODUCT")
@with_options(ANSWERS)
def show_machines(*, product: str, answering: Answering) -> int:
    """Name the machines whose latest report has PRODUCT (its id or its name), with form, accounts and unit."""
    return answer_question("where", answering, product=product)


@configured
@command.command(name="trend", examples=("scanner fleet trend tiktok --store store --format csv",))
@click.argument("product", metavar="[PRODUCT]", default="")
@with_options(ANSWERS)
def show_trend(*, product: str, answering: Answering) -> int:
    """Count for each day the machines that had a product, and those that reported at all."""
    return answer_question("trend", answering, product=product)


@configured
@command.command(name="silent", examples=("scanner fleet silent --store store --for 2 --expected hosts.csv",))
@with_options(ANSWERS, SILENT_FOR)
def show_silent(*, answering: Answering, silent_for: float) -> int:
    """Name the machines that stopped reporting, and those of --expected that never did."""
    return answer_question("silent", answering, silent_for=_as_days(silent_for))


@configured
@command.command(name="unlisted", examples=("scanner fleet unlisted --store store --expected hosts.csv",))
@with_options(ANSWERS)
def show_unlisted(*, answering: Answering) -> int:
    """Name the machines that report and that --expected does not name."""
    if not answering.expected:  # none would be a false comfort, and all of them no answer
        raise click.UsageError("--expected is missing: no machine is unlisted without a list")
    return answer_question("unlisted", answering)


@configured
@command.command(name="new", examples=("scanner fleet new --store store --since 2026-11-01",))
@with_options(ANSWERS, SINCE)
def show_changes(*, answering: Answering, since: datetime) -> int:
    """Show what appeared on machines, and what is gone, since a day."""
    return answer_question("new", answering, since=since.date())


@configured
@command.command(name="waivers", examples=("scanner fleet waivers --store store --within 30",))
@with_options(ANSWERS, WITHIN)
def show_waivers(*, answering: Answering, within: int) -> int:
    """Show the waivers in use that end soon or have ended."""
    return answer_question("waivers", answering, within=within)


@configured
@command.command(name="query", examples=("scanner fleet query --store store --where \"product = 'tiktok' AND running\"",))
@with_options(ANSWERS, WHERE, FROM, HISTORY)
def filter_rows(*, answering: Answering, where: str, table: str, history: bool) -> int:
    """Show the rows of a table for which an expression holds, of the machines' latest reports: `product = 'tiktok' AND running`."""
    return answer_expression(answering, where, table, history=history)


@configured
@command.command(name="map", examples=("scanner fleet map --store store --answers old.ods -f ods -o map.ods",))
@with_options(OF_MAP, FILLED_IN)
def draw_map(*, answering: Answering, answers: str | None) -> int:
    """Draw the map of AI tools: a row for each, with empty columns for purpose, owner, contract, DPIA and decision.

    As a spreadsheet (ods, csv) to be filled in, and as a CycloneDX 1.7 bill of materials.
    """
    return answer_map(answering, answers)


@configured
@command.command(name="page", examples=("scanner fleet page --store store --output fleet.html",))
@with_options(STORE, ENGINE, EXPECTED, FILLED_IN, SMALL_GROUPS, ANSWER_OUTPUT, DAY_OF_FLEET, LANG)
def write_page(*, answers: str | None, small: int, **answering: Any) -> int:  # noqa: ANN401  click's values
    """Write one page about the fleet, to read, print or hand on: coverage, overdue removals, trends, products and AI tools."""
    return deliver_page(Answering(**answering, form="html"), answers, small)


@configured
@command.command(name="judge", examples=("scanner fleet judge --store store --policy texas --as-of 2026-11-21",))
@with_options(STORE, ENGINE, EXPECTED, JUDGING, SIGNATURES, ANSWER_FORMAT, ANSWER_OUTPUT, ANSWER_SEPARATOR)
def judge_reports(*, judging: Judging, signatures: Sources, **answering: Any) -> int:  # noqa: ANN401  as above
    """Judge the latest report of each machine again, with other policies or as of another day, as `scanner judge` does with one."""
    from scanner.cli.judge_fleet import judge_stored  # noqa: PLC0415  the other questions judge nothing

    return judge_stored(make_answering(SUFFIXES, **answering, as_of=None, lang=judging.lang), judging, signatures)


@configured
@command.command(name="purge", examples=("scanner fleet purge --store store --older-than 6m",))
@with_options(STORE, OLDER_THAN)
def purge_reports(*, store: str, older_than: str) -> int:
    """Delete the reports of days longer ago than an age, for good."""
    return purge_store(store, older_than)


@configured
@command.command(name="forget", examples=("scanner fleet forget pc-000007 --store store",))
@click.argument("machine", metavar="HOST")
@with_options(STORE)
def forget(*, machine: str, store: str) -> int:
    """Delete every report of a machine, for good."""
    return forget_host(store, machine)


@configured
@command.command(name="example", examples=("scanner fleet example folder --machines 300 --days 14",))
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False))
@with_options(MACHINES, DAYS, SEED)
def write_example(*, folder: str, machines: int, days: int, seed: int) -> int:
    """Make up a fleet to try things with: its reports, the list of its machines, and the truth about it."""
    return make_example(folder, machines, days, seed)


def _add(name: str, text: str) -> None:
    example = f"scanner fleet {name} --store store --expected hosts.csv"

    def show(*, answering: Answering) -> int:
        return answer_question(name, answering)

    show.__doc__ = text
    configured(command.command(name=name, examples=(example,))(with_options(ANSWERS)(show)))


_add("products", "Count the machines and accounts that have each product, by category, with the days it was first and last seen.")
_add("verdicts", "Count the machines for each policy, verdict and unit.")
_add("unreadable", "Count the machines whose scan is not complete, by cause, with what to do about it.")
_add("incomplete", "Name the machines whose scan is not complete, with the causes.")
_add("overdue", "Name the machines where banned software should have been removed before the day.")


def _as_days(number: float) -> timedelta:
    """Return the time of --for; there are numbers that are none, and larger ones than any time."""
    try:
        return timedelta(days=number)
    except (OverflowError, ValueError) as error:
        raise click.UsageError(f"--for {number:g}: expected a number of days, such as 2") from error
