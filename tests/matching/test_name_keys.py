import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.matching.name_keys import LONGEST, name_keys, plain, publisher_key


@pytest.mark.parametrize(
    "name",
    [
        "TikTok",
        "TIKTOK.EXE",
        "  TikTok ",
        "\uff34\uff49\uff4b\uff34\uff4f\uff4b",  # the same letters, wide
        "Tik\u200bTok\u200f",
        "TikTok\0",
        "TikTok 3.1.2 (x64)",
        "TikTok - v3.1",
        "TikTok (64-bit)",
        "TikTok (64 bit)",
        "TikTok version 2.0.1-rc.1+b5",
        "TikTok 140.0 (x64 fr)",
        "TikTok 140.0 (x64 en-US)",
        "TikTok (User)",
        "TikTok x86_64",
    ],
)
def test_names_that_are_the_same(name):
    assert name_keys(name)[-1] == "tiktok"


@pytest.mark.parametrize("name", ["TikTok Downloader", "NotTikTok", "TikTok2", "TikTok 365", "Tik Tok", "", "Tiktok (fr) Downloader"])
def test_names_that_are_not(name):
    assert "tiktok" not in name_keys(name)


def test_homoglyphs_are_not_equated_silently():
    assert "tiktok" not in name_keys("\u0422ikTok")  # Cyrillic
    assert "tiktok" not in name_keys("Tikt\u03bfk")  # Greek


def test_the_whole_name_comes_first():
    assert name_keys("Office 365 16.0 (x64)") == ("office 365 16.0 (x64)", "office 365 16.0", "office 365")


def test_a_name_is_never_only_noise():
    assert name_keys("1.2.3 x64") == ("1.2.3 x64", "1.2.3")


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("TikTok Pte. Ltd.", "tiktok"),
        ("Bytedance Pte. Ltd.", "bytedance"),
        ("AnyDesk Software GmbH", "anydesk software"),
        ("Example, Inc.", "example"),
        ("A. Person <a@example.org>", "a person"),
        ("Limited", "limited"),
        ("", ""),
    ],
)
def test_publishers_without_legal_form_and_address(publisher, expected):
    assert publisher_key(publisher) == expected


@settings(max_examples=100)
@given(st.text())
def test_any_name_has_keys_of_bounded_length_that_are_stable(name):
    keys = name_keys(name)

    assert all(len(key) <= LONGEST for key in keys)
    assert keys[0] in name_keys(keys[0])
    assert plain(plain(name)) == plain(name)


def test_a_very_long_name_is_cut():
    assert len(plain("\ufdfa" * 10_000)) == LONGEST
