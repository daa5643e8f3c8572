import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.unit_variables import split_variables, unit_variables


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("[Service]\nEnvironment=A=1 B=2\nEnvironment = C=3\n", [{"A": "1", "B": "2"}, {"C": "3"}]),
        ("Environment=\"A=with a space\" \\\n  'B=x=y'\n", [{"A": "with a space", "B": "x=y"}]),
        ("#Environment=A=1\nEnvironmentFile=/etc/default/a\nExecStart=/bin/env A=1\n", []),
        ("Environment=\nEnvironment=A\n", [{}, {}]),
    ],
)
def test_the_variables_of_each_line(text, variables):
    assert [*unit_variables(text.encode())] == variables


def test_what_is_no_assignment_is_left_out():
    assert split_variables(["A=1", "B", "=", "C="]) == {"A": "1", "": "", "C": ""}


@given(st.binary())
def test_any_bytes_are_read(content):
    assert all(isinstance(one, dict) for one in unit_variables(b"Environment=" + content))
