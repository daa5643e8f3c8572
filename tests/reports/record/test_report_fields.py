"""The declarations of a report's fields: each field of the model stands in them once, and what is made of them is up to date."""

import inspect
import subprocess
import sys
from collections import Counter
from pathlib import Path

from scanner import model, policy_facts
from scanner.reports.ai_map import Row
from scanner.reports.record.report_fields import REPORT

PROJECT = Path(__file__).parents[3]
NOT_IN_REPORTS = {model.Record: "a collector's own note of where to read; the item that comes of it has its location"}


def tables(declared=REPORT):
    """Return every table of a report, by its name."""
    below = [field.form.table for field in declared.fields if field.form.table]
    return {declared.name: declared} | {name: table for one in below for name, table in tables(one).items()}


TABLES = tables()
TYPES = [one for words in (model, policy_facts) for _, one in inspect.getmembers(words, inspect.isclass) if issubclass(one, tuple)]


def declared_attributes(type_):
    """Return the attributes of a type that stand in a declaration, as often as they do."""
    found = Counter()
    for table in TABLES.values():
        if table.type is type_:
            found.update(field.attribute for field in table.fields if field.attribute and not field.form.inset)
            found.update([*table.elsewhere, *table.left_out])
    return found


def test_every_field_of_the_model_is_declared_once_or_left_out_with_a_reason():
    types = [one for one in [*TYPES, Row] if one not in NOT_IN_REPORTS]

    assert model.Item in types
    assert {one.__name__: declared_attributes(one) for one in types} == {one.__name__: Counter(one._fields) for one in types}


def test_what_is_left_out_has_a_reason():
    assert [reason for table in TABLES.values() for reason in table.left_out.values() if len(reason) < 10] == []


def test_no_key_stands_twice_in_a_table():
    for table in TABLES.values():
        assert len({field.name for field in table.fields}) == len(table.fields), table.name


def test_every_field_says_what_it_means():
    for table in TABLES.values():
        for field in table.fields:
            assert field.meaning.endswith((".", "...")), (table.name, field.name)
            assert ("{words}" not in field.meaning) or field.form.words, (table.name, field.name)
            assert "|" not in field.meaning + field.absent, "it would break the guide's table"


def test_the_schema_and_the_guides_are_up_to_date():
    done = subprocess.run([sys.executable, PROJECT / "scripts/report-schema", "--check"], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("", ""), "run scripts/report-schema"
    assert done.returncode == 0


def imported_by(module):
    """Return which of our modules importing one loads, in a fresh interpreter."""
    code = f"import sys, {module}; print(*(name for name in sys.modules if name.startswith('scanner.')))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT).stdout.split())


def test_a_text_report_or_a_page_does_not_load_the_declarations():
    for module in ("scanner.reports.terminal.text_report", "scanner.reports.page.page_report"):
        assert not {name for name in imported_by(module) if name.startswith("scanner.reports.record")}, module


def test_writing_a_report_does_not_load_what_reads_one():
    loaded = imported_by("scanner.reports.record.json_report")

    assert "scanner.reports.record.report_fields" in loaded
    assert not loaded & {f"scanner.reports.record.{name}" for name in ("checked_table", "parse_report", "read_report", "toml_report")}
