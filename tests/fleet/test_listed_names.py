"""A list with full names and reports with short ones, and the reverse: one machine only where nothing else can be meant."""

from datetime import timedelta

import pytest

from scanner.fleet.open_fleet import choose_limits, describe_status, opened_engine
from scanner.fleet.questions.question import ask
from scanner.fleet.storage.listed_names import match_names
from scanner.reports.record.json_report import write_report
from scanner.reports.record.read_report import read_report
from scanner.stdlib.uuid7 import uuid7
from tests.fleet.stores import ingest_all


@pytest.mark.parametrize(
    ("listed", "reported", "expected"),
    [
        (["pc1.example.be"], {"pc1": []}, {"pc1.example.be": "pc1"}),
        (["pc1"], {"pc1.example.be": ["example.be"]}, {"pc1": "pc1.example.be"}),
        (["pc1.a.be", "pc1.b.be"], {"pc1": []}, {}),
        (["pc1.a.be", "pc1.b.be"], {"pc1": ["b.be"]}, {"pc1.b.be": "pc1"}),
        (["pc1.a.be"], {"pc1": ["b.be"]}, {}),
        (["pc1.a.be", "pc1.b.be"], {"pc1": ["a.be", "b.be"]}, {}),
        (["pc1.brussels.a.be"], {"pc1": ["a.be"]}, {"pc1.brussels.a.be": "pc1"}),
        (["pc1.a.be"], {"pc1": ["ad.a.be"]}, {"pc1.a.be": "pc1"}),
        (["pc1.a.be"], {"pc1": ["na.be"]}, {}),
        (["pc1"], {"pc1.a.be": ["a.be"], "pc1.b.be": ["b.be"]}, {}),
        (["pc1", "pc1.a.be"], {"pc1": []}, {}),
        (["pc1.a.be"], {"pc1": [], "pc1.a.be": []}, {}),
        (["pc1.a.be"], {"pc1": [], "pc1.b.be": []}, {}),
        (["pc1", "pc1.b.be"], {"pc1.a.be": []}, {}),
        (["pc1.a.be"], {"pc1.b.be": []}, {}),
        (["localhost.a.be", "localhost"], {"localhost": [], "localhost.localdomain": []}, {}),
    ],
)
def test_a_short_name_is_a_full_one_where_nothing_else_can_be_meant(listed, reported, expected):
    assert match_names(listed, reported) == expected


@pytest.fixture
def ask_with_list(example, tmp_path):
    """Return what asks a fleet of machines with these names by a list of these."""
    scan = read_report(next(iter(sorted((example / "reports" / "2026-11-20").iterdir()))).read_bytes())

    def asked(names, listed):
        for number, name in enumerate(names):
            started = scan.started + timedelta(minutes=number)
            made = scan._replace(host=scan.host._replace(name=name), started=started, id=uuid7(started))
            (tmp_path / f"{number}.json").write_text(write_report(made), encoding="utf-8")
        ingest_all(tmp_path / "store", *tmp_path.glob("*.json"))
        (tmp_path / "hosts.csv").write_text("host,unit\n" + "".join(f"{one},U-{one}\n" for one in listed), encoding="utf-8")
        with opened_engine("duckdb", str(tmp_path / "store"), str(tmp_path / "hosts.csv")) as engine:
            limits = choose_limits(engine, None, silent_for=timedelta(days=1))
            status = describe_status(engine, limits, str(tmp_path / "store"))
            unlisted, silent, where = (ask(engine, name, limits) for name in ("unlisted", "silent", "where"))
        return dict(zip(status.columns, status.rows[0], strict=True)), unlisted.rows, silent.rows, where

    return asked


def test_status_unlisted_and_silent_know_a_machine_by_either_name(ask_with_list):
    status, unlisted, silent, where = ask_with_list(["PC1", "pc2.example.be", "pc3"], ["pc1.example.be.", "PC2", "pc4.example.be"])

    assert (status["unlisted"], status["never_reported"], status["units"]) == (1, 1, 2)
    assert [row[0] for row in unlisted] == ["pc3"]
    assert [row[0] for row in silent] == ["pc4.example.be"]
    assert {row[where.columns.index("unit")] for row in where.rows} <= {"U-pc1.example.be.", "U-PC2", None}


def test_of_two_full_names_none_is_guessed(ask_with_list):
    status, unlisted, silent, _ = ask_with_list(["pc1"], ["pc1.a.be", "pc1.b.be"])

    assert (status["unlisted"], status["never_reported"]) == (1, 2)
    assert [row[0] for row in unlisted] == ["pc1"]
    assert [row[0] for row in silent] == ["pc1.a.be", "pc1.b.be"]
