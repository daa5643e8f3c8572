"""A JSON or TOML report as the Scan that it was written from: the way back of `document`.

What only was counted stays a count. Whatever a report says has to be what we would write of the scan that is read from it: so
a key that we do not know, a count that does not count and a text that would steer a terminal are refused with all else.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from scanner.language import ENGLISH, LANGUAGES
from scanner.model import CollectorRun, HostFacts, Kind, Malformed, Platform, Scan, Scope, Status
from scanner.reports.record import read_fields
from scanner.reports.record.checked_table import Part, below, refuse, shown
from scanner.reports.record.document import SCHEMA, document
from scanner.reports.record.parse_report import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Item, Problem

USERS = ("all", "this-user")
TOOL = "scanner"


def read(content: bytes) -> Scan:
    """Return the scan. Raises Malformed with the key that is wrong and what was expected there."""
    table = parsed(content)
    report = Part(table)
    if report.count("schema") != SCHEMA:
        raise Malformed(f"schema: expected {SCHEMA}, found {report.count('schema')}: another version of scanner wrote this report")
    scan = _scan(report)
    _counts(report)
    again = document(scan, inventory="inventory" in report)
    again["tool"] = {"name": TOOL, "version": report.part("tool").text("version")}  # who wrote it is no part of a scan
    _agree(table, again)
    return scan


def _scan(report: Part) -> Scan:
    catalogue, device = report.part("catalogue"), report.part("device_class")
    return Scan(
        host=_host(report.part("host")),
        scope=_scope(report.part("scope")),
        started=report.moment("started"),
        seconds=report.seconds("seconds"),
        as_of=report.day("as_of"),
        device_class=device.text("value"),
        device_class_assumed=device.flag("assumed"),
        catalogue_version=catalogue.text("version"),
        catalogue_digest=catalogue.text("digest"),
        products=catalogue.count("products"),
        policies=tuple(map(read_fields.policy, report.parts("policies"))),
        runs=_runs(report),
        findings=tuple(map(read_fields.finding, report.parts("findings"))),
        not_looked_at=report.texts("not_looked_at", required=True),
        waivers=tuple(map(read_fields.waiver, report.parts("waivers"))) if "waivers" in report else (),
        language=report.one_of("language", LANGUAGES, ENGLISH),
        judged=report.moment("judged") if "judged" in report else None,
        pseudonymised=report.flag("pseudonymised") if "pseudonymised" in report else False,
    )


def _counts(report: Part) -> None:
    """Ask for what no scan holds: it is counted anew, and has to be there."""
    summary = report.part("summary")
    for key in ("items", "findings", "failing", "problems"):
        summary.count(key)
    summary.part("by_outcome")
    report.flag("complete")


def _host(part: Part) -> HostFacts:
    return HostFacts(
        part.text("name"), part.word("platform", Platform), part.text("release"), part.text("architecture"), part.text("root", "")
    )


def _scope(part: Part) -> Scope:
    return Scope(part.one_of("users", USERS), part.flag("privileged"), part.count("homes"))


def _runs(report: Part) -> tuple[CollectorRun, ...]:
    """Deal the problems and the inventory out to the runs, in whose order they stand, by the runs' own counts."""
    problems = map(read_fields.problem, report.parts("problems"))
    listed = report.parts("inventory") if "inventory" in report else []
    items = map(read_fields.item, listed)
    runs = tuple(_run(part, items, problems) for part in report.parts("runs"))
    if "inventory" in report and any(run.omitted for run in runs):
        raise Malformed(f"inventory: expected {sum(run.said for run in runs)} items, as `runs` count them, found {len(listed)}")
    return runs


def _run(part: Part, items: Iterator[Item], problems: Iterator[Problem]) -> CollectorRun:
    said = part.count("items")
    kept = tuple(islice(items, said))
    return CollectorRun(
        collector=part.text("collector"),
        kind=part.word("kind", Kind) if "kind" in part else None,
        status=part.word("status", Status),
        records=part.count("records"),
        items=kept,
        problems=tuple(islice(problems, part.count("problems"))),
        seconds=part.seconds("seconds"),
        omitted=said - len(kept),
    )


def _agree(given: object, again: object, path: str = "") -> None:
    """Hold what a report says to what we would write; a key that came into being after it was written may be absent from it."""
    if isinstance(given, dict) and isinstance(again, dict):
        for key, value in given.items():
            if key not in again:
                raise Malformed(f"{below(path, key)}: not a key of a report, or one that says nothing here")
            _agree(value, again[key], below(path, key))
    elif isinstance(given, list) and isinstance(again, list):
        if len(given) != len(again):
            raise Malformed(f"{path}: expected {len(again)} entries, found {len(given)}")
        for place, (one, other) in enumerate(zip(given, again, strict=True)):
            _agree(one, other, f"{path}[{place}]")
    elif given != again or isinstance(given, bool) is not isinstance(again, bool):
        refuse(path, shown(again) if shown(again) != shown(given) else "a text on one line without control characters", given)
