"""Every engine gives the rows that DuckDB gives, for every question; a worker that dies in the middle of one changes nothing."""

import os
import signal
import threading
from datetime import timedelta

import pytest

from scanner.fleet.engines.engine import open_engine
from scanner.fleet.open_fleet import choose_limits, opened_engine
from scanner.fleet.questions.expression import select_rows
from scanner.fleet.questions.question import QUESTIONS, ask
from scanner.fleet.storage.manifest import StoreError
from scanner.fleet.storage.rewrite import forget_machine, purge
from scanner.fleet.storage.store import Store
from scanner.fleet.storage.units import read_units
from tests.fleet.engines import postgres_server, spark_cluster
from tests.fleet.stores import ingest_all

WHERE = "product = 'tiktok' AND lower(rung) IN ('installed', 'residue') AND day >= DATE '2026-11-15'"


def every_answer(address, store, hosts):
    with opened_engine(address, str(store), str(hosts)) as engine:
        asked = choose_limits(engine, None, silent_for=timedelta(days=2))
        asked = asked._replace(since=asked.as_of - timedelta(days=5))
        answers = {name: ask(engine, name, asked).rows for name in QUESTIONS}
        return answers | {"query": select_rows(engine, asked, "findings", WHERE, history=True).rows}


@pytest.fixture(scope="module")
def expected(stored, example):
    return every_answer("duckdb", stored, example / "hosts.csv")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with spark_cluster(tmp_path_factory.mktemp("spark")) as found:
        yield found


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with postgres_server(tmp_path_factory.mktemp("postgres")) as found:
        yield found


def test_the_questions_have_answers_to_compare(expected):
    assert {name for name, rows in expected.items() if not rows} <= {"waivers"}


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")
def test_spark_agrees_also_when_a_worker_dies(cluster, expected, stored, example, monkeypatch):
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    address, workers = cluster

    assert every_answer(address, stored, example / "hosts.csv") == expected

    with opened_engine(address, str(stored), str(example / "hosts.csv")) as engine:
        asked = choose_limits(engine, None)
        dying = threading.Timer(0.2, os.killpg, (workers[1].pid, signal.SIGKILL))
        dying.start()
        rows = ask(engine, "where", asked).rows
        dying.join()
    assert rows == expected["where"]
    assert workers[1].wait() == -signal.SIGKILL


@pytest.mark.real
def test_postgres_agrees_and_follows_the_store(server, expected, example, tmp_path):
    hosts, store = example / "hosts.csv", tmp_path / "store"
    ingest_all(store, example / "reports")
    assert every_answer(server, store, hosts) == expected

    name = ask_machines(store, hosts)[0]
    forget_machine(Store(str(store)), name)
    purge(Store(str(store)), min(part.day for part in Store(str(store)).manifest().parts) + timedelta(days=3))

    assert every_answer(server, store, hosts) == every_answer("duckdb", store, hosts) != expected


def ask_machines(store, hosts):
    with opened_engine("duckdb", str(store), str(hosts)) as engine:
        return [row[0] for row in ask(engine, "where", choose_limits(engine, None)).rows]


def test_an_engine_that_nobody_knows_is_refused(stored):
    with pytest.raises(StoreError, match="expected one of duckdb"):
        open_engine("oracle://host", Store(str(stored)), read_units(None))
