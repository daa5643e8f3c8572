"""Stores as tests make them and look at them."""

from collections import Counter

import pyarrow.parquet as pq

from scanner.fleet.ingest import MOST_OF_BATCH, ingest
from scanner.fleet.storage.store import Store


def ingest_all(folder, *reports, most=MOST_OF_BATCH):
    *_, done = ingest(Store(str(folder)), [str(one) for one in reports], most)
    return done


def rows(folder, table, *columns):
    """Return the rows of a table as the manifest has it, sorted."""
    store, found = Store(str(folder)), []
    for file in store.files(table, store.manifest()):
        read = pq.ParquetFile(file).read(columns=[*columns] or None)
        found += zip(*(read[name].to_pylist() for name in read.column_names), strict=True)
    return sorted(found, key=repr)


def check_whole(folder):
    """Hold every scan that is seen to what it says of itself, and return how many there are."""
    scans = rows(folder, "scans", "report", "summary_findings", "summary_problems")
    findings, problems, documents = (Counter(rows(folder, table, "report")) for table in ("findings", "problems", "documents"))
    assert documents == dict.fromkeys(((report,) for report, *_ in scans), 1)
    assert len(documents) == len(scans)
    for report, of_findings, of_problems in scans:
        assert (findings[report,], problems[report,]) == (of_findings, of_problems)
    assert {*findings, *problems} <= {*documents}
    return len(scans)
