import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.nix_manifest import Element, elements
from scanner.model import Problem

PATH = "/nix/store/wbhg2ga8f3h87s9h5k0slxk0m81m4cxl-hello-2.12"


def written(value):
    return json.dumps(value).encode()


def test_elements_as_a_list():
    row = {"active": True, "attrPath": "legacyPackages.x86_64-linux.hello", "storePaths": [PATH], "uri": "github:a/b"}

    assert elements(written({"version": 2, "elements": [row]})) == [Element((PATH,), "hello", active=True)]


def test_elements_by_name_since_version_3():
    content = written({"version": 3, "elements": {"hello": {"active": False, "storePaths": [PATH]}}})

    assert elements(content) == [Element((PATH,), "hello", active=False)]


def test_a_row_of_the_wrong_type_costs_itself_alone():
    rows = ["text", None, {"storePaths": "text", "attrPath": 3}, {"storePaths": [3, PATH]}]

    assert elements(written({"elements": rows})) == [Element(()), Element(()), Element(()), Element((PATH,))]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"elements": 3}', b"\xff\xfe", b"[" * 100_000, b'"elements"'])
def test_what_is_no_manifest(content):
    assert isinstance(elements(content), Problem)


ROWS = st.dictionaries(st.text(max_size=3), st.lists(st.integers()))


@given(st.one_of(st.binary(max_size=50), ROWS.map(lambda rows: written({"elements": rows}))))
def test_any_bytes_give_elements_or_none(content):
    assert isinstance(elements(content), Problem) or all(isinstance(one, Element) for one in elements(content))
