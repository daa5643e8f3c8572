import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.homebrew_receipt import Receipt, receipt
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
