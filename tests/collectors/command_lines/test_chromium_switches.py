import pytest

from scanner.collectors.command_lines import chromium_switches, gecko_options
from scanner.collectors.command_lines.chromium_switches import Line, chromium_line, switches, unquote, user_data_folder


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
        (("/usr/bin/chromium", "--", "--a=b"), {"a": "b"}),
        (("/bin/chromium", "--", "--a=b"), {"a": "b"}),
        (("//usr/./bin//chromium", "--", "--a=b"), {"a": "b"}),
        (("/usr/lib/chromium/chromium", "--", "--a=b"), {}),
        (("/opt/bin/chromium", "--", "--a=b"), {}),
        (("chromium", "--a=b", "x", "--a=c"), {"a": "b"}),
        (("chromium", "--temp-profile", "--a=b", "--", "--a=c"), {"a": "b"}),
        (("chromium", "x", "--", "--a=b"), {}),
        (("chromium", "-a=b", "--", "--a=c"), {"a": "b"}),
    ],
)
def test_switches_are_those_that_chromium_reads(words, found):
    assert switches(words) == found


def test_on_windows_they_have_slashes_and_any_letters_too():
    assert switches(("x", "/A=b", "--C", "/", "--single-argument", "--d"), windows=True) == {"a": "b", "c": "", "single-argument": ""}


def test_other_words_are_what_is_opened():
    assert chromium_line(("x", "a", "--b", " c ", "--", "--d", "--")) == ({"b": ""}, ["a", "c", "--d", "--"])
    assert chromium_line(("x", "/b", "--single-argument", "c", "--d"), windows=True).words == ["c --d"]


def test_most_lines_are_not_taken_apart(monkeypatch):
    asked = []
    monkeypatch.setattr(chromium_switches, "chromium_line", lambda words, **_: asked.append(words) or Line({}, []))
    monkeypatch.setattr(gecko_options, "gecko_words", lambda words, **_: asked.append(words) or ())

    for read in (user_data_folder, gecko_options.profile_folder):
        read(("program", *(f"--option-{number}=x" for number in range(100))))
    assert asked == []
    user_data_folder(("program", "--USER-DATA-DIR=x"))
    assert len(asked) == 1


@pytest.mark.parametrize(("value", "bare"), [('"a"', "a"), ("'a'", "a"), ('"a', '"a'), ('"', '"'), ("", ""), ("\"a'", "\"a'")])
def test_quotes_around_a_value_are_no_part_of_it(value, bare):
    assert unquote(value) == bare
