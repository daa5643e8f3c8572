"""The tables that a question is about, as Ibis knows them, narrowed to what counts on the day that was asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import ibis
from ibis import _

from scanner.fleet.engines.engine import describe_table
from scanner.fleet.storage.derived_columns import JOINT
from scanner.reports.series import NAMELESS

if TYPE_CHECKING:
    import ibis.expr.types as ir

# What questions go by.
OF_SCANS = (
    *("report", "day", "series", "machine", "host_name", "host_domain", "scope_users", "scope_account", "started", "judged", "complete"),
    *("only_addressed", "policies"),
)
FORM = ("product", "aspect")
EVERYTHING = "*"  # what a report covers: else its policies, of which there may be none


class Tables:
    """The tables of a store on a day."""

    def __init__(self) -> None:
        """Describe what every question is about."""
        self.units, self._limits = describe_table("units"), describe_table("limits")

    def limit(self, name: str) -> ir.Scalar:
        """Return a limit of the question."""
        return self._limits[name].as_scalar()

    def all_scans(self) -> ir.Table:
        """Return every scan up to the day, each once: the report of it, and one that was judged again only where that is not there."""
        return _each_once(self._scans("as_of"))

    def counted_scans(self, until: str = "as_of") -> ir.Table:
        """Return the scans that count: those of each series from its latest complete one on, unless one on all accounts renews them.

        What an incomplete scan does not show may still be there, and so may what the policies of one with `only_addressed` do not
        cover: that renews only what left out the same. `newest` is when the latest scan of the series began.
        """
        return _without_renewed(_each_once(_without_older(self._scans(until))))

    def daily_scans(self) -> ir.Table:
        """Return the scans that count of each day by itself. A machine's only one does, and most have no other."""
        scans = self._scans("as_of")
        marked = scans.mutate(alone=scans.count().over(group_by=["machine", "day"]) == 1)
        alone, others = (marked.filter(one).drop("alone") for one in (marked.alone, ~marked.alone))
        return alone.mutate(newest=alone.started).union(_without_renewed(_each_once(others), "day"))

    def _scans(self, until: str) -> ir.Table:
        scans = describe_table("scans").select(*OF_SCANS)
        covers = scans.policies.fill_null(scans.report)  # an older store does not know them: such a report covers what no other does
        return scans.filter(scans.day <= self.limit(until)).mutate(covers=scans.only_addressed.ifelse(covers, EVERYTHING))

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
        whole = _moments(found, found.covers == EVERYTHING).max().over(group_by=["series", *FORM])
        seen = found.mutate(alike=found.started.max().over(group_by=["series", "covers", *FORM]), whole=whole)
        kept = seen.filter(seen.started == seen.alike, seen.whole.isnull() | (seen.started >= seen.whole)).select(*found.columns)
        return _without_taken_back(kept, self._scans(until)).mutate(complete=_.complete & (_.started == _.newest))

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


def _without_older(scans: ir.Table) -> ir.Table:
    """Leave out what a series' newest scan renews by being complete: nearly everything, so that little is left to be weighed."""
    own, other = (_moments(scans, one).max().over(group_by=["series", "covers"]) for one in (scans.complete, ~scans.complete))
    marked = scans.mutate(own=own, other=other)
    return marked.filter(marked.own.isnull() | (marked.own <= marked.other) | (marked.started >= marked.own)).select(*scans.columns)


def _each_once(scans: ir.Table) -> ir.Table:
    order = [scans.judged.notnull(), ibis.desc(scans.judged), ibis.desc(scans.report)]
    numbered = scans.mutate(place=ibis.row_number().over(group_by=["series", "started"], order_by=order))
    return numbered.filter(numbered.place == 0).drop("place")


def _without_renewed(scans: ir.Table, *within: str) -> ir.Table:
    """Leave out what is older than a complete scan of its series, or one on all accounts of its machine, that covers as much.

    Of a domain that nobody knows, one of any domain renews it. What has no name is no other machine's.
    """
    everything, known = scans.covers == EVERYTHING, scans.host_domain.notnull()
    on_all = _is_on_all_accounts(scans)
    moments: dict[str, ir.Value] = {}
    for name, covering, of_kind in (("whole", scans.complete & everything, within), ("alike", scans.complete, (*within, "covers"))):
        of_all = _moments(scans, covering & on_all)
        of_machine = (of_all.max().over(group_by=["machine", *one, *of_kind]) for one in (["host_domain"], []))
        moments |= {name: _moments(scans, covering).max().over(group_by=["series", *of_kind]), f"{name}_of_all": known.ifelse(*of_machine)}
    marked = scans.mutate(**moments)
    kept = marked.filter(*(marked[name].isnull() | (marked.started >= marked[name]) for name in moments))
    return kept.select(*scans.columns).mutate(newest=kept.started.max().over(group_by=["series", *within]))


def _is_on_all_accounts(scans: ir.Table) -> ir.BooleanValue:
    return (scans.scope_users == "all") & scans.host_name.lower().notin(sorted(NAMELESS))


def _without_taken_back(found: ir.Table, scans: ir.Table) -> ir.Table:
    """Leave out what a later complete scan with `only_addressed` would have shown, or judges anew.

    It would have shown what one of its policies judged before. What it does show is judged anew if all policies that judged it are there.
    """
    later = scans.filter(scans.complete, scans.only_addressed, scans.judged.isnull())
    later = later.select(
        of_machine=later.machine, of_series=later.series, of_domain=later.host_domain, on_all=_is_on_all_accounts(later),
        began=later.started, asked=later.policies, later=later.report,
    )  # fmt: skip
    verdicts = describe_table("verdicts")
    said = verdicts.select(of_report=verdicts.report, of_finding=verdicts.finding, policy=verdicts.policy).filter(_.policy != "")
    pairs = found.inner_join(later, [found.machine == later.of_machine, found.started < later.began]).filter(
        (_.series == _.of_series) | (_.on_all & (_.host_domain.isnull() | (_.host_domain == _.of_domain)))
    )
    told = pairs.inner_join(said, [pairs.report == said.of_report, pairs.finding == said.of_finding])
    is_asked = (JOINT + told.asked + JOINT).contains(JOINT + told.policy + JOINT)
    each = told.group_by("report", "finding", "later", *FORM).agg(verdicts=told.count(), again=told.count(where=is_asked))
    each = each.filter(each.again > 0)
    there = describe_table("findings")
    shown = there.select(shown=there.report, shown_product=there.product, shown_aspect=there.aspect)
    same = [each.later == shown.shown, each.product == shown.shown_product, each.aspect == shown.shown_aspect]
    gone = each.left_join(shown, same).filter(_.shown.isnull() | (_.again == _.verdicts)).select("report", "finding")
    return found.anti_join(gone, [found.report == gone.report, found.finding == gone.finding])


def _moments(scans: ir.Table, which: ir.BooleanValue) -> ir.Value:
    """Return when scans began, of those alone that are meant."""
    return which.ifelse(scans.started, ibis.null("timestamp"))


def rows_of(table: str, scans: ir.Table) -> ir.Table:
    """Return the rows of a table of some scans, with the machine and what is known of it."""
    below = describe_table(table)
    named = [scans[name] for name in ("machine", "unit", "owner", "started") if name in scans.columns]
    return scans.inner_join(below, scans.report == below.report).select(*named, *(below[name] for name in below.columns))
