"""The flow on one page: run the collectors, match their items, judge the findings, close the run."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scanner.catalogue.in_question import in_question
from scanner.catalogue.waiver import facts as waiver_facts
from scanner.collectors import gated, setting_collectors
from scanner.judging.judge import Terms, facts, judge_finding
from scanner.matching.findings import findings
from scanner.matching.matcher import Matcher
from scanner.model import CollectorRun, Scan, Scope
from scanner.named_tuple import NamedTuple
from scanner.not_looked_at import not_looked_at
from scanner.run import accounts, run
from scanner.uuid7 import uuid7

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.host.host import User
    from scanner.host.machine import Machine
    from scanner.model import Item
    from scanner.setting import Setting


class Question(NamedTuple):
    """What is asked of a machine. `timeout` is in seconds and for each collector."""

    terms: Terms
    all_users: bool
    privileged: bool
    timeout: float


def scan(host: Machine, catalogue: Catalogue, policies: Sequence[Policy], question: Question) -> Iterator[CollectorRun | Scan]:
    """Yield each collector's run as it ends, and last the scan."""
    started, clock = datetime.now(UTC), time.perf_counter()
    runs = []
    terms = question.terms
    features = in_question(catalogue.features, policies)
    for done in run_collectors(host, question.timeout, [one.setting for feature in features for one in feature.settings]):
        runs.append(done)
        yield done
    homes = host.users()
    found = [*findings(Matcher(layers=catalogue.layers).match(items(runs)))]
    if features:
        from scanner.matching.feature_findings import feature_findings  # noqa: PLC0415  most policies ask about no feature

        found += feature_findings(features, [*items(runs)], host.facts, len(homes), catalogue.programs)
    judgements = tuple(judge_finding(finding, policies, terms) for finding in found)
    applied = {verdict.waiver for finding in judgements for verdict in finding.verdicts}
    yield Scan(
        host=host.facts,
        scope=_scope(question, homes),
        started=started,
        seconds=time.perf_counter() - clock,
        as_of=terms.as_of,
        device_class=terms.device_class,
        device_class_assumed=terms.device_class_assumed,
        policies_assumed=terms.policies_assumed,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        products=len(catalogue.products),
        policies=tuple(facts(policy, terms) for policy in policies),
        runs=tuple(runs),
        findings=judgements,
        not_looked_at=not_looked_at(host, all_users=question.all_users, say=terms.say),
        waivers=waiver_facts(terms.waivers, terms.as_of, applied, terms.devices, policies),
        language=terms.language,
        id=uuid7(started),
    )


def _scope(question: Question, homes: Sequence[User]) -> Scope:
    if question.all_users:
        return Scope("all", question.privileged, len(homes))
    return Scope("this-user", question.privileged, len(homes), homes[0].name if homes else "")


def run_collectors(host: Machine, timeout: float, settings: Sequence[Setting] = ()) -> Iterator[CollectorRun]:
    """Yield the run of every collector of the host's platform, the accounts' first; settings are looked for where there are any."""
    yield accounts(host)
    for collector in gated(host.platform):
        yield run(collector, host, timeout)
    for reader in setting_collectors(host.platform) if settings else ():
        yield run(reader(settings), host, timeout)


def items(runs: Sequence[CollectorRun]) -> Iterator[Item]:
    """Yield every item of every run."""
    for done in runs:
        yield from done.items
