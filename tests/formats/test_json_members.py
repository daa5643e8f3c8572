import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.json_members import leading_members
from scanner.model import Malformed

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)


@given(st.dictionaries(st.text(), VALUES), st.sampled_from([None, 0, 2, "\t"]))
def test_all_members_of_a_sound_object_are_those_that_json_has(content, indent):
    assert [*leading_members(json.dumps(content, indent=indent))] == [*content.items()]


@given(st.dictionaries(st.text(), VALUES, min_size=1), st.data())
def test_of_a_broken_object_there_are_the_members_before_the_break(content, data):
    text = json.dumps(content)
    found, members = [], leading_members(text[: data.draw(st.integers(0, len(text) - 1))])

    with pytest.raises(Malformed):
        found.extend(members)
    assert found[:-1] == [*content.items()][: max(0, len(found) - 1)]  # of the last one a number may have been cut in two
    assert len(found) <= len(content)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "7", "{", '{"a"', '{"a" 1}', "{1: 2}", '{"a": tru', "{a: 1}", '{"a": 1,}', "[" * 100_000, '{"a": ' * 100_000],
)
def test_what_is_no_sound_object_is_malformed(text):
    with pytest.raises(Malformed):
        [*leading_members(text)]


def test_an_empty_object_and_what_stands_behind_one():
    assert [*leading_members(" {} ")] == []
    assert [*leading_members('{"a": 1} and more')] == [("a", 1)]


def test_what_stands_behind_a_member_is_not_read_before_it_is_asked_for():
    members = leading_members('{"a": 1, "b": "never closed')

    assert next(members) == ("a", 1)
