"""The columns of a store that no single field of a report holds: what several of them say together, decided where reports decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fleet.reading.finding_again import rebuild, rebuild_item, see, see_item
from scanner.judging.attention import BANS, DOUBTS
from scanner.model import Flag, Rung
from scanner.reports.presence import destination_hosts, runs, traces

if TYPE_CHECKING:
    from typing import Any

JOINT = ", "  # between the words of a text


def derive_of_scan(report: Any) -> tuple[object, ...]:  # noqa: ANN401  what the types of `checked_report` make, here and below
    """Return the machine that a report is of, and which policies judged it."""
    return machine_of(report.host.name, report.host.root or ""), JOINT.join(sorted({policy.id for policy in report.policies}))


def machine_of(name: str, root: str) -> str:
    """Return what tells a machine from others: its name, and where a system is mounted."""
    return f"{name} ({root})" if root else name


def derive_of_finding(row: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Return accounts, whether it runs, its states, and the hosts that clients are set to send to.

    An account that only has leftovers has them only if they are all there is.
    """
    finding = rebuild(see(row))
    shown = [one.item for one in traces(finding)]
    there = [item for item in shown if item.rung is not Rung.RESIDUE] or shown
    states = sorted({one.item.state for one in finding.evidence if one.item.state})
    accounts, hosts = len({item.user for item in there if item.user}), sorted({*destination_hosts(finding)})
    return accounts, runs(finding), JOINT.join(states) or None, JOINT.join(hosts) or None


def derive_of_evidence(row: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Return whether the item shows that the product is there."""
    item = rebuild_item(see_item(row.item))
    return (item.rung is not Rung.RESIDUE and not item.keeps_out,)


def derive_of_verdict(row: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Return the days that questions ask for, and whether the verdict is a ban without doubt."""
    dates = row.dates or {}
    banned = row.outcome in BANS and DOUBTS.isdisjoint(map(Flag, row.flags or ()))
    return dates.get("effective_from"), dates.get("remove_by"), banned
