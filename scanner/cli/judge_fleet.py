"""A fleet's reports, judged again: each by what `scanner judge` does with one, several at a time in processes of their own."""

from __future__ import annotations

import os
from collections import deque
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from scanner.cli import deferred_click as click
from scanner.cli.deliver_answer import deliver, fleet_errors, open_for
from scanner.cli.exit_codes import Exit, gravest
from scanner.cli.judge_old_report import check_call, judge_old_report
from scanner.cli.open_catalogue import open_catalogue
from scanner.model import Malformed, Outcome
from scanner.reports.record.read_report import read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

    from scanner.catalogue.load import Catalogue
    from scanner.cli.fleet_options import Answering
    from scanner.cli.options import Judging, Sources
    from scanner.fleet.stored_reports import Few

INCOMPLETE = "incomplete"  # in the place of an outcome: what such a scan does not show may be there
NOTHING = ("",) * 5  # in the columns of a finding and its rule
MOST_WAITING = 4  # tasks for each worker
COLUMNS = ("machine", "unit", "owner", "product", "aspect", "relation", "policy", "rule", "outcome", "fails")
RULE = COLUMNS.index("rule")
Rows = list[tuple[Any, ...]]


def judge_stored(answering: Answering, judging: Judging, signatures: Sources) -> int:
    """Answer with the verdicts on the latest report of each machine."""
    moment = datetime.now(UTC)
    check_call(judging, open_catalogue(signatures), moment)  # what is wrong with them is said once, and here
    with fleet_errors(), _started_workers() as workers:
        from scanner.fleet.questions.question import Answer  # noqa: PLC0415  endpoints have no fleet, here and below
        from scanner.fleet.storage.store import open_store  # noqa: PLC0415
        from scanner.fleet.stored_reports import read_latest_reports  # noqa: PLC0415

        with open_for(answering) as (engine, asked):
            few = read_latest_reports(engine, asked, open_store(answering.store))
            done = _in_turn(workers, partial(judge_few, judging=judging, signatures=signatures, moment=moment), few)
            rows = sorted(_keep_gravest(row for found in done for row in found), key=lambda row: tuple(map(str, row)))
        kinds = dict.fromkeys(COLUMNS, "text") | {"fails": "boolean"}
        deliver(Answer(COLUMNS, rows, kinds), answering)
        return gravest([Exit.CLEAN, *map(_code_of, rows)])


def _keep_gravest(rows: Iterable[tuple[Any, ...]]) -> Rows:
    """Return one row for what a rule says of a product of a machine: its accounts, and reports in part, may each show it.

    The gravest stands, as nothing that one account has is undone by what another has.
    """
    kept: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for row in rows:
        *about, outcome, _ = row
        key = (*about, "" if row[RULE] else outcome)  # without a rule it is no verdict, and each says something else
        if key not in kept or _gravity(row) < _gravity(kept[key]):
            kept[key] = row
    return [*kept.values()]


def _gravity(row: tuple[Any, ...]) -> tuple[bool, int]:
    *_, outcome, fails = row
    return not fails, Outcome(outcome).place if outcome in {*Outcome} else 0


def _code_of(row: tuple[Any, ...]) -> Exit:
    *_, outcome, fails = row
    return Exit.BANNED if fails else Exit.CLEAN if outcome in {*Outcome} else Exit.INCOMPLETE


def _in_turn(workers: ProcessPoolExecutor, judge: Callable[[Few], Rows], few: Iterable[Few]) -> Iterator[Rows]:
    """Yield what becomes of a few reports after another; only so many are held as keep the workers busy."""
    waiting: deque[Future[Rows]] = deque()
    for one in few:
        waiting.append(workers.submit(judge, one))
        if len(waiting) > MOST_WAITING * (os.cpu_count() or 1):
            yield waiting.popleft().result()
    for done in waiting:
        yield done.result()


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


def judge_few(reports: Few, judging: Judging, signatures: Sources, moment: datetime) -> Rows:
    """Return a row for each verdict on some reports, one for each that could not be judged, and one for each scan with gaps."""
    rows: Rows = []
    for stored, text in reports:
        machine = (stored.machine, stored.unit, stored.owner)
        try:
            scan = judge_old_report(read_report(text), judging, _catalogue(signatures), moment)
        except Malformed as error:
            rows.append((*machine, *NOTHING, f"not judged: {error.detail}", False))
            continue
        except click.ClickException as error:
            rows.append((*machine, *NOTHING, f"not judged: {error.message}", False))
            continue
        rows += [(*machine, *NOTHING, INCOMPLETE, False)] if stored.is_latest and not scan.complete else []
        rows += [
            (*machine, one.product, str(one.aspect), str(one.relation), verdict.policy, verdict.rule, str(verdict.outcome), verdict.fails)
            for one in scan.findings
            if stored.shows((one.product, str(one.aspect)))
            for verdict in one.verdicts
        ]
    return rows
