import csv
import io

import pytest

from scanner.model import Status
from scanner.reports.flat.csv_report import HEADER, MOST, write_report
from scanner.reports.flat.events import COLUMNS
from tests.reports.scans import DEB, banned_scan, clean_scan, finding, partial_scan, run, scan, verdict

# Whoever imports the file every day counts on these, in this order: a new column goes to the end, and none is ever taken away.
PUBLISHED = """
time host.name host.domain host.platform host.release scope.users scope.account
finding.product finding.name finding.vendor finding.category finding.aspect finding.relation
finding.rung finding.confidence finding.processing finding.accounts finding.items finding.places
verdict.policy verdict.rule verdict.outcome verdict.fails verdict.reason verdict.action
verdict.dates.effective_from verdict.dates.remove_by verdict.flags verdict.waiver verdict.basis finding.verdicts
item.name item.version item.publisher item.within item.state item.ids as_of id series finding.id
finding.fails event_type complete summary.problems shortened
"""


def rows(text, separator=","):
    assert text.startswith("\ufeff")
    return [*csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=separator, strict=True)]


def test_the_header_does_not_change():
    assert [*HEADER][: len(PUBLISHED.split())] == PUBLISHED.split()
    assert {*HEADER} <= {*COLUMNS["finding"], *COLUMNS["scan"], "shortened"}
    assert write_report(clean_scan()) == "\ufeff" + ",".join(HEADER) + "\n"


def test_a_row_for_each_finding():
    made = rows(write_report(banned_scan()))

    assert [(row["finding.product"], row["finding.relation"], row["verdict.outcome"]) for row in made] == [
        ("tiktok", "official", "prohibited"),
        ("tiktok", "tool", "prohibited"),
        ("deepseek", "official", "inventoried"),
    ]
    assert [row["verdict.fails"] for row in made] == ["true", "false", "false"]
    assert [row["verdict.dates.effective_from"] for row in made] == ["2023-03-10", "2023-03-10", ""]


@pytest.mark.parametrize(
    ("language", "asked", "separator"), [("en", None, ","), ("fr", None, ";"), ("nl", None, ";"), ("de", "comma", ","), ("en", "tab", "\t")]
)
def test_the_separator_is_that_of_spreadsheets_in_the_language_or_the_one_asked_for(language, asked, separator):
    made = rows(write_report(scan(finding(shown=(DEB._replace(name='a,b;c\td"e'),)), language=language), separator=asked), separator)

    assert [row["item.name"] for row in made] == [r'a,b;c\x09d"e']
    assert None not in made[0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\uff1d1+1"])
def test_no_cell_is_a_formula(text):
    item = DEB._replace(name=text, version=text, publisher=text, ids=(), user=text, location=text)
    [row] = rows(write_report(scan(finding(verdict(), shown=(item,)))))

    assert [row[name] for name in ("item.name", "item.version", "finding.accounts", "finding.places")] == ["'" + text] * 4
    assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\uff1d"))]


def test_an_incomplete_scan_is_a_row_of_its_own_before_its_findings():
    made = partial_scan()
    empty, found = (rows(write_report(one)) for one in (made, made._replace(findings=banned_scan().findings)))
    told = {"event_type": "scan", "complete": "false", "summary.problems": "3", "host.name": "pc-1", "finding.product": ""}

    assert [{name: row[name] for name in told} for row in empty] == [told]
    assert [(row["event_type"], row["complete"]) for row in found] == [("scan", "false")] + [("finding", "false")] * 3
    assert {row["complete"] for row in rows(write_report(banned_scan()))} == {"true"}


def test_a_scan_of_which_a_run_was_only_skipped_is_incomplete_too():
    [row] = rows(write_report(scan(runs=[run(status=Status.SKIPPED)])))

    assert (row["event_type"], row["complete"], row["summary.problems"]) == ("scan", "false", "0")


def test_a_cell_holds_no_more_than_a_spreadsheet_takes():
    shown = tuple(DEB._replace(location=f"/{number}" + "x" * 1000) for number in range(60))
    [row] = rows(write_report(scan(finding(verdict(), shown=shown))))

    assert len(row["finding.places"]) == MOST
    assert row["finding.places"].endswith("xxx...")
    assert row["shortened"] == "true"


def test_a_cell_that_just_fits_is_not_cut():
    [row] = rows(write_report(scan(finding(verdict(reason="x" * MOST)))))

    assert (len(row["verdict.reason"]), row["verdict.reason"][-1], row["shortened"]) == (MOST, "x", "")
