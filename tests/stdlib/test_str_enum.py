"""Our lists of words are what `enum`'s are."""

import copy
import enum
import json
import pickle

import pytest

from scanner.stdlib.str_enum import StrEnum
from scanner.vocabulary import Ordered


class Ours(StrEnum):
    """Of two words."""

    FIRST = "first word"
    SECOND = "second"

    @property
    def doubled(self) -> str:
        return self + self


class Theirs(enum.StrEnum):
    FIRST = "first word"
    SECOND = "second"


class Strength(Ordered):
    WEAK = "weak"
    STRONG = "strong"


def test_a_word_is_its_text():
    assert (Ours.FIRST, hash(Ours.FIRST), f"{Ours.FIRST}", str(Ours.FIRST)) == (
        "first word",
        hash("first word"),
        "first word",
        "first word",
    )
    assert type(str(Ours.FIRST)) is str
    assert json.dumps([Ours.FIRST]) == json.dumps([Theirs.FIRST])
    assert (Ours.FIRST.name, Ours.FIRST.value, Ours.FIRST.doubled) == ("FIRST", "first word", "first wordfirst word")
    assert isinstance(Ours.FIRST, Ours)


def test_the_same_questions_have_the_same_answers():
    for words in (Ours, Theirs):
        assert [*words] == ["first word", "second"]
        assert (len(words), [*words.__members__], words["SECOND"]) == (2, ["FIRST", "SECOND"], "second")
        assert words("second") is words.SECOND is words(words.SECOND)
        assert words.SECOND in words
        assert words
    assert repr(Ours.FIRST).replace("Ours", "Theirs") == repr(Theirs.FIRST)


@pytest.mark.parametrize("value", ["third", "", "FIRST", 1, None, ["second"]])
@pytest.mark.parametrize("words", [Ours, Theirs])
def test_what_is_no_word_of_the_list_is_refused(words, value):
    with pytest.raises(ValueError, match="is not a valid"):
        words(value)


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy, lambda word: pickle.loads(pickle.dumps(word))])
def test_a_copy_is_the_word_itself(make):
    assert make(Ours.SECOND) is Ours.SECOND


def test_words_in_an_order_know_their_places():
    assert [word.place for word in Strength] == [0, 1]
    assert [*Strength] == ["weak", "strong"]
