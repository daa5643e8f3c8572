import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.utf_16 import is_utf_16
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
        ("export A=\\\r\nb", {"A": "b"}),
        ("# C:\\dir\\\nA=b", {"A": "b"}),
        ("# why\\\nexport A=\\\nb", {"A": "b"}),
        ("P=C:\\\\\nA=b", {"P": "C:\\\\", "A": "b"}),
        ("set -x A b; set -x C d", {"A": "b", "C": "d"}),
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
    if is_utf_16(content):
        with pytest.raises(Unreadable, match=Reason.UNSUPPORTED_ENCODING):
            variables(content)
    else:
        assert all(isinstance(value, str) for value in variables(content).values())


def test_a_line_that_is_padded_hides_nothing_and_costs_little():
    assert variables(b"A=b " + b"C=d " * 100_000 + b"E=f") == {"A": "b", "C": "d", "E": "f"}


def test_what_another_program_would_not_continue_is_lost_to_nobody():
    assert variables(b"PLACE=C:\\dir\\\nA=b\n")["A"] == "b"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_said(encoding):
    with pytest.raises(Unreadable) as error:
        variables("A=b".encode(encoding))

    assert error.value.reason is Reason.UNSUPPORTED_ENCODING
