"""Questions about verdicts: what policies say of the fleet, what should be gone already, and which waivers end soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import ibis
from ibis import _

from scanner.fleet.questions.asked import rows_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from scanner.fleet.questions.asked import Tables


def verdicts(tables: Tables) -> ir.Table:
    """Return for each policy, outcome and unit how many machines and products it is about."""
    found = tables.verdicts_of(tables.findings_of(tables.machines))
    return found.group_by("policy", "outcome", "unit").agg(machines=_.machine.nunique(), products=_["product"].nunique())


def overdue(tables: Tables) -> ir.Table:
    """Return what is banned without doubt and was to be removed before the day: by its deadline, else since its ban began."""
    found = tables.verdicts_of(tables.findings_of(tables.machines)).filter(_.banned)
    found = found.mutate(due=ibis.coalesce(found.remove_by, found.effective_from))
    late = found.filter(found.due < ibis.literal(tables.asked.as_of))
    return late.select("machine", "unit", "owner", "product", "aspect", "policy", "rule", "due", last_report=late.day).distinct()


def waivers(tables: Tables) -> ir.Table:
    """Return the waivers that the machines' latest scans were told of and that end within some days, or have ended."""
    found = rows_of("waivers", tables.machines)
    soon = found.filter(found.expires <= ibis.literal(tables.asked.as_of + timedelta(days=tables.asked.within)))
    return soon.group_by("id", "rule", "approved_by", "reference", "expires").agg(machines=_.machine.nunique(), applied=_.applied.max())
