import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.variable_lines import variables
from scanner.model import Reason, Unreadable


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("A=b", {"A": "b"}),
        ("export A=b # why", {"A": "b"}),
        ("  export A='b c'; x", {"A": "b c"}),
        ('A="b # c"', {"A": "b # c"}),
        ("A = b", {"A": "b"}),
        ("set -gx A b", {"A": "b"}),
        ("setenv A b", {"A": "b"}),
        ("set -Ux A b", {"A": "b"}),
        ("set --export A b", {"A": "b"}),
        ("$Env:A = 'b'", {"A": "b"}),
        ("export \\\nA=b", {"A": "b"}),
        ("$env:A = 'b'", {"A": "b"}),
        ("A=", {"A": ""}),
        ("# A=b", {}),
        ("A b", {}),
        ("echo A=b", {}),
        ("1A=b", {}),
        ("export A=b C='d' E=\"f g\"", {"A": "b", "C": "d", "E": "f g"}),
        ("A=b; export C=d && E=f", {"A": "b", "C": "d", "E": "f"}),
        ("A=b # C=d", {"A": "b"}),
        ("declare -x A=b", {"A": "b"}),
        ('A="b\\"c"', {"A": 'b\\"c'}),
        ("A=b #" + " x" * 5000, {"A": "b"}),
    ],
)
def test_what_a_line_assigns(line, found):
    assert variables(line.encode()) == found


def test_the_last_of_several_counts_and_a_bom_is_none_of_it():
    assert variables(b"\xef\xbb\xbfA=b\r\nA=c\r\n") == {"A": "c"}


@given(st.binary())
def test_any_bytes_are_read_or_of_another_encoding(content):
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert all(isinstance(value, str) for value in variables(content).values())


def test_a_line_that_is_padded_hides_nothing_and_costs_little():
    assert variables(b"A=b " + b"C=d " * 100_000) == {"A": "b", "C": "d"}


def test_another_encoding_is_said():
    with pytest.raises(Unreadable) as error:
        variables("A=b".encode("utf-16"))

    assert error.value.reason is Reason.UNSUPPORTED_ENCODING
