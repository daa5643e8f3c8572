import pytest

from scanner.formats.registry_values import Values


def test_names_are_without_case_and_strings_end_at_a_zero():
    values = Values({"DisplayName": " A program \0junk", "": "default"})

    assert values.text("displayname") == "A program"
    assert values.text("") == "default"
    assert "DISPLAYNAME" in values
    assert "other" not in values


def test_names_keep_their_spelling():
    assert Values({"a@B": "x", "": 1}).names() == ("a@B", "")


@pytest.mark.parametrize(
    ("value", "number"), [(3, 3), ("12", 12), ("0x1", None), ("", None), ("9" * 30, None), (b"1", None), (["1"], None)]
)
def test_numbers(value, number):
    assert Values({"n": value}).number("N") == number


def test_a_value_of_another_type_is_as_good_as_absent():
    values = Values({"a": 1, "b": b"x", "c": ["x", "y\0z"], "d": "one"})

    assert (values.text("a"), values.text("b"), values.text("c")) == ("", "", "")
    assert (values.raw("a"), values.raw("b")) == (b"", b"x")
    assert (values.texts("c"), values.texts("d"), values.texts("a")) == (("x", "y"), ("one",), ())
