"""The reports of a store, each machine's latest one, as the text that they came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from scanner.fleet.engines.engine import compile_question
from scanner.fleet.questions.asked import Tables
from scanner.fleet.storage.columns import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.fleet.engines.engine import Engine
    from scanner.fleet.questions.asked import Asked
    from scanner.fleet.storage.store import Store

AT_ONCE = 64  # reports


def read_latest_reports(engine: Engine, asked: Asked, store: Store) -> Iterator[list[tuple[tuple[str, str | None, str | None], bytes]]]:
    """Yield a few at a time: the machine with its unit and owner, and the report."""
    latest = Tables(asked).machines.select("report", "machine", "unit", "owner")
    wanted = {report: machine for report, *machine in engine.run(compile_question(latest, engine.dialect))}
    for file in store.files(DOCUMENTS, store.manifest()):
        for batch in pq.ParquetFile(file).iter_batches(AT_ONCE, columns=["report", "document"]):
            found = zip(batch["report"].to_pylist(), batch["document"].to_pylist(), strict=True)
            if few := [(tuple(wanted[report]), text) for report, text in found if report in wanted]:
                yield few
