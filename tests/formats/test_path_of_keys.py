import pytest

from scanner.formats.path_of_keys import EVERY, NAMED, values_at

FOUND = {"a": {"b": 1, "c": [2, 3]}, "d": "e"}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ((), [(FOUND, "")]),
        (("d",), [("e", "d")]),
        (("a", "b"), [(1, "b")]),
        (("a", EVERY), [(1, "b"), ([2, 3], "c")]),
        (("a", "c", EVERY), [(2, ""), (3, "")]),
        (("a", EVERY, NAMED), [("b", "b"), ("c", "c")]),
        (("x",), []),
        (("d", EVERY), []),
        (("d", "e"), []),
        ((EVERY, "b"), [(1, "b")]),
    ],
)
def test_what_stands_at_a_path(path, values):
    assert [*values_at(FOUND, path)] == values
