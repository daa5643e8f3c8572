import pytest

from scanner.collectors.command_lines.chromium_switches import switches, unquote


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), {}),
        (("x",), {}),
        (("x", "--a=b", "-c", "d", "---e", "-", "=", "--=f"), {"a": "b", "c": "", "-e": ""}),
        (("x", "\t--a= b ", "--A=c"), {"a": " b", "A": "c"}),
        (("x", "--a=b", "-a=c", "--", "--a=d"), {"a": "c"}),
        (("x", "/a=b"), {}),
        (("chromium", "--", "--a=b", "--", "--a=c"), {"a": "b"}),
    ],
)
def test_switches_are_those_that_chromium_reads(words, found):
    assert switches(words) == found


def test_on_windows_they_have_slashes_and_any_letters_too():
    assert switches(("x", "/A=b", "--C", "/", "--single-argument", "--d"), windows=True) == {"a": "b", "c": "", "single-argument": ""}


@pytest.mark.parametrize(("value", "bare"), [('"a"', "a"), ("'a'", "a"), ('"a', '"a'), ('"', '"'), ("", ""), ("\"a'", "\"a'")])
def test_quotes_around_a_value_are_no_part_of_it(value, bare):
    assert unquote(value) == bare
