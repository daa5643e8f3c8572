import plistlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.macos_install_history_plist import Installation, installations
from scanner.model import Malformed, Problem, Reason

XML = plistlib.dumps([{"displayName": "Probe", "displayVersion": "1.2", "packageIdentifiers": ["org.example.probe"]}])
VALUES = st.recursive(
    st.one_of(st.text(st.characters(min_codepoint=32, max_codepoint=126)), st.integers(0, 9), st.booleans()),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def test_rows_once_each():
    row = {"displayName": "Probe", "displayVersion": "1.2"}

    assert [*installations(XML)] == [Installation("Probe", "1.2", ("org.example.probe",))]
    assert [*installations(plistlib.dumps([row, {}, row]))] == [
        Installation("Probe", "1.2", ()),
        Problem(Reason.MALFORMED, "row 2 does not name what was installed"),
    ]


def test_a_row_without_a_name_has_its_first_packages():
    assert [*installations(plistlib.dumps([{"packageIdentifiers": [1, "", "a.b", "a.b", "a.c"]}]))] == [
        Installation("a.b", "", ("a.b", "a.c"))
    ]


def test_what_is_no_row_is_a_problem_with_its_number():
    assert [*installations(plistlib.dumps(["x"]))] == [Problem(Reason.MALFORMED, "row 1 does not name what was installed")]


def test_no_array_is_malformed():
    with pytest.raises(Malformed):
        [*installations(plistlib.dumps({}))]


@settings(max_examples=100)
@given(st.lists(st.dictionaries(st.sampled_from(["displayName", "displayVersion", "packageIdentifiers"]), VALUES), max_size=4))
def test_values_of_any_type_give_rows_and_problems(rows):
    assert all(isinstance(row, Installation | Problem) for row in installations(plistlib.dumps(rows)))


@settings(max_examples=100)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_damage_gives_rows_or_malformed(place, damage):
    place %= len(XML)
    with suppress(Malformed):
        assert len([*installations(XML[:place] + damage + XML[place + len(damage) :])]) <= 9
