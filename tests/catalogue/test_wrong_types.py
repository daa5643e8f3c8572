"""Whatever stands where something else belongs is a fault of the file, and never a failure of ours."""

import copy
import tomllib
from datetime import UTC, date, datetime

import pytest
import tomli_w

from scanner.catalogue.policy import read_policy
from scanner.catalogue.product import read_product
from scanner.tables.toml_file import TomlFile
from tests.catalogue.test_documents import POLICIES, SIGNATURES, example

PRODUCT, POLICY = tomllib.loads(example(SIGNATURES)), tomllib.loads(example(POLICIES))
WRONG = [
    "",
    "x",
    "*",
    0,
    -1,
    True,
    1.5,
    [],
    [1],
    [[]],
    ["x", 1],
    {},
    {"x": 1},
    [{}],
    [{"x": {}}],
    date(1, 1, 1),
    datetime(1, 1, 1, tzinfo=UTC),
]


def paths(values, start=()):
    """Yield the path of every value, at any depth."""
    for key, value in values.items() if isinstance(values, dict) else enumerate(values):
        yield (*start, key)
        if isinstance(value, dict | list):
            yield from paths(value, (*start, key))


def changed(values, path, wrong):
    """Return a copy in which one value is another."""
    whole = copy.deepcopy(values)
    below = whole
    for key in path[:-1]:
        below = below[key]
    below[path[-1]] = wrong
    return tomli_w.dumps(whole).encode()


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_in_a_product(wrong):
    for path in paths(PRODUCT):
        read_product(TomlFile("f.toml", changed(PRODUCT, path, wrong)), "ai-assistant", "f")


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_in_a_policy(wrong):
    for path in paths(POLICY):
        read_policy(TomlFile("f.toml", changed(POLICY, path, wrong)))


@pytest.mark.parametrize("path", [path for path in paths(POLICY) if isinstance(path[-1], str)], ids=str)
def test_nearly_nothing_may_be_a_number(path):
    file = TomlFile("f.toml", changed(POLICY, path, -1))
    read_policy(file)

    assert file.faults
