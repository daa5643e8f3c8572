import unicodedata

import pytest

from scanner.matching.look_alike import LOOK_ALIKES, latin


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
