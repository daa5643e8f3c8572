"""`scanner diff`: what is different between two reports of one machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit
from scanner.cli.open_report import open_report
from scanner.cli.options import DIFF_FORMAT, LANG, configured, with_options
from scanner.cli.output import is_terminal, print_json, width
from scanner.reports.clean import clean
from scanner.reports.differences import are_of_one_machine, compare_scans, find_caveats
from scanner.reports.record.forms import MOMENT
from scanner.reports.series import has_name
from scanner.reports.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Scan
    from scanner.reports.differences import Differences

EVENTS = ("appeared", "gone", "changed", "newly_unreadable")


@configured
@click.command(name="diff", examples=("scanner diff monday.json tuesday.json", "scanner diff a.json b.json --format ndjson"))
@click.argument("old", type=click.File("rb"))
@click.argument("new", type=click.File("rb"))
@with_options(DIFF_FORMAT, LANG)
def command(*, old: BinaryIO, new: BinaryIO, form: str, lang: str) -> Exit:
    """Compare two JSON or TOML reports of one machine: what appeared, what is gone, what is judged differently, what is newly unreadable.

    Exits with 1 if banned software is new, and otherwise with 3 if something could not be read for NEW. Nothing is judged again.
    """
    before, after = open_report(old, "compared"), open_report(new, "compared")
    _refuse_others(before, after)
    found = compare_scans(before, after)
    if form == "json":
        events = [*_events(found)]
        print_json({**_head(before, after, found), **{event: [one for kind, one in events if kind == event] for event in EVENTS}})
    elif form == "ndjson":
        for kind, one in (("diff", _head(before, after, found)), *_events(found)):
            print_json({"event": kind, **one}, lines=True)
    else:
        from scanner.reports.differences_text import write_differences  # noqa: PLC0415  for text only

        click.echo(write_differences(before, after, found, lang, width=width(to_terminal=is_terminal())), nl=False)
    return Exit.BANNED if found.has_new_ban else Exit.CLEAN if after.complete else Exit.INCOMPLETE


def _refuse_others(before: Scan, after: Scan) -> None:
    if not are_of_one_machine(before, after):
        names = " and ".join(map(_describe, (before, after)))
        why = "" if has_name(before.host) else "; without a name of its own, a machine cannot be told from others"
        raise click.UsageError(f"expected two reports of one machine; found those of {names}{why}")


def _describe(scan: Scan) -> str:
    """Return what tells a machine and account from others."""
    account = f"account {clean(scan.scope.account) or 'unknown'}" if scan.scope.users != "all" else ""
    words = (scan.host.platform, clean(scan.host.domain), account, "pseudonymised" if scan.pseudonymised else "")
    return f"{clean(scan.host.name) or 'a machine without a name'} ({listed(words)})"


def _head(before: Scan, after: Scan, found: Differences) -> dict[str, Any]:
    return {
        "host": clean(after.host.name),
        "old": MOMENT.write(before.started),
        "new": MOMENT.write(after.started),
        "new_ban": found.has_new_ban,
        "complete": after.complete,
        "caveats": find_caveats(before, after),
    }


def _events(found: Differences) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each difference with its kind, as flat values."""
    for kind, findings in (("appeared", found.appeared), ("gone", found.gone)):
        yield from ((kind, {**_name(one), "outcomes": sorted({verdict.outcome.value for verdict in one.verdicts})}) for one in findings)
    for change in found.changed:
        verdict = {"policy": clean(change.policy), "rule": clean(change.rule), "before": change.before, "after": change.after}
        yield "changed", {**_name(change.finding), **verdict, "new_ban": change.fails}
    for problem in found.newly_unreadable:
        place = {"location": clean(problem.location), "user": clean(problem.user)}
        yield "newly_unreadable", {"collector": clean(problem.collector), "reason": problem.reason, **place}


def _name(finding: Finding) -> dict[str, Any]:
    named = {"product": clean(finding.product), "name": clean(finding.name)}
    return {**named, "aspect": clean(finding.aspect), "relation": finding.relation, "fails": finding.fails}
