"""A scan with the names of accounts and of the machine replaced by pseudonyms, wherever the machine's own words stand in it.

What comes from the catalogue (products, policies, their texts) stays as it is. Pseudonyms depend on a secret and on the name alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.pseudonyms.account_names import accounts
from scanner.pseudonyms.renaming import Renaming

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.model import CollectorRun, Evidence, Finding, HostFacts, Item, Problem, Scan, Verdict, WaiverFacts


def pseudonym_of(host: HostFacts, key: bytes) -> str:
    """Return the name that the report of a machine will give it."""
    return Renaming(key, host.platform, host.name, ()).machine(host.name)


def pseudonymised(scan: Scan, key: bytes, known: Iterable[str] = ()) -> Scan:
    """Return the scan without names. `known` are names of accounts that the scan itself may not tell of; one done before is left alone."""
    if scan.pseudonymised:
        return scan
    renaming = Renaming(key, scan.host.platform, scan.host.name, {*known, *accounts(scan.runs, scan.findings)})
    return scan._replace(
        host=scan.host._replace(name=renaming.machine(scan.host.name), root=renaming.path(scan.host.root)),
        runs=tuple(_run(run, renaming) for run in scan.runs),
        findings=tuple(_finding(finding, renaming) for finding in scan.findings),
        not_looked_at=tuple(map(renaming.text, scan.not_looked_at)),
        waivers=tuple(_waiver(waiver, renaming) for waiver in scan.waivers),
        pseudonymised=True,
    )


def pseudonymised_runs(runs: Sequence[CollectorRun], host: HostFacts, key: bytes, known: Iterable[str] = ()) -> list[CollectorRun]:
    """Return runs without names, where there is no scan around them."""
    renaming = Renaming(key, host.platform, host.name, {*known, *accounts(runs, ())})
    return [_run(run, renaming) for run in runs]


def _run(run: CollectorRun, renaming: Renaming) -> CollectorRun:
    items = tuple(_item(item, renaming) for item in run.items)
    return run._replace(items=items, problems=tuple(_problem(problem, renaming) for problem in run.problems))


def _item(item: Item, renaming: Renaming) -> Item:
    return item._replace(
        name=renaming.text(item.name),
        version=renaming.text(item.version),
        publisher=renaming.text(item.publisher),
        ids=tuple((kind, renaming.text(value)) for kind, value in item.ids),
        within=renaming.text(item.within),
        location=renaming.path(item.location),
        user=renaming.account(item.user),
    )


def _problem(problem: Problem, renaming: Renaming) -> Problem:
    return problem._replace(
        detail=renaming.text(problem.detail), location=renaming.path(problem.location), user=renaming.account(problem.user)
    )


def _finding(finding: Finding, renaming: Renaming) -> Finding:
    return finding._replace(
        evidence=tuple(_evidence(evidence, renaming) for evidence in finding.evidence),
        verdicts=tuple(_verdict(verdict, renaming) for verdict in finding.verdicts),
    )


def _evidence(evidence: Evidence, renaming: Renaming) -> Evidence:
    return evidence._replace(item=_item(evidence.item, renaming), matched=renaming.text(evidence.matched))


def _verdict(verdict: Verdict, renaming: Renaming) -> Verdict:
    """Rename in what a waiver put into a verdict: all else of it is the policy's."""
    if not verdict.waiver:
        return verdict
    return verdict._replace(reason=renaming.text(verdict.reason), waiver=renaming.text(verdict.waiver))


def _waiver(waiver: WaiverFacts, renaming: Renaming) -> WaiverFacts:
    return waiver._replace(
        id=renaming.text(waiver.id), approved_by=renaming.text(waiver.approved_by), reference=renaming.text(waiver.reference)
    )
