import re
import tomllib
from pathlib import Path

import pytest

from scanner.catalogue.policy_words import BasisKind
from scanner.language import LANGUAGES
from scanner.model import Basis, Kind
from scanner.reports.terminal.notice_text import FOLDER, Ground, Notice, write_notice

ACT = Basis("circular", "On TikTok", "https://law.example/" + "a" * 90, "7", "2023-03-17")
GROUND = Ground("TikTok on service devices", ("It collects.", "It tells."), (ACT, Basis("press", "A paper")))
TEXTS = {language: tomllib.loads(Path(FOLDER, f"{language}.toml").read_text(encoding="utf-8")) for language in LANGUAGES}


def shape(texts):
    """Return everything but the words: keys, the marks at which lines begin, and how many fields are to be filled in."""
    sections = [[(line[:2] == "- ", line if line[:1] == "{" else "", line.count("[")) for line in one["lines"]] for one in texts["section"]]
    tables = {key: {name: text.count("[") for name, text in table.items()} for key, table in texts.items() if isinstance(table, dict)}
    return sections, tables, texts.keys()


def test_there_is_a_file_for_every_language_and_no_other():
    assert sorted(path.name for path in Path(FOLDER).iterdir()) == sorted(f"{language}.toml" for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language):
    assert shape(TEXTS[language]) == shape(TEXTS["en"])


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_nothing_is_left_in_english(language):
    ours, theirs = ({line for one in TEXTS[key]["section"] for line in one["lines"] if line[0] != "{"} for key in (language, "en"))

    assert ours.isdisjoint(theirs)
    assert set(TEXTS[language]["kind"].values()).isdisjoint(TEXTS["en"]["kind"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_item_and_of_document_has_words(language):
    assert TEXTS[language]["kind"].keys() == {kind.value for kind in Kind}
    assert TEXTS[language]["document"].keys() == {kind.value for kind in BasisKind}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_has_the_grounds_the_kinds_and_what_is_to_be_filled_in(language):
    text = write_notice(Notice([GROUND], {Kind.APPLICATION, Kind.PROCESS}, inventory=False), language)
    words = " ".join(text.split())
    kinds = TEXTS[language]["kind"]

    assert words.startswith(TEXTS[language]["title"])
    assert "- TikTok on service devices. It collects. It tells." in words
    assert f"- {TEXTS[language]['document']['circular']} 7, On TikTok, 2023-03-17" in words
    assert f"\n    {ACT.url}\n" in text
    assert [kind for kind in Kind if f"- {kinds[kind]}" in words] == [Kind.APPLICATION, Kind.PROCESS]
    assert words.count("[") == words.count("]") == 11
    assert not re.search("[{}]", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_inventory_is_said_and_has_to_be_justified(language):
    report = TEXTS[language]["report"]
    with_it, without = (" ".join(write_notice(Notice([], set(), inventory=asked), language).split()) for asked in (True, False))

    assert report["inventory"] in with_it
    assert report["matched"] not in with_it
    assert report["matched"] in without
    assert report["inventory"].endswith("]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_policy_the_purpose_is_left_open(language):
    assert TEXTS[language]["grounds"]["none"] in write_notice(Notice([], set(), inventory=False), language)


def test_it_is_narrow_and_headings_stand_apart():
    text = write_notice(Notice([GROUND], set(Kind), inventory=True), "en")

    assert max(len(line) for line in text.splitlines() if "https:" not in line) <= 78
    assert "\n\nWho is responsible\n------------------\n\n- Controller: [name and address of the administration]\n- Data protection" in text
    assert "\n\n\n" not in text


def test_a_language_without_texts_is_an_error():
    with pytest.raises(FileNotFoundError):
        write_notice(Notice([], set(), inventory=False), "xx")
