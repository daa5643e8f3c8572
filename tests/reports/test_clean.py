import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model import Reason
from scanner.reports.clean import clean, prose
from tests.reports.random_scans import STEERING


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Visual Studio Code",
        r"C:\Users\zoë\TikTok.exe",
        "抖音",
        "\uff34\uff49\uff4b",  # wide Latin letters
        "\u0422ik\u0442ok",  # two letters of it are Cyrillic
        "\u0645\u06cc\u200c\u062e",  # Persian is written with a joiner that is not one of the direction
        "👩\u200d💻",
        "葛\U000e0100城",  # a variant of an ideograph
        "e\u0301",
        "non\u00a0breaking",
    ],
)
def test_ordinary_text_is_unchanged(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("a\nb\tc\x00", r"a\x0ab\x09c\x00"),
        ("\x7f\x9b1m", r"\x7f\x9b1m"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("\u2066\u2069\u200e\u200f\u061c", r"\u2066\u2069\u200e\u200f\u061c"),
        ("\ufeffa\u2028b\u2029", r"\ufeffa\u2028b\u2029"),
        ("a\ufffeb\uffff", r"a\ufffeb\uffff"),
        ("caf\udce9", r"caf\udce9"),
        ("\U000e0041\U000f0000", r"\U000e0041\U000f0000"),
    ],
)
def test_what_steers_or_hides_is_written_out(text, shown):
    assert clean(text) == shown


def test_a_member_of_an_enum_becomes_plain_text():
    assert type(clean(Reason.LOCKED)) is str


def test_prose_is_one_line_wherever_its_file_broke_it():
    assert prose("  Remove it,\n  and say so.\n") == "Remove it, and say so."


@settings(max_examples=100)
@given(st.text(st.one_of(st.characters(), st.sampled_from(STEERING))))
def test_cleaned_text_is_utf_8_on_one_line_and_steers_nothing(text):
    cleaned = clean(text)

    assert cleaned.encode().decode() == cleaned
    assert len(cleaned.splitlines()) <= 1
    assert set(STEERING).isdisjoint(cleaned)
