import subprocess
import sys
from datetime import date

import pytest

from scanner.language import LANGUAGES, VARIABLES, english, own_language, say_day, say_seconds, speaker


def test_english_is_what_stands_in_the_code():
    assert speaker("en") is english
    assert english("To check") == "To check"


@pytest.mark.parametrize(("number", "said"), [(0, "{number} findings"), (1, "{number} finding"), (2, "{number} findings")])
def test_of_two_english_messages_the_first_is_for_one(number, said):
    assert english("{number} finding", "{number} findings", number) == said


@pytest.mark.parametrize(("language", "said"), [("fr", "interdit"), ("nl", "verboden"), ("de", "verboten")])
def test_a_message_in_another_language(language, said):
    assert speaker(language)("prohibited") == said


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("fr", 0, "{number} constat"),
        ("fr", 1, "{number} constat"),
        ("fr", 2, "{number} constats"),
        ("nl", 0, "{number} bevindingen"),
        ("nl", 1, "{number} bevinding"),
        ("de", 0, "{number} Befunde"),
        ("de", 1, "{number} Befund"),
    ],
)
def test_each_language_has_its_own_plural(language, number, said):
    assert speaker(language)("{number} finding", "{number} findings", number) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_message_comes_back_as_it_is(language):
    assert speaker(language)("a machine's own word") == "a machine's own word"
    assert speaker(language)("") == ""


def test_a_language_without_texts_is_an_error_and_not_silently_english():
    with pytest.raises(FileNotFoundError):
        speaker("pl")


def test_english_loads_nothing():
    code = "import sys; from scanner.language import speaker; old = {*sys.modules}; speaker('en')('To check'); print({*sys.modules} - old)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("en", "2023-03-10", "2023-03-10"),
        ("fr", "2023-03-10", "10 mars 2023"),
        ("fr", "2025-12-01", "1er décembre 2025"),
        ("nl", "2023-03-10", "10 maart 2023"),
        ("nl", "2025-12-01", "1 december 2025"),
        ("de", "2023-03-10", "10. März 2023"),
        ("de", "2025-12-01", "1. Dezember 2025"),
    ],
)
def test_a_day_as_the_language_writes_it(language, day, said):
    assert say_day(date.fromisoformat(day), speaker(language)) == said


@pytest.mark.parametrize(
    ("language", "seconds", "said"),
    [
        ("en", 0.21, "0.2 seconds"),
        ("fr", 0.21, "0,2 seconde"),
        ("fr", 1.96, "2,0 secondes"),
        ("fr", 1.9, "1,9 seconde"),
        ("nl", 0.21, "0,2 seconden"),
        ("de", 12, "12,0 Sekunden"),
    ],
)
def test_a_decimal_as_the_language_writes_it(language, seconds, said):
    assert say_seconds(seconds, speaker(language)) == said


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_BE.UTF-8"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "pl_PL.UTF-8"}, "en"),
        ({"LANG": "fr_BE.UTF-8", "LC_ALL": "nl_BE"}, "nl"),
        ({"LANGUAGE": "pl:de_DE:fr", "LANG": "en_US"}, "de"),
        ({"LANG": "NL"}, "nl"),
        ({"LANG": "de-BE"}, "de"),
    ],
)
def test_the_language_of_the_account(monkeypatch, environment, language):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")

    assert own_language() == language
