import subprocess
import sys

import pytest

from scanner.language import LANGUAGES, english, speaker


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
