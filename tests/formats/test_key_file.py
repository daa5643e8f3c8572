from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.key_file import groups


def test_values_by_heading_and_key():
    assert groups("[A]\nName=x\n\n# a comment=y\n[B=c]\nName = y \nEmpty=\n") == {"A": {"Name": "x"}, "B=c": {"Name": "y", "Empty": ""}}


def test_what_stands_before_the_first_heading_belongs_to_nothing():
    assert groups("Name=x\n[A]\n") == {"A": {}}


def test_lines_that_are_nothing_are_passed_over():
    assert groups("[A]\nnonsense\nName=x\n") == {"A": {"Name": "x"}}


def test_a_byte_order_mark_and_lines_of_windows():
    assert groups("\ufeff[A]\r\nName=x\r\n") == {"A": {"Name": "x"}}


def test_equal_headings_are_one_group_and_the_last_of_equal_keys_counts():
    assert groups("[A]\nName=x\n[B]\n[A]\nName=y\n") == {"A": {"Name": "y"}, "B": {}}


def test_a_value_may_hold_what_separates():
    assert groups("[A]\nExec=env A=b c#d [e]\n") == {"A": {"Exec": "env A=b c#d [e]"}}


@given(st.text())
def test_any_text_gives_groups(text):
    assert all(isinstance(values, dict) for values in groups(text).values())
