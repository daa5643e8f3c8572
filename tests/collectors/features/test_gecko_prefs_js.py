import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.features.gecko_prefs_js import preferences

NAMES = {"browser.ml.enable", "browser.ai.control.default", "count"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('user_pref("browser.ml.enable", false);', {"browser.ml.enable": False}),
        ("user_pref( 'browser.ml.enable' ,true ) ;", {"browser.ml.enable": True}),
        ('user_pref("browser.ai.control.default", "blocked");', {"browser.ai.control.default": "blocked"}),
        ('user_pref("count", -7);', {"count": -7}),
        ('user_pref("count", 1); user_pref("count", 2);', {"count": 2}),
        ('user_pref("browser.ml.enabled", false);', {}),
        ('// user_pref("browser.ml.enable", false);', {}),
        ('# user_pref("browser.ml.enable", false);', {}),
        ('/* \nuser_pref("browser.ml.enable", false);\n*/', {}),
        ('user_pref("a", "/*"); user_pref("browser.ml.enable", false);', {"browser.ml.enable": False}),
        ('user_pref("a", "user_pref(\\"browser.ml.enable\\", false);");', {}),
        ('user_pref("browser.ml.enable", maybe);', {}),
        ('pref("browser.ml.enable", false);', {}),
        ("", {}),
    ],
)
def test_a_line(line, expected):
    assert preferences(line.encode(), NAMES) == expected


def test_only_what_is_asked_for():
    assert preferences(b'user_pref("secret", "4711"); user_pref("count", 1);', {"count"}) == {"count": 1}


@given(st.binary() | st.text("user_pref(\"'/*#\\, );\n1\\u00e9").map(str.encode))
def test_whatever_stands_there(content):
    assert preferences(content + b"count", {"count"}).keys() <= {"count"}


def test_a_long_file_of_quotes_takes_no_long_time():
    assert preferences(b'"' * 200_001 + b"'" * 200_001 + b"count /*" * 20_000, {"count"}) == {}
