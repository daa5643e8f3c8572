"""Questions about products: where they are, how many, since when, and whether it is getting better."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
from ibis import _

from scanner.fleet.engines.engine import describe_table
from scanner.model import Rung

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from scanner.fleet.questions.asked import Tables

LEFTOVERS = Rung.RESIDUE.value


def where(tables: Tables) -> ir.Table:
    """Return each machine of whose latest reports one has a product, with its form, how sure that is, and the account that scanned."""
    found = _with_bans(_of_product(tables, tables.findings))
    seen = _first_seen(tables)
    same = [found.machine == seen.machine, found.product == seen.product, found.aspect == seen.aspect]
    return found.left_join(seen, same).select(
        found.machine, found.unit, found.owner, found.product, found.aspect, found.relation, found.rung, found.confidence,
        found.scope_account.name("account"), found.accounts, found.running, found.states, found.banned, seen.first_seen,
        found.last_report, found.complete, last_seen=found.day,
    )  # fmt: skip


def products(tables: Tables) -> ir.Table:
    """Return each product by category, with the machines that have it now and when it was first and last seen at all."""
    ever = tables.all_findings.group_by("category", "product").agg(first_seen=_.day.min(), last_seen=_.day.max())
    joined = ever.left_join(_now(tables), "product").drop("product_right")
    numbers = {name: joined[name].fill_null(0) for name in ("machines", "with_leftovers", "running", "accounts", "units")}
    return joined.select(joined.category, joined.product, **numbers, first_seen=joined.first_seen, last_seen=joined.last_seen)


def trend(tables: Tables) -> ir.Table:
    """Return for each day and product how many machines had it, and how many reported at all: fewer reports are no improvement."""
    daily = tables.daily_scans()
    machines = daily.group_by("day", "machine").agg(complete=(_.complete | (_.started != _.newest)).all())
    reported = machines.group_by("day").agg(reported=_.count(), complete=_.count(where=_.complete))
    found = _of_product(tables, tables.findings_of(daily)).filter(_.rung != LEFTOVERS)
    had = found.group_by("day", "product").agg(machines=_.machine.nunique())
    names = found.select("product").distinct()
    every = reported.cross_join(names)
    joined = every.left_join(had, [every.day == had.day, every.product == had.product])
    return joined.select(every.day, every.product, every.reported, every.complete, machines=joined.machines.fill_null(0))


def new(tables: Tables) -> ir.Table:
    """Return what appeared and what is gone since a day, on machines that reported before it and from it on.

    What the latest scans could not read is not gone: a product is, when a complete one does not show it any more.
    """
    before = tables.counted_scans("before")
    both = tables.each_machine.filter(_.day >= tables.limit("since")).semi_join(before, "machine")
    old, now = (_present(found).semi_join(both, "machine") for found in (tables.findings_on(before, "before"), tables.findings))
    keys = ["machine", "product", "aspect"]
    appeared = now.anti_join(old, keys).mutate(change=ibis.literal("appeared"))
    gone = old.anti_join(now, keys).mutate(change=ibis.literal("gone"))
    changed = appeared.union(gone)
    joined = changed.inner_join(both, changed.machine == both.machine)
    return joined.select(changed.change, changed.machine, both.unit, both.owner, changed.product, changed.aspect,
                         last_report=both.day, complete=both.complete)  # fmt: skip


def find_map(tables: Tables) -> ir.Table:
    """Return each form of each product on the machines as they are now, with what is to be counted for the map."""
    found = _with_bans(tables.findings)
    return found.group_by(
        "category",
        "product",
        "finding_name",
        "vendor",
        "aspect",
        "processing",
        "destinations",
        "seat",
        "states",
        "running",
        "rung",
        "banned",
    ).agg(machines=_.machine.nunique())


def _present(findings: ir.Table) -> ir.Table:
    return findings.filter(_.rung != LEFTOVERS).select("machine", "product", "aspect").distinct()


def _of_product(tables: Tables, findings: ir.Table) -> ir.Table:
    asked = tables.limit("product")
    return findings.filter((asked == "") | (_.product.lower() == asked) | (_.finding_name.lower() == asked))


def _with_bans(findings: ir.Table) -> ir.Table:
    verdicts = describe_table("verdicts")
    bans = verdicts.filter(verdicts.banned).select("report", "finding").distinct()
    bans = bans.select(banned_report=bans.report, banned_finding=bans.finding)
    joined = findings.left_join(bans, [findings.report == bans.banned_report, findings.finding == bans.banned_finding])
    return joined.select(*findings.columns, banned=joined.banned_report.notnull())


def _first_seen(tables: Tables) -> ir.Table:
    found, scans = tables.all_findings, describe_table("scans")
    joined = found.inner_join(scans, found.report == scans.report).select(scans.machine, found.product, found.aspect, found.day)
    return joined.group_by("machine", "product", "aspect").agg(first_seen=_.day.min())


def _now(tables: Tables) -> ir.Table:
    """Return on how many machines each product is, or nothing but leftovers of it, and how many accounts its items name."""
    found, evidence = tables.findings, describe_table("evidence")
    same = [found.report == evidence.report, found.finding == evidence.finding]
    shown, there = found.left_join(evidence, same), found.rung != LEFTOVERS
    each = shown.group_by("product", "machine", "unit").agg(
        there=there.any(), running=(there & found.running).any(), accounts=evidence.item_user.nunique(where=there & evidence.present)
    )
    return each.group_by("product").agg(
        machines=_.count(where=_.there),
        with_leftovers=_.count(where=~_.there),
        running=_.count(where=_.running),
        accounts=_.accounts.cast("int32").sum(),  # of 64 bits PostgreSQL makes a sum that is no integer
        units=_.unit.nunique(where=_.there),
    )
