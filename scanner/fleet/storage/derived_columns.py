"""The columns of a store that no single field of a report holds: what several of them say together, decided where reports decide it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.judging.attention import BANS, DOUBTS
from scanner.model import Confidence, Evidence, Finding, Flag, Item, Kind, Mark, Relation, Rung
from scanner.reports.presence import SITE, runs, traces

if TYPE_CHECKING:
    from typing import Any

SUREST = next(iter(Confidence))  # how sure a match is says nothing of whether it is there


def derive_of_scan(report: Any) -> tuple[object, ...]:  # noqa: ANN401  what the types of `checked_report` make, here and below
    """Return the machine that a report is of."""
    return (machine_of(report.host.name, report.host.root or ""),)


def machine_of(name: str, root: str) -> str:
    """Return what tells a machine from others: its name, and where a system is mounted."""
    return f"{name} ({root})" if root else name


def derive_of_finding(row: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Return accounts, whether it runs, whether it is kept out, its states, and the hosts that clients are set to send to."""
    shown = tuple((one.item.rung, tuple(one.item.marks or ()), one.item.user) for one in row.evidence)
    states = sorted({one.item.state for one in row.evidence if one.item.state})
    sent_to = row.evidence if row.aspect == Kind.DESTINATION else ()
    hosts = sorted({host for one in sent_to for host in (one.item.ids or {}).get(SITE, ())})
    return *_presence(shown), ", ".join(states) or None, ", ".join(hosts) or None


def derive_of_verdict(row: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Return the days that questions ask for, and whether the verdict is a ban without doubt."""
    dates = row.dates or {}
    banned = row.outcome in BANS and DOUBTS.isdisjoint(map(Flag, row.flags or ()))
    return dates.get("effective_from"), dates.get("remove_by"), banned


@lru_cache(maxsize=4096)
def _presence(shown: tuple[tuple[str, tuple[str, ...], str | None], ...]) -> tuple[int, bool, bool]:
    """Return the accounts, whether it runs and whether it is kept out; thousands of machines show the same."""
    items = [Item("", rung=Rung(rung), marks=tuple(map(Mark, marks)), user=user or "") for rung, marks, user in shown]
    evidence = tuple(Evidence(item, 0, "", "", Relation.OFFICIAL, SUREST) for item in items)
    finding = Finding("", "", "", "", "", Relation.OFFICIAL, Rung.PRESENT, SUREST, evidence)
    return len({one.item.user for one in traces(finding) if one.item.user}), runs(finding), finding.kept_out
