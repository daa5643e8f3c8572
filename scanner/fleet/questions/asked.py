"""What a question is asked with: the day, the limits, and the tables as Ibis knows them, narrowed to what counts on that day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import ibis

from scanner.fleet.engines.engine import describe_table
from scanner.named_tuple import NamedTuple

if TYPE_CHECKING:
    import ibis.expr.types as ir

OF_SCANS = ("report", "day", "machine", "host_name", "started", "judged", "complete")  # what questions go by


class Asked(NamedTuple):
    """The limits of a question. `newest` is when the newest report that counts began; None for a store without any."""

    as_of: date  # reports of later days do not count
    newest: datetime | None = None
    product: str = ""
    since: date | None = None
    silent_for: timedelta = timedelta(days=1)
    within: int = 30  # days
    present_only: bool = True


class Tables:
    """The tables of a store on a day."""

    def __init__(self, asked: Asked) -> None:
        """Take the limits."""
        self.asked = asked
        self.units = describe_table("units")

    def all_scans(self, until: date | None = None) -> ir.Table:
        """Return every scan that counts."""
        scans = describe_table("scans").select(*OF_SCANS)
        return scans.filter(scans.day <= ibis.literal(until or self.asked.as_of))

    def latest_scans(self, until: date | None = None) -> ir.Table:
        """Return the latest report of each machine: of two of one scan, the one that was judged last."""
        return _first(self.all_scans(until), ["machine"])

    def latest_of_days(self) -> ir.Table:
        """Return the latest report of each machine and day."""
        return _first(self.all_scans(), ["machine", "day"])

    @cached_property
    def machines(self) -> ir.Table:
        """The latest report of each machine, with what the list of machines says of it."""
        return self.with_units(self.latest_scans())

    def with_units(self, scans: ir.Table) -> ir.Table:
        """Return scans with units and owners."""
        keyed = scans.mutate(key=scans.host_name.lower())
        return keyed.left_join(self.units, keyed.key == self.units.key).drop("key_right")

    def findings_of(self, scans: ir.Table) -> ir.Table:
        """Return what was found there, without what is only kept out, with the columns of the scans before its own."""
        findings = describe_table("findings")
        there = findings.filter(~findings.kept_out)
        columns = [there[name] for name in there.columns if name not in {"report", "day"}]
        return scans.inner_join(there, scans.report == there.report).select(*(scans[name] for name in scans.columns), *columns)

    def verdicts_of(self, findings: ir.Table) -> ir.Table:
        """Return what policies say of findings."""
        verdicts = describe_table("verdicts")
        columns = [verdicts[name] for name in verdicts.columns if name not in findings.columns]
        same = [findings.report == verdicts.report, findings.finding == verdicts.finding]
        return findings.inner_join(verdicts, same).select(*(findings[name] for name in findings.columns), *columns)


def _first(scans: ir.Table, within: list[str]) -> ir.Table:
    order = [ibis.desc(scans.started), ibis.desc(scans.judged.fill_null(scans.started)), ibis.desc(scans.report)]
    numbered = scans.mutate(place=ibis.row_number().over(group_by=within, order_by=order))
    return numbered.filter(numbered.place == 0).drop("place")


def rows_of(table: str, scans: ir.Table) -> ir.Table:
    """Return the rows of a table of some scans, with the machine and what is known of it."""
    below = describe_table(table)
    named = [scans[name] for name in ("machine", "unit", "owner", "started") if name in scans.columns]
    return scans.inner_join(below, scans.report == below.report).select(*named, *(below[name] for name in below.columns))
