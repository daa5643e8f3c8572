import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.toml_document import toml_document
from scanner.model import Malformed


def test_a_document():
    assert toml_document(b'\xef\xbb\xbfa = 1\n[b.c]\nd = "e"') == {"a": 1, "b": {"c": {"d": "e"}}}


def test_where_it_breaks_is_told_and_nothing_of_its_text():
    with pytest.raises(Malformed, match=r"^malformed$|expected TOML: broken at line 2, column \d+") as raised:
        toml_document(b'token = "hunter2"\ntoken = "hunter2"\n')

    assert "hunter2" not in raised.value.detail
    assert "token" not in raised.value.detail


@pytest.mark.parametrize("content", [b"=", b"a = " + b"[" * 100_000, b"\0", b"a = 1\n[a]\n", b"x = 99-99-99"])
def test_what_is_none(content):
    with pytest.raises(Malformed):
        toml_document(content)


@given(st.binary())
def test_anything(content):
    with contextlib.suppress(Malformed):
        toml_document(content)
