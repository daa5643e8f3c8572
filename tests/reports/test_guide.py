"""docs/report.md against the schema: what a reader of reports is told is what reports hold."""

import json
import re
import tomllib
from pathlib import Path

import pytest

jsonschema = pytest.importorskip("jsonschema", reason="a part of it asks for a library that this Wine lacks", exc_type=ImportError)
PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "docs/report.md").read_text(encoding="utf-8")
SCHEMA = json.loads((PROJECT / "schemas/report-1.schema.json").read_text(encoding="utf-8"))
EXPLAINED = set(re.findall(r"`([^`\n]+)`", GUIDE.partition("## An example")[0]))


def keys(node):
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for inner in node.values():
            yield from keys(inner)


def words(node):
    if isinstance(node, dict):
        yield from node.get("enum", [])
        for inner in node.values():
            yield from words(inner)


@pytest.mark.parametrize("key", sorted(set(keys(SCHEMA))))
def test_every_key_is_explained(key):
    assert key in EXPLAINED


@pytest.mark.parametrize("word", sorted(set(words(SCHEMA))))
def test_every_word_is_explained(word):
    assert word in EXPLAINED


def test_the_example_is_a_report():
    [example] = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)

    jsonschema.Draft202012Validator(SCHEMA).validate(tomllib.loads(example))
