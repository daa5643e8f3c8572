"""A scan as one plain table: what the JSON and the TOML report hold. `docs/report.md` explains every key."""

from __future__ import annotations

from collections import Counter
from datetime import UTC
from typing import TYPE_CHECKING

from scanner import __version__
from scanner.model import Outcome
from scanner.reports.ai_map import ai_map
from scanner.reports.clean import clean, prose
from scanner.reports.record import fields

if TYPE_CHECKING:
    from datetime import datetime

    from scanner.model import Scan
    from scanner.reports.record.fields import Table

SCHEMA = 1


def document(scan: Scan, *, inventory: bool = False) -> Table:
    """Return the report. Only matched items are in it, unless the whole inventory is asked for."""
    whole: Table = {
        "schema": SCHEMA,
        "tool": {"name": "scanner", "version": __version__},
        "catalogue": {"version": clean(scan.catalogue_version), "digest": clean(scan.catalogue_digest), "products": scan.products},
        "host": _host(scan),
        "scope": {"users": clean(scan.scope.users), "privileged": scan.scope.privileged, "homes": scan.scope.homes},
        "started": _instant(scan.started),
        "seconds": round(float(scan.seconds), 3),
        **({"judged": _instant(scan.judged)} if scan.judged else {}),
        "as_of": scan.as_of.isoformat(),
        "device_class": {"value": clean(scan.device_class), "assumed": scan.device_class_assumed},
        "language": clean(scan.language),
        **({"pseudonymised": True} if scan.pseudonymised else {}),
        "complete": scan.complete,
        "summary": _summary(scan),
        "findings": [fields.finding(one) for one in scan.findings],
        "policies": [fields.policy(one) for one in scan.policies],
        "waivers": [fields.waiver(one) for one in scan.waivers],
        "problems": [fields.problem(one) for run in scan.runs for one in run.problems],
        "runs": [fields.run(one) for one in scan.runs],
        "not_looked_at": [prose(one) for one in scan.not_looked_at],
    }
    if rows := ai_map(scan):
        whole["map"] = [fields.mapped(one) for one in rows]
    if inventory:
        whole["inventory"] = [fields.item(one) for run in scan.runs for one in run.items]
    return whole


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _host(scan: Scan) -> Table:
    host = scan.host
    root: Table = {"root": clean(host.root)} if host.root else {}
    return {
        "name": clean(host.name),
        "platform": host.platform.value,
        "release": clean(host.release),
        "architecture": clean(host.architecture),
    } | root


def _summary(scan: Scan) -> Table:
    outcomes = Counter(verdict.outcome for finding in scan.findings for verdict in finding.verdicts)
    return {
        "items": sum(run.said for run in scan.runs),
        "findings": len(scan.findings),
        "failing": sum(any(verdict.fails for verdict in finding.verdicts) for finding in scan.findings),
        "problems": sum(len(run.problems) for run in scan.runs),
        "by_outcome": {outcome.value: outcomes[outcome] for outcome in Outcome},
    }
