import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.desktop_entry import MOST_LETTERS, name, text, true, words


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
