"""Questions about machines: which reported, which did not, and what could not be read there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import ibis
from ibis import _

from scanner.fleet.questions.asked import rows_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from scanner.fleet.questions.asked import Tables


def status(tables: Tables) -> ir.Table:
    """Return one row: how many machines there are, and how they are."""
    machines = tables.machines
    bans = tables.verdicts_of(tables.findings_of(machines)).filter(_.banned).select("machine").distinct()
    joined = machines.left_join(bans, machines.machine == bans.machine)
    late = ibis.literal(_limit(tables))
    return joined.agg(
        machines=joined.count(),
        complete=joined.count(where=joined.complete),
        incomplete=joined.count(where=~joined.complete),
        silent=joined.count(where=joined.started < late),
        banned=joined.count(where=joined.machine_right.notnull()),
        units=joined.unit.nunique(),
        unlisted=joined.count(where=joined.expected.isnull()),
    )


def silent(tables: Tables) -> ir.Table:
    """Return the machines whose last report is too old, and those of the list that never reported."""
    machines = tables.machines
    late = machines.filter(machines.started < ibis.literal(_limit(tables)))
    late = late.select("machine", "unit", "owner", last_report=late.started)
    never = tables.units.anti_join(machines, tables.units.key == machines.key)
    never = never.select(never.unit, never.owner, machine=never.expected, last_report=ibis.null("timestamp"))
    return late.union(never.select("machine", "unit", "owner", "last_report"))


def unreadable(tables: Tables) -> ir.Table:
    """Return why scans are not complete: each cause with how many machines it concerns."""
    incomplete = tables.machines.filter(~_.complete)
    problems, runs = rows_of("problems", incomplete), rows_of("runs", incomplete)
    causes = problems.select("machine", "collector", cause=problems.reason)
    unsaid = runs.filter(runs.problems == 0)
    causes = causes.union(unsaid.select("machine", "collector", cause=unsaid.status))
    return causes.group_by("cause", "collector").agg(machines=_.machine.nunique(), records=_.count())


def incomplete(tables: Tables) -> ir.Table:
    """Return each machine whose latest scan is not complete, with each cause."""
    machines = tables.machines.filter(~_.complete)
    problems, runs = rows_of("problems", machines), rows_of("runs", machines)
    columns = ("machine", "unit", "owner", "collector")
    unsaid = runs.filter(runs.problems == 0)
    causes = problems.select(*columns, cause=problems.reason).union(unsaid.select(*columns, cause=unsaid.status))
    return causes.group_by(*columns, "cause").agg(records=_.count())


def _limit(tables: Tables) -> datetime:
    return (tables.asked.newest or datetime.now(UTC).replace(tzinfo=None)) - tables.asked.silent_for
