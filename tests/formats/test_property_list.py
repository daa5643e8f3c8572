import plistlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.property_list import property_list
from scanner.model import Malformed

SAID = {"ExtensionInstallForcelist": ["a"]}
BINARY = plistlib.dumps(SAID, fmt=plistlib.FMT_BINARY)
XML = plistlib.dumps(SAID)


@pytest.mark.parametrize("content", [BINARY, XML])
def test_both_forms(content):
    assert property_list(content) == SAID


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"bplist00", plistlib.dumps(["a"]), XML[:-20], b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]>']
)
def test_what_is_no_dictionary_is_malformed(content):
    with pytest.raises(Malformed):
        property_list(content)


@settings(max_examples=100)
@given(st.sampled_from([BINARY, XML]), st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_damage_gives_a_dictionary_or_malformed(content, place, damage):
    place %= len(content)
    with suppress(Malformed):
        assert isinstance(property_list(content[:place] + damage + content[place + len(damage) :]), dict)
