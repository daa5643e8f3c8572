"""The page about a fleet and the map of AI tools: what they say, what they keep, and what reaches no browser as markup."""

import csv
import re
from datetime import date

import pytest

from scanner.fleet.answer_formats import SAID_COLUMNS
from scanner.fleet.board.fleet_page import Board, draw_board, group_by_unit
from scanner.fleet.board.trend_line import draw_trends
from scanner.fleet.questions.question import Answer
from scanner.language import english
from tests.trees import ended


@pytest.fixture(scope="module")
def page(stored, example, tmp_path_factory):
    file = tmp_path_factory.mktemp("page") / "fleet.html"
    assert ended("fleet", "page", "--store", str(stored), "--expected", str(example / "hosts.csv"), "--output", str(file)) == 0
    return file.read_text(encoding="utf-8")


def test_it_says_how_many_machines_have_banned_software(page, truth):
    banned = {machine for machine, *_ in truth["overdue"]}

    assert f"<h1>Banned software on {len(banned)} of {truth['machines']} machines</h1>" in page


def test_every_machine_with_something_overdue_is_named(page, truth):
    part = re.search(r'<section id="overdue".*?</section>', page, re.DOTALL)[0]

    assert {*re.findall(r"pc-\d{6}", part)} == {machine for machine, *_ in truth["overdue"]}


def test_it_loads_nothing_and_runs_nothing(page):
    assert re.findall(r"<script|<img|<link|<iframe| src=| on\w+=|javascript:|@import|url\(", page) == []
    assert "default-src &#x27;none&#x27;" in page


def test_small_groups_are_merged_and_their_number_is_not_told():
    rows = [("a", "big", f"pc-{number}") for number in range(6)] + [("a", "one", "pc-x"), ("a", None, "pc-y"), ("b", "one", "pc-z")]
    rows += [("c", unit, f"pc-{unit}-{number}") for unit in ("one", "two") for number in range(3)]

    assert group_by_unit(rows, 5, english) == [
        ("a", "big", 6),
        ("a", "other units", "fewer than 5"),
        ("b", "other units", "fewer than 5"),
        ("c", "other units", 6),
    ]
    assert ("b", "one", 1) in group_by_unit(rows, 1, english)


def test_what_a_machine_calls_itself_is_no_markup():
    name = "<script>alert(1)</script>\x1b[2J\u202e"
    status = Answer(("newest", "machines", "complete", "incomplete", "silent", "banned", "never_reported", "unlisted", "quarantined"),
                    [(None, 1, 1, 0, 0, 1, 0, 0, 0)])  # fmt: skip
    where = Answer(
        ("product", "machine", "unit", "owner", "aspect", "rung", "accounts", "running", "first_seen", "last_seen"),
        [(name, name, name, name, name, name, 1, True, None, None)],
    )
    none = Answer((*SAID_COLUMNS,), [])
    page = draw_board(Board(status, none, none, Answer((), []), none, where, none, 5, "en"))

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\\x1b[2J\\u202e" in page


def test_the_map_counts_and_keeps_what_was_filled_in(stored, truth, tmp_path):
    first, second = tmp_path / "map.csv", tmp_path / "new.csv"
    assert ended("fleet", "map", "--store", str(stored), "--format", "csv", "--output", str(first)) == 0
    rows = [*csv.DictReader(first.read_text(encoding="utf-8").splitlines())]
    rows[0] |= {"purpose": "writing letters", "decision": "=allowed"}
    with first.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert ended("fleet", "map", "--store", str(stored), "--answers", str(first), "--format", "csv", "--output", str(second)) == 0
    again = [*csv.DictReader(second.read_text(encoding="utf-8").splitlines())]
    tools = {row[3] for row in truth["where"]} - {"tiktok"}

    assert {row["product"] for row in rows} == tools
    assert {row["product"]: int(row["machines"]) for row in rows} == {
        tool: len({row[0] for row in truth["where"] if row[3] == tool and row[5] != "residue"}) for tool in tools
    }
    assert (again[0]["purpose"], again[0]["decision"]) == ("writing letters", "'=allowed")
    assert all(row["owner"] == "" for row in again)


def test_answers_of_another_sort_are_refused(stored, example, tmp_path):
    assert ended("fleet", "map", "--store", str(stored), "--answers", str(example / "hosts.csv")) == 2


def draw(store, *options):
    return ended("fleet", "map", "--store", str(store), "--format", "csv", *map(str, options))


def fill_in(path, **answers):
    rows = [*csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    rows[0] |= answers
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_no_answer_is_overwritten_by_a_map_without_it(stored, tmp_path, capsys):
    path = tmp_path / "map.csv"
    assert draw(stored, "--answers", path, "--output", path) == 0  # the first one
    fill_in(path, purpose="writing letters", decision="'quoted'")
    was = path.read_bytes()

    for options in (("--answers", tmp_path / "mpa.csv"), ()):
        assert draw(stored, *options, "--output", path) == 2
        assert path.read_bytes() == was
    assert "would be lost" in capsys.readouterr().err
    assert draw(stored, "--answers", path, "--output", path) == 0
    assert "writing letters" in path.read_text(encoding="utf-8")
    assert "'quoted'" in path.read_text(encoding="utf-8")


def test_what_was_filled_in_about_a_tool_that_is_gone_is_kept(stored, tmp_path):
    path = tmp_path / "map.csv"
    assert draw(stored, "--output", path) == 0
    fill_in(path, purpose="writing letters", product="old-tool", name="Old Tool")
    assert draw(stored, "--answers", path, "--output", path) == 0
    (row,) = [row for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()) if row["product"] == "old-tool"]

    assert (row["name"], row["machines"], row["purpose"]) == ("Old Tool", "0", "writing letters")


def test_a_product_that_has_no_line_of_its_own_is_counted():
    rows = [(date(2026, 11, 20), f"product-{number:02}", 1, 9, 9) for number in range(27)]
    drawn = str(draw_trends(Answer(("day", "product", "machines", "reported", "complete"), rows), english))

    assert "... and 3 more" in drawn
    assert "more" not in str(draw_trends(Answer(("day",), rows[:24]), english))


def test_leftovers_are_no_place_where_a_product_is(page):
    whole = re.search(r'<section id="products".*?</table>', page, re.DOTALL)[0]

    assert "residue" not in whole
