"""The flow on one page: run the collectors, match their items, judge the findings, close the run."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from scanner.catalogue.findings import findings
from scanner.catalogue.judge import facts, judged
from scanner.catalogue.matcher import Matcher
from scanner.collectors import collectors
from scanner.model import CollectorRun, Scan, Scope
from scanner.not_looked_at import not_looked_at
from scanner.run import accounts, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policies import Policy
    from scanner.host.machine import Machine
    from scanner.model import Item


class Question(NamedTuple):
    """What is asked of a machine. `timeout` is in seconds and for each collector."""

    as_of: date
    device_class: str
    device_class_assumed: bool
    all_users: bool
    privileged: bool
    timeout: float


def scan(host: Machine, catalogue: Catalogue, policies: Sequence[Policy], question: Question) -> Iterator[CollectorRun | Scan]:
    """Yield each collector's run as it ends, and last the scan."""
    started, clock = datetime.now(UTC), time.perf_counter()
    runs = []
    for done in collected(host, question.timeout):
        runs.append(done)
        yield done
    found = findings(Matcher(catalogue.products.values()).match(items(runs)))
    yield Scan(
        host=host.facts,
        scope=Scope("all" if question.all_users else "this-user", question.privileged, len(host.users())),
        started=started,
        seconds=time.perf_counter() - clock,
        as_of=question.as_of,
        device_class=question.device_class,
        device_class_assumed=question.device_class_assumed,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        products=len(catalogue.products),
        policies=tuple(facts(policy, question.as_of) for policy in policies),
        runs=tuple(runs),
        findings=tuple(
            judged(finding, policies, question.as_of, question.device_class, device_class_assumed=question.device_class_assumed)
            for finding in found
        ),
        not_looked_at=not_looked_at(host, all_users=question.all_users),
    )


def collected(host: Machine, timeout: float) -> Iterator[CollectorRun]:
    """Yield the run of every collector of the host's platform, the accounts' first."""
    yield accounts(host)
    for collector in collectors(host.platform):
        yield run(collector(), host, timeout)


def items(runs: Sequence[CollectorRun]) -> Iterator[Item]:
    """Yield every item of every run."""
    for done in runs:
        yield from done.items
