from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.matching.conditions import AnyOf
from scanner.matching.value_index import Index

TEXTS = st.text("ab*", max_size=5)


@settings(max_examples=200)
@given(st.lists(TEXTS, max_size=5), st.text("ab", max_size=6))
def test_an_index_finds_what_its_values_hold_for(values, text):
    index = Index()
    for number, value in enumerate(values):
        index.add([value], ("x", number))

    assert sorted(index.find(text)) == [("x", number) for number, value in enumerate(values) if AnyOf([value]).holds([text])]


def test_one_text_of_several_is_enough():
    assert AnyOf(["a", "b*c"]).holds(["x", "bc"])
    assert not AnyOf(["a", "b*c"]).holds(["x", "b"])
    assert not AnyOf([]).holds(["a"])
