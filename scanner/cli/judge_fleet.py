"""A fleet's reports, judged again: each by what `scanner judge` does with one, several at a time in processes of their own."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from scanner.cli.deliver_answer import deliver, fleet_errors
from scanner.cli.judge_old_report import judge_old_report
from scanner.cli.open_catalogue import open_catalogue
from scanner.model import Malformed
from scanner.reports.record.read_report import read_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import ProcessPoolExecutor

    from scanner.catalogue.load import Catalogue
    from scanner.cli.fleet_options import Answering
    from scanner.cli.options import Judging, Sources

COLUMNS = ("machine", "unit", "owner", "product", "aspect", "relation", "policy", "rule", "outcome", "fails")
Few = list[tuple[tuple[Any, ...], bytes]]


def judge_stored(answering: Answering, judging: Judging, signatures: Sources) -> int:
    """Answer with the verdicts on the latest report of each machine."""
    open_catalogue(signatures)  # what is wrong with it is said once, and here
    with fleet_errors(), _started_workers() as workers:
        from scanner.fleet.open_fleet import choose_limits, opened_engine  # noqa: PLC0415  endpoints have no fleet, here and below
        from scanner.fleet.questions.question import Answer  # noqa: PLC0415
        from scanner.fleet.storage.store import open_store  # noqa: PLC0415
        from scanner.fleet.stored_reports import read_latest_reports  # noqa: PLC0415

        moment = datetime.now(UTC)
        with opened_engine(answering.engine, answering.store, answering.expected) as engine:
            asked = choose_limits(engine, None)
            few = read_latest_reports(engine, asked, open_store(answering.store))
            waiting = [workers.submit(judge_few, one, judging, signatures, moment) for one in few]
            rows = sorted((row for done in waiting for row in done.result()), key=lambda row: tuple(map(str, row)))
        return deliver(Answer(COLUMNS, rows), answering)


@contextmanager
def _started_workers() -> Iterator[ProcessPoolExecutor]:
    """Give processes that were started before any library of the fleet has threads, which a fork would leave behind."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  endpoints have none

    number = os.cpu_count() or 1
    with ProcessPoolExecutor(number) as workers:
        for started in [workers.submit(os.getpid) for _ in range(number)]:
            started.result()
        yield workers


@cache
def _catalogue(signatures: Sources) -> Catalogue:
    return open_catalogue(signatures)


def judge_few(reports: Few, judging: Judging, signatures: Sources, moment: datetime) -> list[tuple[Any, ...]]:
    """Return a row for each verdict on some reports."""
    rows: list[tuple[Any, ...]] = []
    for machine, text in reports:
        try:
            scan = judge_old_report(read_report(text), judging, _catalogue(signatures), moment)
        except Malformed as error:
            rows.append((*machine, "", "", "", "", "", f"not judged: {error.detail}", False))
            continue
        rows += [
            (*machine, one.product, str(one.aspect), str(one.relation), verdict.policy, verdict.rule, str(verdict.outcome), verdict.fails)
            for one in scan.findings
            for verdict in one.verdicts
        ]
    return rows
