"""The page about a fleet and the map of AI tools: what they say, what they keep, and what reaches no browser as markup."""

import csv
import io
import json
import re
import subprocess
from datetime import date
from zipfile import ZipFile

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from odfdo import Document, Row, Table

from scanner.fleet.answer_formats import SAID_COLUMNS, write_answer
from scanner.fleet.board.fleet_page import Board, draw_board, group_by_unit
from scanner.fleet.board.trend_line import draw_trends
from scanner.fleet.questions.question import Answer
from scanner.fleet.reading.filled_table import read_table
from scanner.fleet.storage.manifest import StoreError
from scanner.language import english
from tests.real.parts import need
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


def draw(store, path, *options):
    """Draw the map into a file, whose suffix tells its format."""
    return ended("fleet", "map", "--store", str(store), "--output", str(path), *map(str, options))


def fill_in(path, **answers):
    """Write answers about the first tool into a map, as an office suite does."""
    if path.suffix == ".ods":
        document = Document(path)
        sheet = document.body.get_table(0)
        for name, answer in answers.items():
            sheet.set_value((sheet.get_row_values(0).index(name), 1), answer)
        return document.save(path)
    names, first, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    first = (dict(zip(names, first, strict=True)) | answers).values()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, first, *rows])
    return None


def read_map(path):
    return [*read_table(str(path), "--answers")][1:]


def test_a_suffix_of_no_format_is_refused_and_format_wins(stored, tmp_path, capsys):
    call = ("fleet", "products", "--store", str(stored), "--output")

    assert ended(*call, str(tmp_path / "p.pdf")) == ended(*call, str(tmp_path / "p.cdx")) == 2
    assert "p.pdf: cannot tell the format from .pdf; use .txt, .json, .csv, .ods, .parquet, or --format" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []
    assert ended(*call, str(tmp_path / "p.csv"), "--format", "json") == 0
    assert json.loads((tmp_path / "p.csv").read_text(encoding="utf-8"))


MAPS = ("map.csv", "map.ods")


@pytest.mark.parametrize("name", MAPS)
def test_no_answer_is_overwritten_by_a_map_without_it(stored, tmp_path, capsys, name):
    path = tmp_path / name
    assert draw(stored, path, "--answers", path) == 0  # the first one
    fill_in(path, purpose="writing letters", decision="'quoted'")
    was = path.read_bytes()

    for options in (("--answers", tmp_path / "mpa.csv"), ()):
        assert draw(stored, path, *options) == 2
        assert path.read_bytes() == was
    assert "would be lost" in capsys.readouterr().err
    assert draw(stored, path, "--answers", path) == 0
    assert (read_map(path)[0]["purpose"], read_map(path)[0]["decision"]) == ("writing letters", "'quoted'")


@pytest.mark.parametrize("name", MAPS)
def test_what_was_filled_in_about_a_tool_that_is_gone_is_kept(stored, tmp_path, name):
    path = tmp_path / name
    assert draw(stored, path) == 0
    fill_in(path, purpose="writing letters", product="old-tool", name="Old Tool")
    assert draw(stored, path, "--answers", path) == 0
    (row,) = [row for row in read_map(path) if row["product"] == "old-tool"]

    assert (row["name"], row["machines"], row["purpose"]) == ("Old Tool", "0", "writing letters")


@pytest.mark.parametrize("name", MAPS)
def test_the_page_shows_what_was_filled_in(stored, tmp_path, page, name):
    path, file = tmp_path / name, tmp_path / "fleet.html"
    assert draw(stored, path) == 0
    fill_in(path, purpose="writing letters")
    assert ended("fleet", "page", "--store", str(stored), "--answers", str(path), "--output", str(file)) == 0

    assert "writing letters" in file.read_text(encoding="utf-8")
    assert "purpose" in file.read_text(encoding="utf-8")
    assert "purpose" not in re.search(r'<section id="map".*?</section>', page, re.DOTALL)[0]


def test_a_spreadsheet_says_what_csv_says_and_knows_numbers_from_text(stored, tmp_path):
    assert (draw(stored, tmp_path / "map.csv"), draw(stored, tmp_path / "map.ods")) == (0, 0)
    sheet = Document(tmp_path / "map.ods").body.get_table(0)
    first = dict(zip(*sheet.get_values()[:2], strict=True))

    assert [{**row, "built_in": row["built_in"].lower()} for row in read_map(tmp_path / "map.ods")] == read_map(tmp_path / "map.csv")
    assert (type(first["machines"]), type(first["built_in"]), type(first["name"])) == (int, bool, str)


def test_no_cell_of_a_spreadsheet_is_a_formula_or_markup():
    written = write_answer(Answer(("machine", "purpose"), [("=1+2", "<b>\x1b[2J"), (None, "")]), "ods")

    assert Document(io.BytesIO(written)).body.get_table(0).get_values() == [["machine", "purpose"], ["=1+2", "<b>\\x1b[2J"], [None, ""]]
    assert b"table:formula" not in ZipFile(io.BytesIO(written)).read("content.xml")


@pytest.mark.real
def test_an_office_suite_keeps_what_is_in_a_map(stored, tmp_path):
    need("soffice")
    path = tmp_path / "map.ods"
    assert draw(stored, path) == 0
    fill_in(path, purpose="=1+2", decision="line\nline")
    before = read_map(path)
    call = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        tmp_path / "saved",
        path,
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=300)

    assert before[0]["purpose"] == "=1+2"
    assert read_map(tmp_path / "saved" / "map.ods") == before


def test_a_sheet_that_says_it_is_endless_is_refused(tmp_path):
    sheet, document = Table("endless"), Document("spreadsheet")
    sheet.append_row(Row())
    sheet.set_value((0, 0), "product")
    sheet.set_value((0, 1), "x")
    sheet.get_row(1, clone=False).repeated = 1_048_575
    sheet.get_row(1, clone=False).get_cell(0, clone=False).repeated = 16_384
    document.body.clear()
    document.body.append(sheet)
    document.save(tmp_path / "map.ods")

    with pytest.raises(StoreError, match="cells"):
        read_map(tmp_path / "map.ods")


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 100, b"\xff\xfe", "xlsx"])
def test_a_table_of_another_kind_is_refused(tmp_path, content):
    path = tmp_path / "map.ods"
    if content == "xlsx":
        with ZipFile(path, "w") as packed:
            packed.writestr("[Content_Types].xml", "<Types/>")
    else:
        path.write_bytes(content)

    with pytest.raises(StoreError, match="expected a CSV file in UTF-8, or an ODS file"):
        read_map(path)


def test_the_map_as_a_bill_of_materials(stored, truth, tmp_path):
    path, filled_in = tmp_path / "map.cdx.json", tmp_path / "map.csv"
    draw(stored, filled_in)
    fill_in(filled_in, purpose="writing letters")
    assert draw(stored, path, "--answers", filled_in) == 0
    text = path.read_text(encoding="utf-8")
    bill, rows = json.loads(text), {row["product"]: row for row in read_map(filled_in)}
    said = {
        one["bom-ref"]: {each["name"].removeprefix("scanner:"): each["value"] for each in one["properties"]} for one in bill["components"]
    }

    assert JsonStrictValidator(SchemaVersion.V1_7).validate_str(text) is None
    assert (bill["specVersion"], {*said}) == ("1.7", {row[3] for row in truth["where"] if row[5] != "residue"} - {"tiktok"})
    assert {product: one["machines"] for product, one in said.items()} == {product: rows[product]["machines"] for product in said}
    assert [one["purpose"] for one in said.values() if "purpose" in one] == ["writing letters"]
    assert (
        {one["bom-ref"] for one in bill["services"]}
        == {f"service:{name}" for name in said if "online" in rows[name]["processing"]}
        != set()
    )


def test_a_product_that_has_no_line_of_its_own_is_counted():
    rows = [(date(2026, 11, 20), f"product-{number:02}", 1, 9, 9) for number in range(27)]
    drawn = str(draw_trends(Answer(("day", "product", "machines", "reported", "complete"), rows), english))

    assert "... and 3 more" in drawn
    assert "more" not in str(draw_trends(Answer(("day",), rows[:24]), english))


def test_leftovers_are_no_place_where_a_product_is(page):
    whole = re.search(r'<section id="products".*?</table>', page, re.DOTALL)[0]

    assert "residue" not in whole
