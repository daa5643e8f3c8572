import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.windows_version_resource import texts
from scanner.model import Malformed
from tests.windows_programs import block, version_resource

RESOURCE = version_resource({"ProductName": "Probe", "CompanyName": "Company", "Odd": "", "ProductVersion": "1"})


def test_the_texts_by_key_without_empty_ones():
    assert texts(RESOURCE) == {"ProductName": "Probe", "CompanyName": "Company", "ProductVersion": "1"}


def test_nothing_is_in_nothing():
    assert texts(b"") == {}


def test_a_text_without_its_zero_and_with_space_around_it():
    table = block("040904b0", below=[block("ProductName", " Probe ".encode("utf-16-le"))])

    assert texts(block("VS_VERSION_INFO", bytes(52), [block("StringFileInfo", below=[table])], kind=0)) == {"ProductName": "Probe"}


def test_a_root_without_a_value():
    table = block("040904b0", below=[block("ProductName", "Probe\0".encode("utf-16-le"))])

    assert texts(block("VS_VERSION_INFO", below=[block("StringFileInfo", below=[table])])) == {"ProductName": "Probe"}


def test_a_root_whose_value_is_followed_by_padding():
    table = block("040904b0", below=[block("ProductName", "Probe\0".encode("utf-16-le"))])

    assert texts(block("VS_VERSION_INFO", bytes(50), [block("StringFileInfo", below=[table])], kind=0)) == {"ProductName": "Probe"}


def test_a_long_text_is_cut():
    assert texts(version_resource({"ProductName": "x" * 3000})) == {"ProductName": "x" * 1024}


@pytest.mark.parametrize("content", [b"\0", bytes(6), bytes(100), struct.pack("<HHH", 90, 0, 0) + b"V\0S\0", RESOURCE[2:]])
def test_what_is_no_version_resource(content):
    with pytest.raises(Malformed):
        texts(content)


def test_blocks_without_number_end_somewhere():
    empty = struct.pack("<HHH", 8, 0, 1) + b"\0\0"
    table = block("040904b0", below=[empty * 6000])

    assert texts(block("VS_VERSION_INFO", bytes(52), [block("StringFileInfo", below=[table])], kind=0)) == {}


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(RESOURCE) - 1), st.integers(0, 255)), max_size=6), st.integers(0, 200))
def test_any_changed_bytes_give_texts_or_malformed(changes, cut):
    changed = bytearray(RESOURCE)
    for at, byte in changes:
        changed[at] = byte
    try:
        found = texts(bytes(changed[: len(changed) - cut]))
    except Malformed:
        return

    assert all(isinstance(part, str) for pair in found.items() for part in pair)
