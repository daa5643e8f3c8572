"""The tables that a question is about, as Ibis knows them, narrowed to what counts on the day that was asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ibis import _

from scanner.fleet.engines.engine import describe_table
from scanner.fleet.questions.counted import (
    EVERYTHING,
    FORM,
    keep_each_once,
    keep_moments,
    leave_out_renewed,
    leave_out_taken_back,
    narrow_to_counted,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

# What questions go by.
OF_SCANS = (
    *("report", "day", "series", "machine", "host_name", "host_domain", "scope_users", "scope_account", "started", "judged", "complete"),
    *("only_addressed", "policies"),
)


class Tables:
    """The tables of a store on a day."""

    def __init__(self, *, in_part: bool = True) -> None:
        """Describe what every question is about; without `in_part`, of a store where no report has `only_addressed`, for half the time."""
        self._in_part = in_part
        self.units, self._limits = describe_table("units"), describe_table("limits")

    def limit(self, name: str) -> ir.Scalar:
        """Return a limit of the question."""
        return self._limits[name].as_scalar()

    def all_scans(self) -> ir.Table:
        """Return every scan up to the day, each once: the report of it, and one that was judged again only where that is not there."""
        return keep_each_once(self._scans("as_of"))

    def counted_scans(self, until: str = "as_of") -> ir.Table:
        """Return the scans that count: those of each series from its latest complete one on, unless one on all accounts renews them.

        What an incomplete scan does not show may still be there, and so may what the policies of one with `only_addressed` do not
        cover: that renews only what left out the same. `newest` is when the latest scan of the series began.
        """
        return narrow_to_counted(self._scans(until))

    def daily_scans(self) -> ir.Table:
        """Return the scans that count of each day by itself. A machine's only one does, and most have no other."""
        scans = self._scans("as_of")
        marked = scans.mutate(alone=scans.count().over(group_by=["machine", "day"]) == 1)
        alone, others = (marked.filter(one).drop("alone") for one in (marked.alone, ~marked.alone))
        return alone.mutate(newest=alone.started).union(leave_out_renewed(keep_each_once(others), "day"))

    def _scans(self, until: str) -> ir.Table:
        scans = describe_table("scans").select(*OF_SCANS)
        counted = scans.filter(scans.day <= self.limit(until))
        if not self._in_part:
            return counted
        covers = scans.policies.fill_null(scans.report)  # an older store does not know them: such a report covers what no other does
        return counted.mutate(covers=scans.only_addressed.ifelse(covers, EVERYTHING))

    def latest_scans(self) -> ir.Table:
        """Return the latest scan of each series, which is a machine and account."""
        return self.counted_scans().filter(_.started == _.newest)

    @cached_property
    def machines(self) -> ir.Table:
        """The latest reports of the machines, with what the list of machines says of them: one for each account that scans by itself."""
        return self.with_units(self.latest_scans())

    @cached_property
    def each_machine(self) -> ir.Table:
        """A row for each machine: when its newest report began, and whether all of its latest ones are complete."""
        grouped = self.machines.group_by("machine", "key", "unit", "owner", "expected")
        latest = {"started": _.started.max(), "day": _.day.max(), "complete": _.complete.all(), "only_addressed": _.only_addressed.any()}
        return grouped.agg(**latest)

    @property
    def all_findings(self) -> ir.Table:
        """What was ever found, up to the day; a scan that was judged again shows the same twice."""
        found = describe_table("findings")
        return found.filter(found.day <= self.limit("as_of"))

    @cached_property
    def findings(self) -> ir.Table:
        """What was found on the machines as they are now, or was last seen there before a scan that is not complete."""
        return self.findings_on(self.with_units(self.counted_scans()))

    def findings_on(self, counted: ir.Table, until: str = "as_of") -> ir.Table:
        """Return the findings of scans that count, each form of a product where it was seen last: `day` is that of this scan.

        `last_report` is the day of the latest scan, and `complete` says whether that was complete.
        """
        found = self.findings_of(counted.mutate(last_report=counted.newest.date()))
        return self._see_last(found, until).mutate(complete=_.complete & (_.started == _.newest))

    def _see_last(self, found: ir.Table, until: str) -> ir.Table:
        if not self._in_part:
            seen = found.mutate(last=found.started.max().over(group_by=["series", *FORM]))
            return seen.filter(seen.started == seen.last).select(*found.columns)
        whole = keep_moments(found, found.covers == EVERYTHING).max().over(group_by=["series", *FORM])
        seen = found.mutate(alike=found.started.max().over(group_by=["series", "covers", *FORM]), whole=whole)
        kept = seen.filter(seen.started == seen.alike, seen.whole.isnull() | (seen.started >= seen.whole)).select(*found.columns)
        return leave_out_taken_back(kept, self._scans(until))

    def with_units(self, scans: ir.Table) -> ir.Table:
        """Return scans with units and owners."""
        keyed = scans.mutate(key=scans.host_name.lower())
        return keyed.left_join(self.units, keyed.key == self.units.key).drop("key_right")

    def findings_of(self, scans: ir.Table) -> ir.Table:
        """Return what was found there, with the columns of the scans before its own."""
        there = describe_table("findings")
        columns = [there[name] for name in there.columns if name not in {"report", "day"}]
        return scans.inner_join(there, scans.report == there.report).select(*(scans[name] for name in scans.columns), *columns)

    def verdicts_of(self, findings: ir.Table) -> ir.Table:
        """Return what policies say of findings."""
        verdicts = describe_table("verdicts")
        columns = [verdicts[name] for name in verdicts.columns if name not in findings.columns]
        same = [findings.report == verdicts.report, findings.finding == verdicts.finding]
        return findings.inner_join(verdicts, same).select(*(findings[name] for name in findings.columns), *columns)


def rows_of(table: str, scans: ir.Table) -> ir.Table:
    """Return the rows of a table of some scans, with the machine and what is known of it."""
    below = describe_table(table)
    named = [scans[name] for name in ("machine", "unit", "owner", "started") if name in scans.columns]
    return scans.inner_join(below, scans.report == below.report).select(*named, *(below[name] for name in below.columns))
