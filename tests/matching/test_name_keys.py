import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.matching.installer_words import SCOPES, VERSION_WORDS
from scanner.matching.name_keys import LONGEST, LOOK_ALIKES, latin, name_keys, plain, publisher_key


@pytest.mark.parametrize(
    "name",
    [
        "TikTok",
        "TIKTOK.EXE",
        "  TikTok ",
        "\uff34\uff49\uff4b\uff34\uff4f\uff4b",  # the same letters, wide
        "Tik\u200bTok\u200f",
        "TikTok\0",
        "Tik\u034fTok\ufe0f",  # letters that only say how to show their neighbours
        "TikTok\u2122\ufe0f 3.1",
        "\u3164TikTok\U000e0100",
        "TikTok (remove only)",  # as NSIS' examples write it
        "TikTok 3.1.2 (x64)",
        "TikTok - v3.1",
        "TikTok (64-bit)",
        "TikTok (64 bit)",
        "TikTok version 2.0.1-rc.1+b5",
        "TikTok 140.0 (x64 fr)",
        "TikTok 140.0 (x64 en-US)",
        "TikTok (User)",
        "TikTok x86_64",
        "TikTok versie 4.8.1",
        "TikTok version 4",
        "TikTok, версия 4.8.1",
        "TikTok (wersja 4.8.1)",
        "TikTok, verzió: 4.8.1",
        "TikTok phiên bản 4.8.1",
        "TikTok 4.8.1 sürümü",
        "TikTok バージョン 4.8.1",
        "TikTok versie 0.12.3 (Huidige gebruiker)",
        "TikTok (Utilisateur courant)",
        "TikTok (64-bit, Current user)",
        "TikTok (All users)",
        "TikTok (64 bits, Todos os utilizadores)",
        "TikTok (wersja 64-bitowa, bieżący użytkownik)",
        "TikTok (32 ビット, 現在のユーザー)",
        "TikTok (64-битова)",
        "TikTok (64-bit edition)",
        "TikTok (Install)",
        "TikTok (Portable)",
        "TikTok 4.8.1 (64-bit) (Current user)",
        "TikTok [x64]",
        "TikTok 64 bit",
        "TikTok®",
        "TikTok™ 4.8.1",
        "TikTok (R)",
        "TikTok(TM) for Windows®",
        "TikTok-4.8.1-x86_64",
        "TikTok_4.8.1_x64",
    ],
)
def test_names_that_are_the_same(name):
    assert name_keys(name)[-1] == "tiktok"


@pytest.mark.parametrize(
    "name", ["TikTok Downloader", "NotTikTok", "TikTok2", "TikTok 365", "Tik Tok", "", "Tiktok (fr) Downloader", "TikTok (Lite)"]
)
def test_names_that_are_not(name):
    assert "tiktok" not in name_keys(name)


@pytest.mark.parametrize(
    "name",
    [
        "TikTok (64-bit, Lite)",
        "TikTok (Installer of others)",
        "TikTok (All users) Cleaner",
        "TikTok for Windowsill",
        "TikTok-Downloader",
        "TikTok bits",
        "TikTok ()",
    ],
)
def test_what_no_installer_writes_is_part_of_the_name(name):
    assert "tiktok" not in name_keys(name)


def test_file_names_have_hyphens_where_names_have_spaces():
    assert "lm studio" in name_keys("LM-Studio-0.3.1-x86_64")
    assert "cherry studio" in name_keys("Cherry_Studio")
    assert "lm studio" not in name_keys("LM-Studio beta test")


@pytest.mark.parametrize("text", sorted(SCOPES | VERSION_WORDS))
def test_the_words_of_installers_stand_in_the_form_in_which_names_are_compared(text):
    assert plain(text) == text


@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_for_whom_it_was_installed_is_no_part_of_the_name(scope):
    assert {"tiktok"} == {name_keys(f"TikTok ({scope})")[-1], name_keys(f"TikTok 2.0 (64-bit, {scope})")[-1]}


@pytest.mark.parametrize("word", sorted(VERSION_WORDS))
def test_a_version_is_none_in_any_language(word):
    shown = (f"TikTok {word} 4.8.1", f"TikTok, {word} 4.8.1", f"TikTok ({word} 4.8.1)", f"TikTok {word}: 4.8.1", f"TikTok 4.8.1 {word}")

    assert {name_keys(one)[-1] for one in shown} == {"tiktok"}


def test_a_hostile_name_costs_no_more_than_its_length():
    for name in ("TikTok" + " (64-bit)" * 10_000, "TikTok " + "(" * 100_000 + ")", "-_" * 100_000, "1.1 " * 100_000):
        assert len(name_keys(name)) < LONGEST


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
        ("ZOOM Corporation", "zoom corporation"),
        ("Zoom Corp.", "zoom corporation"),
        ("Zoom Company", "zoom company"),
        ("Tencent Technology (Shenzhen) Company Limited", "tencent technology (shenzhen)"),
        ("Tencent Technology (Shenzhen) Co., Ltd.", "tencent technology (shenzhen)"),
        ('"Лаборатория Касперского"', "лаборатория касперского"),
        ("АО «Лаборатория Касперского»", "лаборатория касперского"),  # noqa: RUF001  as it is written
        ('AO "Kaspersky Lab"', "kaspersky lab"),
        ("“Example” GmbH", "example"),
        ("Example Co.,Ltd.", "example"),
        ("Example Co.,Ltd", "example"),
        ("Example Co.Ltd", "example"),
        ("Example Co.，Ltd", "example"),  # noqa: RUF001  a wide comma, as Chinese makers write it
        ("Example,Inc.", "example"),
        ("Example Technology(Shenzhen) Company Limited", "example technology (shenzhen)"),
        ("Example（Shenzhen）Co.,Ltd.", "example (shenzhen)"),  # noqa: RUF001  wide brackets
        ("Example S.p.A.", "example"),
        ("Example (Pty) Ltd", "example"),
        ("Example JSC", "example"),
        ("Example A/S", "example"),
        ("Example SE", "example"),
        ("Example d.o.o.", "example"),
        (",", ""),
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


def test_a_name_may_end_in_a_word_for_versions():
    assert name_keys("Grok Build 0.2.118") == ("grok build 0.2.118", "grok build", "grok")


@pytest.mark.parametrize(
    ("name", "shorter"),
    [
        ("Foo version 3", "foo"),
        ("Foo 3.1 verzió", "foo"),
        ("Foo (3.1 verzió)", "foo"),
        ("Foo version", "foo"),
        ("Foo phiên bản: 3.1", "foo"),
        ("Foo phiên bản:", "foo"),
        ("a(64)", "a"),
    ],
)
def test_a_version_is_told_by_its_word_wherever_its_number_stands(name, shorter):
    assert shorter in name_keys(name)


@pytest.mark.parametrize("name", ["64)", "Foo (Bar Baz)", "Foo (64 Bar)"])
def test_what_is_no_mark_of_an_installer_stays(name):
    assert name_keys(name) == (name.lower(),)


def test_a_publisher_of_nothing_but_a_legal_form_keeps_it():
    assert publisher_key("ООО") == "ооо"  # noqa: RUF001  as Russian companies write it
    assert publisher_key("GmbH") == "gmbh"


def test_names_in_ascii_load_no_table_of_letters():
    code = "import sys; from scanner.matching.name_keys import name_keys; name_keys('TikTok (64-bit)'); print('unicodedata' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.strip() == "False"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("\u0422ik\u0422ok", "TikTok"),
        ("D\u0435\u0435pS\u0435\u0435k", "DeepSeek"),
        ("\u0391nyDesk", "AnyDesk"),
        ("TikTok", ""),
        ("\u8c46\u5305", ""),
        ("\u042f\u043d\u0434\u0435\u043a\u0441", "\u042f\u043d\u0434ek\u0441".replace("\u0441", "c")),
    ],
)
def test_letters_that_look_latin_become_latin(name, expected):
    assert latin(name) == expected


def test_every_pair_is_of_another_script_and_a_latin_letter():
    names = [unicodedata.name(chr(letter)) for letter in LOOK_ALIKES]

    assert not [name for name in names if name.startswith(("LATIN CAPITAL LETTER", "DIGIT"))]
    assert {chr(letter) for letter in LOOK_ALIKES.values()} <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
