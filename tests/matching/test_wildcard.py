import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.matching.wildcard import compiled, expression, fault


def holds(pattern, text):
    """Say the same without regular expressions: the definition."""
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(holds(pattern[1:], text[cut:]) for cut in range(len(text) + 1))
    return text[:1] == pattern[0] and holds(pattern[1:], text[1:])


@settings(max_examples=300)
@given(st.text("ab*", max_size=6).filter(lambda text: "*" in text), st.text("ab", max_size=8))
def test_a_star_stands_for_anything_and_all_else_for_itself(pattern, text):
    assert bool(compiled(pattern).fullmatch(text)) == holds(pattern, text)


def test_letters_of_regular_expressions_are_letters():
    assert compiled("a.c(*").fullmatch("a.c(x\ny")
    assert not compiled("a.c(*").fullmatch("abc(x")


def test_no_text_makes_a_pattern_slow():
    assert expression("*aa*ab*ac*b").count("(?>") == 3  # without them the next line takes a minute
    assert not compiled("*aa*ab*ac*b").fullmatch("a" * 100_000)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("tiktok", ""),
        ("t", ""),
        ("tik*", "expected at least 4 letters or digits beside the stars"),
        ("*", "expected at least 4 letters or digits beside the stars"),
        ("a*b*c*d*e", "expected at most 3 stars"),
        ("*tik*tok*", ""),
    ],
)
def test_patterns_that_would_hold_for_too_much_are_refused(pattern, expected):
    assert fault(pattern) == expected
