"""What docs/fleet.md promises somebody who has never seen a store: two commands from a folder of reports to the page."""

import re
from pathlib import Path

import pytest

from scanner.cli.group import scanner
from tests.trees import ended

PAGE = (Path(__file__).parents[2] / "docs" / "fleet.md").read_text(encoding="utf-8")
FIRST_PART = PAGE[PAGE.index("## Ten reports on a share") : PAGE.index("**Ingest**")]


def test_a_newcomer_gets_the_page_with_the_two_commands_of_the_documentation(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    calls = [line.split()[1:] for line in FIRST_PART.splitlines() if line.startswith("    scanner fleet ")]
    example = re.search(r"`scanner (fleet example folder)`", FIRST_PART)[1].split()
    assert ended(*example) == 0
    reports = len([*Path("folder", "reports").rglob("*.json")])

    assert (len(calls), 250 < reports <= 300) == (2, True)
    assert [ended(*(word.replace("/mnt/share/reports", "folder/reports") for word in call)) for call in calls] == [0, 0]
    assert re.search(rf"<h1>Banned software on \d+ of {reports} machines</h1>", Path("fleet.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "call",
    [
        (name, *rest)
        for name, rest in {
            **dict.fromkeys(
                ("status", "products", "verdicts", "trend", "silent", "unreadable", "incomplete", "overdue", "waivers", "map"), ()
            ),
            "where": ("tiktok",),
            "unlisted": ("--expected", "hosts.csv"),
            "new": ("--since", "2026-11-14"),
            "query": ("--where", "running"),
            "judge": (),
        }.items()
    ],
    ids=lambda call: call[0],
)
def test_the_store_and_the_engine_may_stand_in_the_environment(stored, tmp_path, capsysbinary, monkeypatch, call):
    monkeypatch.chdir(tmp_path)
    Path("hosts.csv").write_text("host\nother\n", encoding="utf-8")
    given = scanner.main(["fleet", *call, "--store", str(stored), "--engine", "duckdb", "--format", "json"], standalone_mode=False)
    expected = capsysbinary.readouterr().out
    monkeypatch.setenv("SCANNER_STORE", str(stored))
    monkeypatch.setenv("SCANNER_ENGINE", "duckdb")

    assert scanner.main(["fleet", *call, "--format", "json"], standalone_mode=False) == given
    assert capsysbinary.readouterr().out == expected
    assert len(expected) > 2
