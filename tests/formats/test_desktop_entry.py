import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.desktop_entry import MOST_LETTERS, groups, name, text, true, words


def test_escapes():
    assert text(r"a\sb\\c\nd\te\rf") == "a b\\c\nd\te\rf"
    assert text(r"\q\;") == r"\q\;"


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("1", True), ("false", False), ("0", False), ("", False), ("yes", False)])
def test_booleans(value, expected):
    assert true(value) is expected


def test_the_unlocalised_name_wins():
    assert name({"Name[de]": "Rechner", "Name": "Calculator", "GenericName": "x"}) == "Calculator"


def test_a_localised_name_when_there_is_no_other_english_first():
    assert name({"Name[de]": "Rechner", "Name[en_GB]": "Calculator"}) == "Calculator"
    assert name({"Name": "", "Name[de]": "Rechner", "Name[fr]": "Calculatrice"}) == "Rechner"
    assert name({"GenericName": "x"}) == ""


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("galculator", ("galculator",)),
        ("  a   b  ", ("a", "b")),
        ("app %U --icon %i %%", ("app", "--icon", "%")),
        ('env X=1 "/opt/a b/app" %U', ("env", "X=1", "/opt/a b/app")),
        ('chromium --app="https://a.example/?q=%%41"', ("chromium", "--app=https://a.example/?q=%41")),
        (r'"/opt/a\\"b/app"', ('/opt/a"b/app',)),
        (r'"/opt/\\$x/app"', ("/opt/$x/app",)),
        (r"sh -c 'a \"b\"'", ("sh", "-c", r"a \"b\"")),
        (r"/opt/a\\ b/app", ("/opt/a b/app",)),
        (r"wine C:\\\\windows\\\\start.exe", ("wine", r"C:\windows\start.exe")),
        ('"/opt/never closed', ('"/opt/never', "closed")),
        ('""', ("",)),
        ("", ()),
    ],
)
def test_words_of_a_command(command, expected):
    assert words(command) == expected


def test_a_command_is_read_as_far_as_its_bound():
    assert words("a" * 40_000) == ("a" * MOST_LETTERS,)


@given(st.text(alphabet="\"'\\ a%f$\n\t", max_size=200))
def test_any_command_gives_words(command):
    assert all(isinstance(word, str) for word in words(command))


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
