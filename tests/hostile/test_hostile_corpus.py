"""What the fuzzer kept (`scripts/fuzz`), and every hostile content, given to every parser that there is."""

import zipfile
from pathlib import Path

import pytest

from tests.hostile import contents
from tests.hostile.parsers import TEXTS, feed, parsers

CORPUS = Path(__file__).parent / "corpus.zip"
PARSERS = parsers()
BEFORE = b'{"name": "Probe", "version": 1}'


def kept():
    """Return each input once: what one parser failed on may be another one's fault too."""
    with zipfile.ZipFile(CORPUS) as archive:
        return [*dict.fromkeys(archive.read(name) for name in archive.namelist())]


def test_the_parsers_are_found_and_what_is_kept_is_of_them():
    with zipfile.ZipFile(CORPUS) as archive:
        names = {name.partition("/")[0] for name in archive.namelist()}

    assert len(PARSERS) > 40
    assert {*TEXTS} <= {*PARSERS}
    assert names
    assert names <= {*PARSERS}


@pytest.mark.parametrize("parser", PARSERS)
def test_a_parser_ends_as_it_says_whatever_it_is_given(parser):
    made = [change(BEFORE) for change in (*contents.DESTROYED.values(), *contents.ALTERED.values())]

    for content in (*kept(), *made):
        feed(PARSERS[parser], content)
