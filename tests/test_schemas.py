"""The JSON Schemas of the TOML files: they say what the readers say, as far as a schema can know it."""

import copy
import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.catalogue.feature import read_feature
from scanner.catalogue.policy import read_policy
from scanner.catalogue.product import read_product
from scanner.catalogue.program import read_program
from scanner.catalogue.vendor import read_vendor
from scanner.catalogue.waiver import read_waivers
from scanner.cli import config_file
from scanner.cli.group import click_command
from scanner.matching.identifiers import KINDS
from scanner.tables.toml_file import TomlFile
from tests.wrong_files import ONLY_THE_PROGRAM, WHOLE, WRONG, WRONG_CONFIGURATIONS

jsonschema = pytest.importorskip("jsonschema", reason="a part of it asks for a library that this Wine lacks", exc_type=ImportError)
PROJECT = Path(__file__).parents[1]
SIGNATURES = PROJECT / "signatures"
BUNDLED = {
    "products/*/*.toml": "../../../schemas/product-1.schema.json",
    "vendors/*.toml": "../../schemas/vendor-1.schema.json",
    "programs/*.toml": "../../schemas/program-1.schema.json",
    "features/*.toml": "../../schemas/feature-1.schema.json",
    "policies/*.toml": "../../schemas/policy-1.schema.json",
}
SCHEMAS = {
    kind: json.loads((PROJECT / f"schemas/{kind}-1.schema.json").read_text(encoding="utf-8"))
    for kind in ("product", "vendor", "program", "feature", "policy", "waivers", "config")
}
VALIDATORS = {kind: jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()) for kind, schema in SCHEMAS.items()}


def examples(name):
    return re.findall(r"```toml\n(.*?)```", (PROJECT / "docs" / name).read_text(encoding="utf-8"), re.DOTALL)


PRODUCT, VENDOR = examples("signatures.md")
FEATURE, PROGRAM = examples("features.md")
POLICY, WAIVERS = examples("policies.md")
(CONFIG,) = examples("configuration.md")
REST = """
[[rule.condition]]
id = "contract"
check = "manual"
text = { en = "x", fr = "x" }

[[rule.not_covered]]
what = { en = "x", fr = "x" }
categories = ["browser"]
"""
CONDITIONAL = re.sub(r'(?<!control = )"prohibit"', '"conditional"', POLICY)  # so that a rule may have every table
FULL = {"product": PRODUCT, "vendor": VENDOR, "program": PROGRAM, "feature": FEATURE, "policy": CONDITIONAL + REST, "waivers": WAIVERS}
NAMED = {
    "id",
    "families",
    "title",
    "reason",
    "action",
    "conditions",
    "why",
    "name",
    "what",
    "act",
    "approver",
    "bound",
    "advised",
    "excluded",
    "text",
    "note",
    "review_condition",
    "aspects",
    "device",
    "device_class",
}


def as_json(value):
    """Return the values as editors hand them to a schema: dates as text."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def refused(kind, values):
    return [error.message for error in VALIDATORS[kind].iter_errors(as_json(values))]


def read(kind, values):
    """Return the file, read."""
    file = TomlFile("x.toml", b"", copy.deepcopy(values))
    if kind == "product":
        read_product(file, values.get("category", "browser"), "x")
    elif kind == "vendor":
        read_vendor(file)
    elif kind == "program":
        read_program(file, "x")
    elif kind == "feature":
        read_feature(file, "x")
    elif kind == "policy":
        read_policy(file)
    else:
        read_waivers(file, {"be-fed-tiktok-716"}, set())
    return file


def without_one(value):
    """Yield the values without one of the keys, with its place, for every key there is."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (key,), {other: kept for other, kept in value.items() if other != key}
            yield from (((key, *path), value | {key: less}) for path, less in without_one(inner))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from (((number, *path), [*value[:number], less, *value[number + 1 :]]) for path, less in without_one(inner))


def tables(table):
    yield table
    for below in table._below:
        yield from tables(below)


def dotted(path):
    return ".".join(map(str, path))


def shape(schema, path):
    for part in path:
        schema = schema["items"] if isinstance(part, int) else schema["properties"][part]
        schema = next((one for one in schema.get("anyOf", ()) if "properties" in one), schema)  # where a plain text may stand as well
    return schema


def test_the_files_are_up_to_date():
    done = subprocess.run([sys.executable, PROJECT / "scripts/schemas", "--check"], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("", ""), "run scripts/schemas"
    assert done.returncode == 0


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_each_is_a_schema(schema):
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(("pattern", "path"), BUNDLED.items())
def test_every_bundled_file_names_its_schema_and_holds_to_it(pattern, path):
    kind = re.search(r"(\w+)-1\.schema", path)[1]
    files = sorted(SIGNATURES.glob(pattern))
    texts = {str(file.relative_to(SIGNATURES)): file.read_text(encoding="utf-8") for file in files}
    errors = {name: found for name, text in texts.items() if (found := refused(kind, tomllib.loads(text)))}

    assert files
    assert all((file.parent / path).exists() for file in files)
    assert [name for name, text in texts.items() if not text.startswith(f"#:schema {path}\n")] == []
    assert errors == {}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("product", PRODUCT),
        ("vendor", VENDOR),
        ("program", PROGRAM),
        ("feature", FEATURE),
        ("policy", POLICY),
        ("waivers", WAIVERS),
        ("config", CONFIG),
    ],
)
def test_the_examples_of_the_documents_hold_to_it(kind, text):
    assert refused(kind, tomllib.loads(text)) == []


@pytest.mark.parametrize(("kind", "text"), FULL.items())
def test_it_knows_the_keys_that_the_reader_knows(kind, text):
    for table in tables(read(kind, tomllib.loads(text)).root):
        if not NAMED & {*table._path} and not table._values.get("system"):  # the keys of others are names; the system is not recognised
            assert {*shape(SCHEMAS[kind], table._path)["properties"]} == table._asked, table._path


def test_it_knows_the_keys_of_a_configuration():
    assert [*SCHEMAS["config"]["properties"]] == ["format", *(key.name for key in config_file.OPTIONS.values())]


@pytest.mark.parametrize(("kind", "text"), FULL.items())
def test_what_is_changed_below_was_in_order(kind, text):
    assert refused(kind, tomllib.loads(text)) == []
    assert read(kind, tomllib.loads(text)).faults == []


@pytest.mark.parametrize(
    ("kind", "differing"),
    [
        ("product", ["hit"]),  # `scanner signatures check` asks for it
        ("vendor", []),
        ("program", []),
        ("feature", []),
        ("policy", WHOLE),  # in which languages a policy has to say something, its own `languages` tell
        ("waivers", []),
    ],
)
def test_it_asks_for_the_keys_that_the_reader_asks_for(kind, differing):
    less = without_one(tomllib.loads(FULL[kind]))

    assert [dotted(path) for path, values in less if bool(refused(kind, values)) != bool(read(kind, values).faults)] == differing


@pytest.mark.parametrize(("kind", "before", "after"), WRONG)
def test_it_refuses_what_the_reader_refuses(kind, before, after):
    text = FULL[kind]
    assert before in text
    values = tomllib.loads(text.replace(before, after, 1))

    assert refused(kind, values)
    assert read(kind, values).faults


def test_it_refuses_a_category_that_nobody_knows():  # the reader leaves that to the whole catalogue
    values = tomllib.loads(POLICY.replace('products = ["tiktok"]', 'categories = ["video"]'))

    assert values["rule"][0]["match"] == {"categories": ["video"]}
    assert refused("policy", values)


@pytest.mark.parametrize(("before", "after"), WRONG_CONFIGURATIONS)
def test_it_refuses_a_configuration_that_the_reader_refuses(tmp_path, before, after):
    assert before in CONFIG
    text = CONFIG.replace(before, after, 1)
    path = tmp_path / "scanner.toml"
    path.write_text(text, encoding="utf-8")

    assert refused("config", tomllib.loads(text))
    with pytest.raises(click.ClickException):
        config_file.settings(str(path), click_command("scan"))


@pytest.mark.parametrize(("kind", "before", "after"), ONLY_THE_PROGRAM)
def test_some_things_only_the_program_knows(kind, before, after):
    assert before in FULL[kind]

    assert refused(kind, tomllib.loads(FULL[kind].replace(before, after, 1))) == []


LETTERS = st.characters(min_codepoint=32, max_codepoint=126)


@st.composite
def ids(draw):
    """Draw a kind, and a value of its form, of nearly its form, or of none."""
    kind = draw(st.sampled_from([*KINDS]))
    value = draw(st.from_regex(KINDS[kind].form, fullmatch=True, alphabet=LETTERS) | st.text(LETTERS, min_size=1, max_size=40))
    for place in draw(st.lists(st.integers(0, len(value) - 1), max_size=5)):
        value = value[:place] + draw(st.sampled_from("*** .-_é")) + value[place + 1 :]
    return kind, value


@settings(max_examples=400)
@given(ids())
def test_an_id_has_the_form_that_the_reader_wants(drawn):
    kind, value = drawn
    values = tomllib.loads(PRODUCT) | {"match": [{"relation": "official", "id": {kind: value}}]}

    assert bool(refused("product", values)) == bool(read("product", values).faults)
