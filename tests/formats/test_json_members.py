import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.json_members import leading_members

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)


@given(st.dictionaries(st.text(), VALUES), st.sampled_from([None, 0, 2, "\t"]))
def test_all_members_of_a_sound_object_are_those_that_json_has(content, indent):
    assert [*leading_members(json.dumps(content, indent=indent))] == [*content.items()]


@given(st.dictionaries(st.text(), VALUES), st.integers(0, 200))
def test_of_a_broken_object_there_are_the_members_before_the_break(content, length):
    whole = [*content.items()]
    found = [*leading_members(json.dumps(content)[:length])]

    assert found[:-1] == whole[: max(0, len(found) - 1)]
    assert len(found) <= len(whole)


@pytest.mark.parametrize(
    "text", ["", "[]", "7", "{", "{}", '{"a"', '{"a" 1}', "{1: 2}", '{"a": tru', "{a: 1}", "[" * 100_000, '{"a": ' * 100_000]
)
def test_what_has_no_sound_member_has_none(text):
    assert [*leading_members(text)] == []


def test_what_stands_behind_a_member_is_not_read_before_it_is_asked_for():
    members = leading_members('{"a": 1, "b": "never closed')

    assert next(members) == ("a", 1)
