"""Every engine gives the rows that DuckDB gives, for every question; a worker that dies in the middle of one changes nothing."""

import json
import os
import shutil
import signal
import sys
import threading
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from scanner.fleet.engines.engine import DISTRIBUTION, ENGINES, open_engine
from scanner.fleet.open_fleet import choose_limits, opened_engine
from scanner.fleet.questions.expression import select_rows
from scanner.fleet.questions.question import QUESTIONS, ask
from scanner.fleet.storage.manifest import StoreError
from scanner.fleet.storage.rewrite import forget_machine, purge
from scanner.fleet.storage.store import Store
from scanner.fleet.storage.units import read_units
from tests.fleet.engines import OF_JAVA, postgres_server, spark_cluster, spark_connect
from tests.fleet.stores import ingest_all

WHERE = "product = 'tiktok' AND lower(rung) IN ('installed', 'residue') AND day >= DATE '2026-11-18'"
LAST_DAYS = ("2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20")  # of the example: each file of a store costs an engine time


def every_answer(address, store, hosts, meanwhile=lambda _: None):
    """Return the answer to each question, and to `query`; `meanwhile` is told of each before it is asked."""
    with opened_engine(address, str(store), str(hosts)) as engine:
        asked = choose_limits(engine, None, silent_for=timedelta(days=2))
        asked = asked._replace(since=asked.as_of - timedelta(days=2))
        answers = {}
        for name in QUESTIONS:
            meanwhile(name)
            answers[name] = ask(engine, name, asked).rows
        return answers | {"query": select_rows(engine, asked, "findings", WHERE, history=True).rows}


@pytest.fixture(scope="module")
def few(example, tmp_path_factory):
    """Return a store of the example's last days."""
    folder = tmp_path_factory.mktemp("few") / "store"
    ingest_all(folder, *(example / "reports" / day for day in LAST_DAYS), write_doubtful(example, tmp_path_factory.mktemp("doubtful")))
    return folder


def write_doubtful(example, folder):
    """Write a report that was judged as of another day than that of its scan."""
    report = json.loads(next((example / "reports" / LAST_DAYS[-1]).iterdir()).read_bytes())
    del report["id"], report["series"]
    file = folder / "doubtful.json"
    file.write_text(json.dumps(report | {"as_of": "2020-01-01", "host": report["host"] | {"name": "doubtful"}}), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def expected(few, example):
    return every_answer("duckdb", few, example / "hosts.csv")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with spark_cluster(tmp_path_factory.mktemp("spark")) as found:
        yield found


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with postgres_server(tmp_path_factory.mktemp("postgres")) as found:
        yield found


def test_the_questions_have_answers_to_compare(expected):
    assert {name for name, rows in expected.items() if not rows} <= {"waivers", "unlisted"}


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")
def test_spark_agrees_also_when_a_worker_dies(cluster, expected, few, example, monkeypatch):
    from scanner.fleet.engines.spark_engine import SETTINGS  # noqa: PLC0415  without the extra it is not there

    monkeypatch.setitem(SETTINGS, "spark.sql.shuffle.partitions", "2")
    for name, value in OF_JAVA.items():  # the driver is a child of this process
        monkeypatch.setenv(name, value)
    address, workers = cluster
    dying = threading.Timer(0.2, os.killpg, (workers[1].pid, signal.SIGKILL))

    assert every_answer(address, few, example / "hosts.csv", lambda name: name == "overdue" and dying.start()) == expected
    assert workers[1].wait() == -signal.SIGKILL


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")
def test_spark_connect_agrees_without_a_list_of_machines(example, tmp_path, monkeypatch):
    from scanner.fleet.engines.spark_engine import SETTINGS  # noqa: PLC0415  without the extra it is not there

    monkeypatch.setitem(SETTINGS, "spark.sql.shuffle.partitions", "1")
    store, answers = str(tmp_path / "store"), []
    ingest_all(store, example / "reports" / LAST_DAYS[-1])
    with spark_connect(tmp_path) as address:
        for engine in (address, "duckdb"):
            with opened_engine(engine, store, None) as opened:
                answers.append(ask(opened, "where", choose_limits(opened, None)).rows)

    assert answers[0] == answers[1] != []


@pytest.mark.real
def test_postgres_agrees_and_follows_the_store(server, few, expected, example, tmp_path):
    hosts, store = example / "hosts.csv", shutil.copytree(few, tmp_path / "store")
    assert every_answer(server, store, hosts) == expected

    name = ask_machines(store, hosts)[0]
    forget_machine(Store(str(store)), name)
    purge(Store(str(store)), min(part.day for part in Store(str(store)).manifest().parts) + timedelta(days=2))

    assert every_answer(server, store, hosts) == every_answer("duckdb", store, hosts) != expected


def ask_machines(store, hosts):
    with opened_engine("duckdb", str(store), str(hosts)) as engine:
        return [row[0] for row in ask(engine, "where", choose_limits(engine, None)).rows]


def test_an_engine_that_nobody_knows_is_refused(stored):
    with pytest.raises(StoreError, match="expected one of duckdb"):
        open_engine("oracle://host", Store(str(stored)), read_units(None))


@pytest.mark.parametrize(
    "address", ["oracle://me:hush@host/x", "me:hush@host", "postgres://me:hush@127.0.0.1:1/x", "postgres://me:hush hush@h/x"]
)
@pytest.mark.parametrize("missing", [True, False])
def test_no_password_is_printed(stored, monkeypatch, address, missing):
    if missing:
        monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)
        monkeypatch.delitem(sys.modules, "scanner.fleet.engines.postgres_engine", raising=False)
    elif address.startswith("postgres"):
        pytest.importorskip("adbc_driver_postgresql")
    with pytest.raises(StoreError) as refused:
        open_engine(address, Store(str(stored)), read_units(None))

    assert "hush" not in str(refused.value)
    assert not missing or not address.startswith("postgres") or "'banned-software-scanner[fleet-postgres]'" in str(refused.value)


def test_the_name_of_the_distribution_is_that_of_the_project():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["name"] == DISTRIBUTION
    assert {extra for *_, extra in ENGINES.values()} <= {*project["optional-dependencies"]}
