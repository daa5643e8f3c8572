import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.homebrew_receipt import Receipt, receipt


def test_the_tap_of_a_formula():
    assert receipt(b'{"source": {"tap": "homebrew/core", "spec": "stable"}}') == Receipt("homebrew/core")


@pytest.mark.parametrize("content", [b"{}", b'{"source": null}', b'{"source": "x"}', b'{"source": {"tap": 3}}', b'{"source": {}}'])
def test_a_receipt_that_tells_no_tap(content):
    assert receipt(content) == Receipt()


def test_a_damaged_receipt_says_so():
    assert receipt(b'{"source": {"tap"') == Receipt(damage="a receipt that is not JSON")
    assert receipt(b"[" * 100_000) == Receipt(damage="a receipt that is not JSON")
    assert receipt(b"[]") == Receipt(damage="a receipt that is not a JSON object")


@given(st.binary(max_size=50))
def test_any_bytes_give_a_receipt(content):
    assert isinstance(receipt(content), Receipt)
