"""Which scans count: what a later one renews, and what it takes back.

A table of scans has a column `covers` where some of them may have `only_addressed`: its policies, or that it covers everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
from ibis import _

from scanner.fleet.engines.engine import describe_table
from scanner.fleet.storage.derived_columns import JOINT
from scanner.reports.series import NAMELESS

if TYPE_CHECKING:
    import ibis.expr.types as ir

FORM = ("product", "aspect")
COVERS = "covers"
EVERYTHING = "*"  # what a report covers: else its policies, of which there may be none


def narrow_to_counted(scans: ir.Table) -> ir.Table:
    """Leave the scans that count, with when the `newest` of its series began beside each."""
    return leave_out_renewed(keep_each_once(_leave_out_older(scans)))


def keep_each_once(scans: ir.Table) -> ir.Table:
    """Leave of each scan one report: its own, and one that was judged again only where that is not there.

    Of what began in the same second in one series, a whole report and those in part by other policies are scans of their own: any of
    them may show what the others do not. One in part that was judged again may be made of the whole one, and then shows no more.
    """
    own, same = scans.judged.isnull(), ["series", "started"]
    if not _list_apart(scans):
        return _keep_first(scans, same)
    of_kind = [*same, "only_addressed"]
    each = _keep_first(scans.mutate(of=own.ifelse(scans.covers, "")), [*of_kind, "of"])
    whole = each.judged.isnull() & (each.covers == EVERYTHING)
    there, made_of = each.judged.isnull().any().over(group_by=of_kind), whole.any().over(group_by=same)
    marked = each.mutate(there=there | made_of)
    return marked.filter(marked.judged.isnull() | ~marked.there).select(*scans.columns)


def _keep_first(scans: ir.Table, same: list[str]) -> ir.Table:
    order = [scans.judged.notnull(), ibis.desc(scans.judged), ibis.desc(scans.complete), ibis.desc(scans.report)]
    numbered = scans.mutate(place=ibis.row_number().over(group_by=same, order_by=order))
    return numbered.filter(numbered.place == 0).drop("place")


def _leave_out_older(scans: ir.Table) -> ir.Table:
    """Leave out what a series' newest scan renews by being complete: nearly everything, so that little is left to be weighed."""
    own, other = (
        keep_moments(scans, one).max().over(group_by=["series", *_list_apart(scans)]) for one in (scans.complete, ~scans.complete)
    )
    marked = scans.mutate(own=own, other=other)
    return marked.filter(marked.own.isnull() | (marked.own <= marked.other) | (marked.started >= marked.own)).select(*scans.columns)


def leave_out_renewed(scans: ir.Table, *within: str) -> ir.Table:
    """Leave out what is older than a complete scan of its series, or one on all accounts of its machine, that covers as much.

    Of a domain that nobody knows, one of any domain renews it. What has no name is no other machine's.
    """
    known, on_all, apart = scans.host_domain.notnull(), _is_on_all_accounts(scans), _list_apart(scans)
    whole = scans.complete & (scans.covers == EVERYTHING) if apart else scans.complete
    moments: dict[str, ir.Value] = {}
    for name, covering, of_kind in (("whole", whole, within), ("alike", scans.complete, (*within, *apart)))[: 1 + len(apart)]:
        of_all = keep_moments(scans, covering & on_all)
        of_machine = (of_all.max().over(group_by=["machine", *one, *of_kind]) for one in (["host_domain"], []))
        moments |= {
            name: keep_moments(scans, covering).max().over(group_by=["series", *of_kind]),
            f"{name}_of_all": known.ifelse(*of_machine),
        }
    marked = scans.mutate(**moments)
    kept = marked.filter(*(marked[name].isnull() | (marked.started >= marked[name]) for name in moments))
    return kept.select(*scans.columns).mutate(newest=kept.started.max().over(group_by=["series", *within]))


def _list_apart(scans: ir.Table) -> tuple[str, ...]:
    return (COVERS,) if COVERS in scans.columns else ()


def _is_on_all_accounts(scans: ir.Table) -> ir.BooleanValue:
    return (scans.scope_users == "all") & scans.host_name.lower().notin(sorted(NAMELESS))


def leave_out_taken_back(found: ir.Table, scans: ir.Table) -> ir.Table:
    """Leave out what a later complete scan with `only_addressed` would have shown, or judges anew.

    It would have shown what one of its policies judged before. What it does show is judged anew if all policies that judged it are there.
    """
    pairs, verdicts, there = _find_later_parts(scans), describe_table("verdicts"), describe_table("findings")
    said = verdicts.select(of_report=verdicts.report, finding=verdicts.finding, policy=verdicts.policy).filter(_.policy != "")
    told = pairs.inner_join(said, pairs.report == said.of_report)
    is_asked = (JOINT + told.asked + JOINT).contains(JOINT + told.policy + JOINT)
    each = told.group_by("report", "finding", "later").agg(verdicts=told.count(), again=told.count(where=is_asked)).filter(_.again > 0)
    of = there.select(of_report=there.report, of_finding=there.finding, product=there.product, aspect=there.aspect)
    known = each.inner_join(of, [each.report == of.of_report, each.finding == of.of_finding])
    shown = there.select(shown=there.report, shown_product=there.product, shown_aspect=there.aspect)
    same = [known.later == shown.shown, known.product == shown.shown_product, known.aspect == shown.shown_aspect]
    gone = known.left_join(shown, same).filter(_.shown.isnull() | (_.again == _.verdicts)).select("report", "finding")
    return found.anti_join(gone, [found.report == gone.report, found.finding == gone.finding])


def _find_later_parts(scans: ir.Table) -> ir.Table:
    """Return the scans that count, each with each later one that may take something of it back: mostly none, and then little is asked."""
    later = scans.filter(scans.complete, scans.only_addressed, scans.judged.isnull())
    later = later.select(
        of_machine=later.machine, of_series=later.series, of_domain=later.host_domain, on_all=_is_on_all_accounts(later),
        began=later.started, asked=later.policies, later=later.report,
    )  # fmt: skip
    older = narrow_to_counted(scans.semi_join(later, scans.machine == later.of_machine))
    older = older.select("report", "machine", "series", "host_domain", "started")
    pairs = older.inner_join(later, [older.machine == later.of_machine, older.started < later.began])
    by_all = pairs.on_all & (pairs.host_domain.isnull() | (pairs.host_domain == pairs.of_domain))
    return pairs.filter((pairs.series == pairs.of_series) | by_all).select("report", "later", "asked")


def keep_moments(scans: ir.Table, which: ir.BooleanValue) -> ir.Value:
    """Return when scans began, of those alone that are meant."""
    return which.ifelse(scans.started, ibis.null("timestamp"))
