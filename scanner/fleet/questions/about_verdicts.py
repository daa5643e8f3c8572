"""Questions about verdicts: what policies say of the fleet, what should be gone already, and which waivers end soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
from ibis import _

from scanner.fleet.questions.about_products import LEFTOVERS
from scanner.fleet.questions.asked import rows_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from scanner.fleet.questions.asked import Tables


def verdicts(tables: Tables) -> ir.Table:
    """Return for each policy, outcome and unit how many machines and products it is about, and on how many it is leftovers alone."""
    found = tables.verdicts_of(tables.findings)
    there = found.mutate(present=found.rung != LEFTOVERS)
    each = there.group_by("policy", "outcome", "unit", "machine", "product").agg(present=_.present.any())
    return each.group_by("policy", "outcome", "unit").agg(
        machines=_.machine.nunique(where=_.present),
        with_leftovers=_.machine.nunique() - _.machine.nunique(where=_.present),
        products=_["product"].nunique(where=_.present),
    )


def overdue(tables: Tables) -> ir.Table:
    """Return what is banned without doubt and was to be removed before the day: by its deadline, else since its ban began.

    A ban without dates holds: what it bans was never to be there.
    """
    found = tables.verdicts_of(tables.findings).filter(_.banned)
    found = found.mutate(due=ibis.coalesce(found.remove_by, found.effective_from))
    late = found.filter(found.due.isnull() | (found.due < tables.limit("today")))
    grouped = late.group_by("machine", "unit", "owner", "product", "aspect", "policy", "rule", "due")
    return grouped.agg(last_seen=_.day.max(), last_report=_.last_report.max())


def waivers(tables: Tables) -> ir.Table:
    """Return the waivers that the machines' latest scans were told of and that end within some days, or have ended."""
    found = rows_of("waivers", tables.machines)
    soon = found.filter(found.expires <= tables.limit("until"))
    return soon.group_by("id", "rule", "approved_by", "reference", "expires").agg(machines=_.machine.nunique(), applied=_.applied.max())
