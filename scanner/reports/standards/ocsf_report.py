"""A scan as events of the Open Cybersecurity Schema Framework 1.8, one on each line.

A Software Inventory Info (5020) says how the scan went, another follows for each item of a finding, or of the inventory, and a
Compliance Finding (2003) for each verdict of a policy.
See: https://schema.ocsf.io/1.8.0/classes/software_info and https://schema.ocsf.io/1.8.0/classes/compliance_finding
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner import __version__
from scanner.judging.attention import asks_for_action
from scanner.model import Outcome, Platform
from scanner.reports.clean import clean, prose
from scanner.reports.record.json_report import write_line
from scanner.reports.series import series_of
from scanner.reports.stable_id import make_id
from scanner.reports.standards.installed_items import installed_items
from scanner.reports.wording import name_act
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Item, Scan, Verdict
    from scanner.reports.record.declared_table import Plain

VERSION = "1.8.0"
INVENTORY, COMPLIANCE = 5020, 2003  # classes
COLLECT, CREATE = 2, 1  # activities
SUCCESS, FAILURE = 1, 2  # of a status
FAIL, WARNING, PASS, UNCLEAR = 3, 2, 1, 0  # of a compliance status
SEVERITIES = {FAIL: 4, WARNING: 3, PASS: 1, UNCLEAR: 1}  # high, medium, informational
SUREST = 3  # of a confidence; 1 is the least sure
SYSTEMS = {Platform.WINDOWS: 100, Platform.LINUX: 200, Platform.MACOS: 300}
DEVICES = {
    DeviceForm.SERVER: 1,
    DeviceForm.DESKTOP: 2,
    DeviceForm.LAPTOP: 3,
    DeviceForm.TABLET: 4,
    DeviceForm.PHONE: 5,
    DeviceForm.VIRTUAL: 6,
}
NO_VERSION = "unknown"  # the schema asks for one


def write_report(scan: Scan, *, inventory: bool = False, **_: object) -> str:
    """Return the events as lines of JSON."""
    return "".join(map(write_line, [_scan(scan), *_inventory(scan, inventory=inventory), *_findings(scan)]))


def _scan(scan: Scan) -> Plain:
    """Return what says whether all was read: only then no finding means that there is none."""
    problems = sum(len(run.problems) for run in scan.runs)
    return _event(scan, INVENTORY, COLLECT, PASS, "scan") | {
        "status_id": SUCCESS if scan.complete else FAILURE,
        "status_detail": f"{problems} records could not be read",
        "count": sum(run.said for run in scan.runs),
        "message": f"{len(scan.findings)} findings by {', '.join(policy.id for policy in scan.policies) or 'no policy'}",
        "unmapped": {"series": series_of(scan), "users": scan.scope.users, "problems": problems},
    }


def _inventory(scan: Scan, *, inventory: bool) -> Iterator[Plain]:
    for item, findings in installed_items(scan, inventory=inventory):
        for finding in {one.product: one for one in reversed(findings)}.values() or (None,):
            yield _software(scan, item, finding)


def _software(scan: Scan, item: Item, finding: Finding | None) -> Plain:
    words = (item.kind, item.name, item.version, item.location, item.user, *([finding.product] if finding else []))
    named = {"name": clean(item.name) or clean(item.location), "version": clean(item.version) or NO_VERSION}
    vendor = clean(item.publisher) or (finding.vendor if finding else "")
    return _event(scan, INVENTORY, COLLECT, PASS, *words) | {
        "sbom": {"package": named | ({"vendor_name": vendor} if vendor else {}), "software_components": [named]},
        "product": {"name": finding.name if finding else named["name"]} | ({"uid": finding.product} if finding else {}),
        "unmapped": _collect_unmapped(scan, item, finding),
    }


def _findings(scan: Scan) -> Iterator[Plain]:
    for finding in scan.findings:
        for verdict in finding.verdicts:
            if verdict.policy:
                yield _compliance(scan, finding, verdict)


def _compliance(scan: Scan, finding: Finding, verdict: Verdict) -> Plain:
    status = _status(verdict)
    stable = (finding.product, finding.aspect, finding.relation, verdict.policy, verdict.rule)
    places = dict.fromkeys(clean(evidence.item.location or evidence.item.name) for evidence in finding.evidence)
    event = _event(scan, COMPLIANCE, CREATE, status, *stable) | {
        "compliance": {
            "standards": [verdict.policy],
            "control": verdict.rule,
            "status_id": status,
            "requirements": [*map(name_act, verdict.basis)],
        },
        "finding_info": {
            "uid": make_id(series_of(scan), *stable),
            "title": f"{finding.name}: {verdict.outcome}",
            "types": [verdict.outcome],
        },
        "confidence_id": SUREST - finding.confidence.place,
        "resources": [{"name": place or finding.name} for place in places],
        "message": prose(verdict.reason),
        "unmapped": _collect_unmapped(scan, finding.evidence[0].item, finding) | {name: f"{day}" for name, day in verdict.dates.items()},
    }
    return event | ({"remediation": {"desc": prose(verdict.action)}} if verdict.action else {})


def _status(verdict: Verdict) -> int:
    if verdict.fails:
        return FAIL
    if asks_for_action(verdict):
        return WARNING
    return UNCLEAR if verdict.outcome is Outcome.UNSPECIFIED else PASS


def _event(scan: Scan, kind: int, activity: int, status: int, *words: object) -> Plain:
    host = scan.host
    named = {"name": clean(host.name), "hostname": clean(host.name)} if host.name else {}
    domain = {"domain": clean(host.domain)} if host.domain else {}
    return {
        "class_uid": kind,
        "category_uid": kind // 1000,
        "activity_id": activity,
        "type_uid": kind * 100 + activity,
        "severity_id": SEVERITIES[status],
        "time": int((scan.judged or scan.started).timestamp() * 1000),
        "metadata": {
            "version": VERSION,
            "product": {"name": "scanner", "version": __version__},
            "uid": make_id(scan.id, kind, *words),
            "correlation_uid": scan.id or series_of(scan),
        },
        "device": named
        | domain
        | {
            "uid": series_of(scan),
            "type_id": DEVICES.get(host.form, 0),
            "os": {"name": clean(host.release) or str(host.platform), "type_id": SYSTEMS[host.platform]},
        },
    }


def _collect_unmapped(scan: Scan, item: Item, finding: Finding | None) -> Plain:
    """Return what the schema has no place for."""
    told = {"kind": item.kind, "state": item.state, "user": item.user, "location": item.location, "within": item.within, "rung": item.rung}
    of_product = {"category": finding.category, "aspect": finding.aspect, "relation": finding.relation} if finding else {}
    common: Plain = {"series": series_of(scan), "users": scan.scope.users} | ({"fails": finding.fails} if finding else {})
    return common | {name: clean(word) for name, word in (told | of_product).items() if word}
