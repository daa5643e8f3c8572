"""The example fleet that these tests look at, and the store of it; without the extra `fleet` none of them can run."""

import json
import os
from datetime import date
from importlib.util import find_spec

import pytest

LACKING = [name for name in ("msgspec", "pyarrow", "duckdb", "ibis", "filelock") if find_spec(name) is None]
MACHINES, DAYS, SEED, LAST = 60, 12, 5, date(2026, 11, 20)

if LACKING:
    collect_ignore_glob = ["test_*.py"]
    if os.environ.get("SCANNER_REAL") == "required" and os.name != "nt":
        raise pytest.UsageError(f"tests/fleet needs {', '.join(LACKING)}: sh scripts/setup fleet")


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """Return a folder with reports, hosts.csv and truth.json."""
    from scanner.fleet.example_fleet import make_fleet  # noqa: PLC0415  without the extra it is not there

    folder = tmp_path_factory.mktemp("example")
    make_fleet(str(folder), MACHINES, DAYS, SEED, LAST)
    return folder


@pytest.fixture(scope="session")
def truth(example):
    return json.loads((example / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def stored(example, tmp_path_factory):
    """Return a store of the example."""
    from tests.fleet.stores import ingest_all  # noqa: PLC0415  without the extra it is not there

    folder = tmp_path_factory.mktemp("stored") / "store"
    ingest_all(folder, example / "reports")
    return folder
