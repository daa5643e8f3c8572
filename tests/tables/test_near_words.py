import pytest

from scanner.tables.near_words import near_words, suggest


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("tik-tok", ["tiktok", "tiktok-lite"]),
        ("deepsek", ["deepseek"]),
        ("lite", ["tiktok-lite"]),
        ("TikTok-Lite", ["tiktok-lite", "tiktok"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_near_words(asked, near):
    assert near_words(asked, ["tiktok", "deepseek", "tiktok-lite", "capcut"]) == near


def test_a_sentence_of_them_or_another_one():
    assert suggest("polices", ["policies", "scan"], "see the list") == "did you mean policies?"
    assert suggest("zzz", ["policies"], "see the list") == "see the list"


def test_never_sixty():
    assert len(near_words("be", [f"be-{number}" for number in range(60)])) == 5
