import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.named_value import value_at

WHOLE = {"a": {"b": 1, "c.d": {"e": 2}, "none": None}, "a.b": 3, "x.y": {"*": False}}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.b", [3]),  # of two names that fit, the longer one
        ("a.c.d.e", [2]),
        ("a.none", [None]),
        ("x.y.*", [False]),
        ("x", []),
        ("a.b.c", []),
        ("a.c", []),
        ("a..b", []),
    ],
)
def test_a_path_of_names(path, expected):
    assert [*value_at(WHOLE, path)] == expected


@pytest.mark.parametrize("within", [None, [], "a", 1])
def test_what_holds_no_names(within):
    assert [*value_at(within, "a")] == []


@given(
    st.recursive(st.none() | st.booleans() | st.text(), lambda below: st.dictionaries(st.text("ab.", max_size=4), below)), st.text("ab.")
)
def test_at_most_one_value(within, path):
    assert len([*value_at(within, path)]) <= 1
