"""Every answer about the example fleet is what the one who made it up wrote down."""

import csv
import io
import json
import shutil
from datetime import date, timedelta
from zipfile import ZipFile

import click
import pyarrow.parquet as pq
import pytest

from scanner.cli.group import scanner
from scanner.fleet.answer_formats import write_answer
from scanner.fleet.open_fleet import choose_limits, describe_status, opened_engine
from scanner.fleet.questions.question import QUESTIONS, Answer, ask
from scanner.fleet.reading.filled_table import read_table
from scanner.model import Rung
from tests.fleet.stores import ingest_all
from tests.trees import ended

LAST = date(2026, 11, 20)


@pytest.fixture(scope="module")
def engine(stored, example):
    with opened_engine("duckdb", str(stored), str(example / "hosts.csv")) as opened:
        yield opened


def answers(engine, name, *columns, **limits):
    """Return the rows of an answer, of some columns, days as text."""
    answer = ask(engine, name, choose_limits(engine, limits.pop("as_of", None), **limits))
    places = [answer.columns.index(column) for column in columns] or range(len(answer.columns))
    return [[value.isoformat() if isinstance(value, date) else value for value in (row[place] for place in places)] for row in answer.rows]


def test_where(engine, truth):
    columns = "machine", "unit", "owner", "product", "aspect", "rung", "accounts", "running", "first_seen", "last_seen", "last_report"

    assert sorted(answers(engine, "where", *columns)) == truth["where"]


def test_where_one_product_is_by_id_or_name_in_any_case(engine, truth):
    expected = sorted(row[0] for row in truth["where"] if row[3] == "tiktok")

    assert expected
    for product in ("tiktok", "TikTok", "TIKTOK"):
        assert sorted(name for (name,) in answers(engine, "where", "machine", product=product)) == expected
    assert answers(engine, "where", product="no-such-product") == []


def test_trend(engine, truth):
    found = {tuple(row) for row in answers(engine, "trend")}

    assert found == {tuple(row) for row in truth["trend"] if row[1] in {product for _, product, *_ in found}}
    assert {product for _, product, having, *_ in truth["trend"] if having} <= {product for _, product, *_ in found}


def test_silent(engine, truth):
    never = [(name, None) for name in truth["never"]]

    assert truth["silent"]
    assert {name for name, _ in answers(engine, "silent", "machine", "last_report")} == {*truth["silent"], *truth["never"]} | {
        name for name in truth["silent_a_day"] if name in {row[0] for row in answers(engine, "silent", "machine")}
    }
    assert [tuple(row) for row in answers(engine, "silent", "machine", "last_report") if row[1] is None] == never
    assert {name for (name,) in answers(engine, "silent", "machine", silent_for=timedelta(days=99))} == {*truth["never"]}


def test_unlisted(stored, example, truth, tmp_path, capsysbinary):
    head, *lines = (example / "hosts.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "few.csv").write_text(
        "\n".join([head, *(line for line in lines if not line.lower().startswith(("pc-000007", "pc-000011")))])
    )
    _, out = called(capsysbinary, "unlisted", "--store", str(stored), "--expected", str(tmp_path / "few.csv"), "--format", "json")
    rows = json.loads(out)

    assert [row["machine"] for row in rows] == ["pc-000007", "pc-000011"]
    banned = {machine for machine, *_ in truth["overdue"]}
    assert [(row["complete"], row["banned"]) for row in rows] == [
        (row["machine"] not in truth["incomplete"], row["machine"] in banned) for row in rows
    ]
    assert all(row["last_report"] for row in rows)


def test_without_a_list_nobody_is_called_unlisted(stored, capsys):
    assert ended("fleet", "unlisted", "--store", stored) == 2
    assert "--expected is missing" in capsys.readouterr().err


def test_without_a_list_nobody_is_missed(stored, truth):
    with opened_engine("duckdb", str(stored), None) as engine:
        assert {name for (name,) in answers(engine, "silent", "machine")} >= {*truth["silent"]}
        assert {unit for (unit,) in answers(engine, "where", "unit")} == {None}


def test_unreadable_and_incomplete(engine, truth):
    assert truth["incomplete"]
    assert answers(engine, "incomplete", "machine") == [[name] for name in sorted(truth["incomplete"], key=unit_of(engine))]
    assert answers(engine, "unreadable") == [["permission-denied", "homes", len(truth["incomplete"]), len(truth["incomplete"])]]


def unit_of(engine):
    units = dict(answers(engine, "incomplete", "machine", "unit"))
    return lambda name: (units[name], name)


@pytest.mark.parametrize("back", [0, 7])
def test_new(engine, truth, back):
    day = LAST - timedelta(days=back)

    assert sorted(answers(engine, "new", "change", "machine", "product", "aspect", since=day)) == truth["new"][day.isoformat()]


def test_something_appeared_and_something_is_gone(truth):
    assert {row[0] for row in truth["new"][(LAST - timedelta(days=7)).isoformat()]} == {"appeared", "gone"}


def test_overdue(engine, truth):
    assert truth["overdue"]
    assert sorted(answers(engine, "overdue", "machine", "product", "aspect")) == truth["overdue"]
    assert {due < LAST.isoformat() for (due,) in answers(engine, "overdue", "due")} == {True}


def test_products_and_status_add_up(engine, truth, stored):
    products = {row[1]: row for row in answers(engine, "products")}
    status = describe_status(engine, choose_limits(engine, None), str(stored))
    numbers = dict(zip(status.columns, status.rows[0], strict=True))
    there = {product: {row[0] for row in truth["where"] if row[3] == product and row[5] != Rung.RESIDUE} for product in products}

    assert {product: row[2] for product, row in products.items()} == {product: len(machines) for product, machines in there.items()}
    assert numbers["machines"] == truth["machines"] == numbers["complete"] + numbers["incomplete"]
    assert (numbers["reports"], numbers["incomplete"], numbers["unlisted"]) == (truth["reports"], len(truth["incomplete"]), 0)
    assert numbers["banned"] == len({machine for machine, *_ in truth["overdue"]})
    assert numbers["never_reported"] == len(truth["never"])


def test_the_fleet_as_it_was_on_a_day(engine, truth):
    day = (LAST - timedelta(days=5)).isoformat()
    expected = {row[1]: row[2] for row in truth["trend"] if row[0] == day}
    found = answers(engine, "trend", "day", "product", "machines", as_of=LAST - timedelta(days=5))

    assert {product: machines for at, product, machines in found if at == day}.items() <= expected.items()
    assert max(at for at, *_ in found) == day


def called(capsysbinary, *arguments):
    code = scanner.main(["fleet", *arguments], standalone_mode=False)
    return code, capsysbinary.readouterr().out


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in {"doubtful", "find_map", "status"}])
def test_every_question_is_a_command_and_every_format_says_the_same(stored, example, capsysbinary, name):
    rest = {"where": ["tiktok"], "new": ["--since", "2026-11-14"]}.get(name, [])
    call = [name, *rest, "--store", str(stored), "--expected", str(example / "hosts.csv")]
    _, as_json = called(capsysbinary, *call, "--format", "json")
    _, as_csv = called(capsysbinary, *call, "--format", "csv")
    _, as_parquet = called(capsysbinary, *call, "--format", "parquet")
    code, as_table = called(capsysbinary, *call)
    number = len(json.loads(as_json))

    assert code == 0
    assert len([*csv.reader(io.StringIO(as_csv.decode()))]) == number + 1
    assert pq.read_table(io.BytesIO(as_parquet)).num_rows == number
    assert as_table.decode().count("\n") == (number + 1 if number else 1)


def test_a_text_that_a_spreadsheet_would_take_for_a_formula_is_none():
    written = write_answer(Answer(("machine", "machines"), [("=cmd|'/c calc'!A1", -1), ("\x1b[2J", 2)]), "csv").decode()

    assert written == "machine,machines\r\n'=cmd|'/c calc'!A1,-1\r\n\\x1b[2J,2\r\n"


@pytest.mark.parametrize(("separator", "cells"), [("comma", "unit,owner"), ("semicolon", "unit;owner"), ("tab", "unit\towner")])
def test_csv_for_a_spreadsheet_has_its_separator_and_the_mark_of_utf_8(stored, example, tmp_path, separator, cells):
    file = tmp_path / "silent.csv"
    call = ["silent", "--store", str(stored), "--expected", str(example / "hosts.csv"), "--output", str(file)]
    scanner.main(["fleet", *call], standalone_mode=False)
    plain = file.read_bytes()
    scanner.main(["fleet", *call, "--csv-separator", separator], standalone_mode=False)
    first, *_ = file.read_text(encoding="utf-8").splitlines()

    assert plain.startswith(b"machine,unit,owner,last_report\r\n")
    assert first.startswith("\ufeffmachine")
    assert cells in first
    assert len([*read_table(str(file), "--answers")]) == plain.count(b"\n")


def test_a_text_that_no_xml_can_hold_ends_no_spreadsheet():
    written = write_answer(Answer(("machine",), [("a\uffffb\ufffe",)]), "ods")

    assert rb"a\uffffb\ufffe" in ZipFile(io.BytesIO(written)).read("content.xml")


@pytest.mark.parametrize("question", ["where", "trend"])
@pytest.mark.parametrize(("product", "near"), [("tictok", "tiktok"), ("deepsek", "deepseek"), ("qqqqqq", "scanner signatures list")])
def test_a_product_that_nobody_knows_is_a_wrong_call(stored, question, product, near):
    with pytest.raises(click.UsageError, match=near) as refused:
        scanner.main(["fleet", question, product, "--store", str(stored)], standalone_mode=False)

    assert refused.value.exit_code == 2


def test_the_reports_of_a_day_are_those_that_there_were_then(stored, example, capsysbinary):
    days = sorted((example / "reports").iterdir())
    _, out = called(capsysbinary, "status", "--store", str(stored), "--as-of", days[0].name, "--format", "json")

    assert json.loads(out)[0]["reports"] == len([*days[0].iterdir()])


@pytest.mark.parametrize("question", ["silent", "status"])
@pytest.mark.parametrize("days", ["nan", "inf", "1e308", "99999999999"])
def test_silent_for_longer_than_any_time_is_a_wrong_call(stored, question, days):
    with pytest.raises(click.UsageError, match=r"--for .*: expected a number of days") as refused:
        scanner.main(["fleet", question, "--for", days, "--store", str(stored)], standalone_mode=False)

    assert refused.value.exit_code == 2


@pytest.mark.parametrize("text", ["host,unit\n", "host,unit\n,Audit\n \n"])
def test_a_list_that_names_no_machine_does_not_say_that_none_is_missed(stored, tmp_path, capsys, text):
    (tmp_path / "hosts.csv").write_text(text)

    assert ended("fleet", "silent", "--store", stored, "--expected", tmp_path / "hosts.csv") == 2
    assert capsys.readouterr() == ("", f"Error: --expected {tmp_path}/hosts.csv: names no machine\n")


def test_a_store_that_may_not_be_read_is_said_and_no_fault_of_the_program(stored, tmp_path, monkeypatch, capsys):
    def refuse(folder):
        raise PermissionError(13, "Permission denied", f"{folder}/manifest.json")

    monkeypatch.setattr("scanner.fleet.storage.store.read_manifest", refuse)
    for words in (["status"], ["page", "--output", tmp_path / "page.html"], ["judge"], ["purge"], ["forget", "pc-1"]):
        assert ended("fleet", *words, "--store", stored) == 2
        assert capsys.readouterr().err == f"Error: {stored}/manifest.json: Permission denied\n"


def test_a_file_of_the_store_that_is_lost_is_said_with_what_helps(stored, tmp_path, capsys):
    store = shutil.copytree(stored, tmp_path / "store")
    lost = next((store / "scans").rglob("*.parquet"))
    lost.unlink()

    assert ended("fleet", "status", "--store", str(store)) == 2
    said = capsys.readouterr().err
    assert (lost.name in said, "ingest all reports into a new store" in said, said.count("\n")) == (True, True, 1)


def test_a_product_that_is_known_and_found_nowhere_is_an_answer(stored, capsysbinary):
    assert called(capsysbinary, "where", "zoom", "--store", str(stored)) == (0, b"None.\n")


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in {"doubtful", "find_map", "status"}])
def test_the_types_of_parquet_are_the_same_without_rows(stored, example, tmp_path, capsysbinary, name):
    rest = {"where": ["tiktok"], "new": ["--since", "2026-11-14"]}.get(name, [])
    files = [next((example / "reports" / "2026-11-20").iterdir()), stored]
    ingest_all(tmp_path / "few", files[0])
    rest += ["--expected", str(example / "hosts.csv")]
    schemas = [pq.read_schema(io.BytesIO(called(capsysbinary, name, *rest, "--store", str(store), *day, "--format", "parquet")[1]))
               for store, day in ((stored, ()), (stored, ("--as-of", "2000-01-01")), (tmp_path / "few", ()))]  # fmt: skip

    assert schemas[0] == schemas[1] == schemas[2]
    assert "null" not in {str(field.type) for field in schemas[0]}


class TestExpressions:
    @pytest.mark.parametrize(
        "where", ["product = 'tiktok' AND rung <> 'residue'", "lower(finding_name) IN ('tiktok') AND NOT rung LIKE 'res%'"]
    )
    def test_rows_for_which_it_holds(self, stored, truth, capsysbinary, where):
        _, out = called(capsysbinary, "query", "--store", str(stored), "--where", where, "--format", "json")

        assert sorted(row["machine"] for row in json.loads(out)) == sorted(
            row[0] for row in truth["where"] if row[3] == "tiktok" and row[5] != Rung.RESIDUE
        )

    @pytest.mark.parametrize("table", ["findings", "verdicts", "evidence", "problems", "runs", "waivers", "items", "scans"])
    def test_every_table_can_be_asked(self, stored, capsysbinary, table):
        code, _ = called(capsysbinary, "query", "--store", str(stored), "--from", table, "--where", "machine >= 'a'", "--format", "json")

        assert code == 0

    @pytest.mark.parametrize(
        "where",
        [
            "product = (SELECT 1)",
            "read_text('/etc/passwd') = ''",
            "product = 'a'; DROP TABLE scans",
            "no_such_column = 1",
            "EXISTS (SELECT 1)",
            "scans.report = ''",
            "product =",
            "(" * 900,
            "product = 1",
            "product",
            "day >= 'x'",
            "abs(product) = 1",
            "CAST(product AS NONSENSE) = 1",
            "product ~ '['",
            "interval '1' foo = 1",
        ],
    )
    def test_what_is_more_than_a_condition_is_refused(self, stored, where):

        with pytest.raises(click.ClickException, match="--where"):
            scanner.main(["fleet", "query", "--store", str(stored), "--where", where], standalone_mode=False)

    def test_an_empty_condition_is_refused(self, stored):
        with pytest.raises(click.BadParameter, match="expected a value; found nothing"):
            scanner.main(["fleet", "query", "--store", str(stored), "--where", ""], standalone_mode=False)
