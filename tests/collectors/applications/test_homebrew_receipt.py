import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.homebrew_receipt import Receipt, Recipe, receipt, recipe
from scanner.model import Problem, Reason


def test_the_tap_of_a_formula():
    assert receipt(b'{"source": {"tap": "homebrew/core", "spec": "stable"}}') == Receipt("homebrew/core")


@pytest.mark.parametrize("content", [b"{}", b'{"source": null}', b'{"source": "x"}', b'{"source": {"tap": 3}}', b'{"source": {}}'])
def test_a_receipt_that_tells_no_tap(content):
    assert receipt(content) == Receipt()


def test_a_damaged_receipt_says_so():
    for content, detail in ((b"[" * 100_000, "nested too deeply"), (b'{"source": {"tap"', "Expecting ':' delimiter at line 1 column 18")):
        assert receipt(content) == Receipt(damage=Problem(Reason.MALFORMED, f"expected JSON: {detail}"))
    assert receipt(b"[]") == Receipt(damage=Problem(Reason.MALFORMED, "expected a JSON object"))


@given(st.binary(max_size=50))
def test_any_bytes_give_a_receipt(content):
    assert isinstance(receipt(content), Receipt)


@pytest.mark.parametrize(
    ("content", "is_json"),
    [(b"", False), (b'# homepage "https://example.org"', False), (b"homepage 'nothing'", False), (b"{}", True), (b'{"homepage": 3}', True)],
)
def test_a_recipe_that_names_no_home(content, is_json):
    assert recipe(content, is_json=is_json) == Recipe()


@given(st.binary(max_size=50), st.booleans())
def test_any_bytes_give_a_recipe(content, is_json):
    assert isinstance(recipe(content, is_json=is_json), Recipe)
