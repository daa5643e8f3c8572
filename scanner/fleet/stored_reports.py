"""The reports of a store that count, as the text that they came in: of each machine the latest, and older ones with what only they show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from scanner.fleet.engines.engine import compile_question
from scanner.fleet.questions.asked import Tables
from scanner.fleet.questions.counted import FORM
from scanner.fleet.storage.arrow import damage_of
from scanner.fleet.storage.columns import DOCUMENTS
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.fleet.engines.engine import Engine
    from scanner.fleet.questions.limits import Asked
    from scanner.fleet.storage.store import Store

AT_ONCE = 64  # reports


class StoredReport(NamedTuple):
    """Of which machine a report is, and which forms of products were seen last in it, if it is not the latest.

    Of the latest of an account a later one on all accounts may have taken some back.
    """

    machine: str
    unit: str | None
    owner: str | None
    is_latest: bool
    forms: frozenset[tuple[str, str]] = frozenset()
    taken_back: frozenset[tuple[str, str]] = frozenset()

    def shows(self, form: tuple[str, str]) -> bool:
        """Tell whether a form of a product counts as there by this report."""
        return form not in self.taken_back if self.is_latest else form in self.forms


Few = list[tuple[StoredReport, bytes]]


def read_latest_reports(engine: Engine, asked: Asked, store: Store) -> Iterator[Few]:
    """Yield a few at a time."""
    engine.limit(asked.limits())
    wanted = _find_wanted(engine, Tables())
    for file in store.files(DOCUMENTS, store.manifest()):
        with damage_of(file):
            for batch in pq.ParquetFile(file).iter_batches(AT_ONCE, columns=["report", "document"]):
                found = zip(batch["report"].to_pylist(), batch["document"].to_pylist(), strict=True)
                if few := [(wanted[report], text) for report, text in found if report in wanted]:
                    yield few


def _find_wanted(engine: Engine, tables: Tables) -> dict[str, StoredReport]:
    columns = ("report", "machine", "unit", "owner")
    older = tables.findings.filter(tables.findings.started < tables.findings.newest).select(*columns, *FORM)
    latest = tables.machines.select(*columns)
    gone = tables.findings_of(tables.machines).anti_join(tables.findings, ["report", *FORM]).select("report", *FORM)
    taken_back = defaultdict[str, set[tuple[str, str]]](set)
    for report, *form in engine.run(compile_question(gone, engine.dialect)):
        taken_back[report].add((form[0], form[1]))
    wanted: dict[str, StoredReport] = {}
    for report, machine, unit, owner, *form in engine.run(compile_question(older, engine.dialect)):
        forms = wanted[report].forms if report in wanted else frozenset()
        wanted[report] = StoredReport(machine, unit, owner, False, forms | {(form[0], form[1])})  # noqa: FBT003
    for report, machine, unit, owner in engine.run(compile_question(latest, engine.dialect)):
        wanted[report] = StoredReport(machine, unit, owner, True, taken_back=frozenset(taken_back[report]))  # noqa: FBT003
    return wanted
