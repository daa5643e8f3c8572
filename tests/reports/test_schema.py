import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner import model
from scanner.reports.record.document import build_report
from tests.reports.random_scans import scans
from tests.reports.scans import banned_scan, clean_scan, partial_scan

jsonschema = pytest.importorskip("jsonschema", reason="a part of it asks for a library that this Wine lacks", exc_type=ImportError)
PROJECT = Path(__file__).parents[2]
SCHEMA = json.loads((PROJECT / "schemas/report-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def objects(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for inner in node.values():
            yield from objects(inner)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_nothing_unknown_is_allowed_anywhere():
    assert all(node["additionalProperties"] is False for node in objects(SCHEMA))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("kind", model.Kind),
        ("rung", model.Rung),
        ("confidence", model.Confidence),
        ("relation", model.Relation),
        ("state", model.State),
        ("mark", model.Mark),
        ("reason", model.Reason),
        ("status", model.Status),
        ("outcome", model.Outcome),
        ("flag", model.Flag),
        ("platform", model.Platform),
    ],
)
def test_the_words_are_those_of_the_model(name, words):
    assert SCHEMA["$defs"][name] == {"enum": [word.value for word in words if word.value]}


@pytest.mark.parametrize("made", [clean_scan(), banned_scan(), partial_scan()])
def test_reports_hold_to_the_schema(made):
    VALIDATOR.validate(build_report(made, inventory=True))


@settings(max_examples=100)
@given(scans(id_kinds=st.sampled_from(["deb", "brew-cask"]), date_names=st.sampled_from(["effective_from", "remove_by"])), st.booleans())
def test_reports_of_any_machine_hold_to_the_schema(scan, inventory):
    VALIDATOR.validate(build_report(scan, inventory=inventory))


@pytest.mark.parametrize(
    "path", [[], ["host"], ["findings", 0], ["findings", 0, "evidence", 0, "item"], ["findings", 0, "verdicts", 0, "basis", 0], ["runs", 0]]
)
def test_a_key_that_the_schema_does_not_know_is_refused(path):
    report = build_report(banned_scan())
    inner = report
    for step in path:
        inner = inner[step]
    inner["e-mail"] = "x"

    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(report)


def test_a_control_character_is_refused():
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(build_report(clean_scan()) | {"not_looked_at": ["\x1b[2J"]})
