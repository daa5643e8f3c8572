import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.packed_guid import is_guid, unpacked


def test_a_packed_guid():
    assert unpacked("3322110055447766" + "8899AABBCCDDEEFF") == "{00112233-4455-6677-8899-AABBCCDDEEFF}"
    assert unpacked("00002109030000000000000000F01FEC") == "{90120000-0030-0000-0000-0000000FF1CE}"  # Microsoft Office 2007
    assert unpacked("87654321cba90fed1032547698badcfe") == "{12345678-9ABC-DEF0-0123-456789ABCDEF}"


@pytest.mark.parametrize("text", ["", "1" * 31, "1" * 33, "g" * 32, "{00112233-4455-6677-8899-AABBCCDDEEFF}", "\uff11" * 32])
def test_what_is_no_packed_guid(text):
    assert unpacked(text) == ""


def test_what_is_a_guid():
    assert is_guid("{00112233-4455-6677-8899-aabbccddeeff}")
    assert not is_guid("00112233-4455-6677-8899-aabbccddeeff")
    assert not is_guid("{00112233-4455-6677-8899-aabbccddeeff}.KB123456")


@settings(max_examples=100)
@given(st.one_of(st.text(max_size=40), st.uuids().map(lambda one: one.hex)))
def test_any_text_gives_a_guid_or_nothing(text):
    assert unpacked(text) == "" or is_guid(unpacked(text))
