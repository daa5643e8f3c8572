"""The flow on one page: run the collectors, match their items, judge the findings, close the run."""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from scanner.catalogue.in_question import in_question
from scanner.collectors import gated, setting_collectors
from scanner.host.watched import NEVER
from scanner.judging.clock import find_wrong_clock
from scanner.judging.judge import Terms, facts, judge_finding, name_seat, tell_waivers
from scanner.matching.findings import findings
from scanner.matching.matcher import Matcher
from scanner.model import CollectorRun, Problem, Reason, Scan, Scope, Status
from scanner.not_looked_at import not_looked_at
from scanner.run import accounts, leave_out, run
from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.uuid7 import uuid7
from scanner.stdlib.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.collectors.collector import Collector
    from scanner.collectors.gated import Gated
    from scanner.host.host import User
    from scanner.host.machine import Machine
    from scanner.model import Item, Platform
    from scanner.setting import Setting


class Question(NamedTuple):
    """What is asked of a machine. `timeout` is in seconds and for each collector, `max_time` for all of them."""

    terms: Terms
    all_users: bool
    privileged: bool
    timeout: float
    max_time: float = NEVER


def scan(host: Machine, catalogue: Catalogue, policies: Sequence[Policy], question: Question) -> Iterator[CollectorRun | Scan]:
    """Yield each collector's run as it ends, and last the scan."""
    started, clock, runs = datetime.now(UTC), monotonic(), list[CollectorRun]()
    terms = question.terms
    features = in_question(catalogue.features, policies)
    for done in run_collectors(host, question.timeout, [one.setting for each in features for one in each.settings], question.max_time):
        runs.append(done)
        yield done
    runs += check_sources(started, terms.as_of, catalogue, policies)
    homes = host.users()
    found = [*findings(Matcher(layers=catalogue.layers).match(items(runs)))]
    if features:
        from scanner.matching.feature_findings import feature_findings  # noqa: PLC0415  most policies ask about no feature

        found += feature_findings(features, [*items(runs)], host.facts, len(homes), catalogue.programs)
    judgements = tuple(name_seat(judge_finding(finding, policies, terms), catalogue.vendors) for finding in found)
    yield Scan(
        host=host.facts,
        scope=_scope(question, homes),
        started=started,
        seconds=monotonic() - clock,
        as_of=terms.as_of,
        device_class=terms.device_class,
        device_class_assumed=terms.device_class_assumed,
        policies_assumed=terms.policies_assumed,
        entity=str(terms.body or ""),
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        catalogue_signed=catalogue.origin if catalogue.origin.release else None,
        products=catalogue.count_products(),
        policies=tuple(facts(policy, terms) for policy in policies),
        runs=tuple(runs),
        findings=judgements,
        not_looked_at=not_looked_at(host, all_users=question.all_users, say=terms.say),
        waivers=tell_waivers(terms, policies, judgements) if terms.waivers else (),
        language=terms.language,
        id=uuid7(started),
    )


def check_sources(started: datetime, as_of: date, catalogue: Catalogue, policies: Sequence[Policy]) -> Iterator[CollectorRun]:
    """Yield what stands against the clock and the catalogue that the machine is judged by, as runs that failed."""
    checked = (
        Problem(Reason.WRONG_CLOCK, find_wrong_clock(started, as_of, catalogue.version, policies), collector="clock"),
        Problem(Reason.CATALOGUE_REFUSED, catalogue.origin.refused, collector="catalogue"),
    )
    yield from (CollectorRun(one.collector, None, Status.FAILED, 0, (), (one,), 0.0) for one in checked if one.detail)


def _scope(question: Question, homes: Sequence[User]) -> Scope:
    if question.all_users:
        return Scope("all", question.privileged, len(homes))
    return Scope("this-user", question.privileged, len(homes), homes[0].name if homes else "")


def run_collectors(host: Machine, timeout: float, settings: Sequence[Setting] = (), max_time: float = NEVER) -> Iterator[CollectorRun]:
    """Yield the run of every collector of the host's platform, the accounts' first; settings are looked for where there are any."""
    end, idle = monotonic() + max_time, list[Worker]()
    try:
        yield accounts(host, min(timeout, max_time), idle)
        for collector in _collectors(host.platform, settings):
            left = end - monotonic()
            yield run(collector, host, min(timeout, left), left, idle) if left > 0 else leave_out(collector)
    finally:
        for worker in idle:
            worker.stop()


def _collectors(platform: Platform, settings: Sequence[Setting]) -> Iterator[Collector | Gated]:
    yield from gated(platform)
    for reader in setting_collectors(platform) if settings else ():
        yield reader(settings)


def items(runs: Sequence[CollectorRun]) -> Iterator[Item]:
    """Yield every item of every run."""
    for done in runs:
        yield from done.items
