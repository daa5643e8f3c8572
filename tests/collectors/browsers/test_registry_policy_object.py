import json

from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.browsers.registry_policy_object import parse_list, parse_object, parse_policy
from scanner.formats.registry_values import Values
from scanner.model import Problem, Reason

ANY_VALUE = st.text() | st.integers() | st.binary() | st.lists(st.text())


def test_a_value_holds_an_object_or_a_list_as_text_or_as_lines():
    rules = {"*": {"installation_mode": "blocked"}}

    assert parse_policy(Values({"P": json.dumps(rules)}), "P") == {"P": rules}
    assert parse_policy(Values({"p": '["a", "b",] // why'}), "P") == {"P": ["a", "b"]}
    assert parse_policy(Values({"P": json.dumps(rules, indent=2).splitlines()}), "P") == {"P": rules}


def test_letters_that_are_none_cost_themselves_alone():
    assert parse_policy(Values({"P": '["a\ud800"]'}), "P") == {"P": ["a?"]}  # a registry holds any 16 bits


def test_no_value_is_no_policy():
    assert [
        parse_policy(Values(values), "P") for values in ({}, {"P": ""}, {"P": " "}, {"P": []}, {"P": 1}, {"P": b"{}"}, {"Q": "{}"})
    ] == [{}] * 7


def test_what_is_not_json_is_a_problem_and_none_of_it_is_shown():
    for broken in ('{"secret": ', '1}, {"', "[" * 100_000):
        assert parse_policy(Values({"P": broken}), "P") == Problem(Reason.MALFORMED, "expected P to be JSON")


def test_rows_are_the_numbered_values_in_order():
    values = {"10": "c", "2": "b", "1": "a", "": "default", "note": "x", "²": "x", "3": 7}

    assert parse_list(Values(values)) == ["a", "b", "", "c"]


def test_fields_are_text_numbers_or_objects_written_as_text():
    values = {"mode": "on", "rule": '{"mode": "on"}', "broken": "{", "": "default", "number": 1}

    assert parse_object(Values(values)) == {"mode": "on", "rule": {"mode": "on"}, "broken": "{", "number": 1}


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(["P", "1", "2", "", "a"]), ANY_VALUE))
def test_any_values_are_read(values):
    asked = Values(values)

    assert isinstance(parse_policy(asked, "P"), dict | Problem)
    assert all(isinstance(row, str) for row in parse_list(asked))
    assert "" not in parse_object(asked)
