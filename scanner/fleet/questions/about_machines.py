"""Questions about machines: which reported, which did not, and what could not be read there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
from ibis import _

from scanner.fleet.engines.engine import describe_table
from scanner.fleet.questions.asked import rows_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from scanner.fleet.questions.asked import Tables

CAUSE = ("machine", "unit", "owner", "collector", "cause")


def status(tables: Tables) -> ir.Table:
    """Return one row: how many machines there are, and how they are."""
    joined = _with_bans(tables)
    return joined.agg(
        machines=joined.count(),
        complete=joined.count(where=joined.complete),
        incomplete=joined.count(where=~joined.complete),
        only_addressed=joined.count(where=joined.only_addressed),
        silent=joined.count(where=joined.started < tables.limit("late")),
        banned=joined.count(where=joined.banned),
        units=joined.unit.nunique(),
        unlisted=joined.count(where=joined.expected.isnull()),
    )


def silent(tables: Tables) -> ir.Table:
    """Return the machines whose last report is too old, and those of the list that never reported."""
    machines = tables.each_machine
    late = machines.filter(machines.started < tables.limit("late"))
    late = late.select("machine", "unit", "owner", last_report=late.started)
    never = tables.units.anti_join(machines, tables.units.key == machines.key)
    never = never.select(never.unit, never.owner, machine=never.expected, last_report=ibis.null("timestamp"))
    return late.union(never.select("machine", "unit", "owner", "last_report"))


def unlisted(tables: Tables) -> ir.Table:
    """Return the machines that report and that the list does not name."""
    machines = _with_bans(tables)
    return machines.filter(machines.expected.isnull()).select("machine", "complete", "banned", last_report=_.started)


def unreadable(tables: Tables) -> ir.Table:
    """Return why scans are not complete: each cause with how many machines it concerns."""
    return _causes(tables).group_by("cause", "collector").agg(machines=_.machine.nunique(), records=_.count())


def incomplete(tables: Tables) -> ir.Table:
    """Return each machine of whose latest scans one is not complete, with each cause."""
    return _causes(tables).group_by(*CAUSE).agg(records=_.count())


def doubtful(tables: Tables) -> ir.Table:
    """Return the machines of whose latest reports one begins later than now, or was judged as of neither its scan's day nor its own."""
    said = describe_table("scans")
    said = said.select(of_report=said.report, of_day=said.day, judged_as_of=said.as_of)
    found = tables.machines.inner_join(said, _.report == said.of_report)
    ahead, a_day = ibis.greatest(found.started, ibis.coalesce(found.judged, found.started)) > tables.limit("ahead"), ibis.interval(days=1)
    days = (found.of_day, ibis.coalesce(found.judged.date(), found.of_day))  # of a place east or west of us, its own day may be another
    elsewhen = [(found.judged_as_of > day + a_day) | (found.judged_as_of < day - a_day) for day in days]
    marked = found.mutate(ahead=ahead, elsewhen=elsewhen[0] & elsewhen[1])
    return marked.filter(marked.ahead | marked.elsewhen).group_by("machine").agg(ahead=_.ahead.any(), elsewhen=_.elsewhen.any())


def _with_bans(tables: Tables) -> ir.Table:
    """Return the machines, and whether something banned is on each."""
    machines = tables.each_machine
    bans = tables.verdicts_of(tables.findings).filter(_.banned).select("machine").distinct()
    joined = machines.left_join(bans, machines.machine == bans.machine)
    return joined.select(*(machines[name] for name in machines.columns), banned=joined.machine_right.notnull())


def _causes(tables: Tables) -> ir.Table:
    """Return what could not be read: each problem, and each run that ended badly without one."""
    scans = tables.machines.filter(~_.complete)
    problems, runs = rows_of("problems", scans), rows_of("runs", scans).filter(_.problems == 0)
    return problems.mutate(cause=problems.reason).select(*CAUSE).union(runs.mutate(cause=runs.status).select(*CAUSE))
