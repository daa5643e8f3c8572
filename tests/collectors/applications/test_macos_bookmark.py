from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.macos_bookmark import Bookmark, bookmark
from scanner.model import Malformed
from tests.keyed_archives import a_bookmark

WHOLE = a_bookmark("Probe", "Applications", "Probe.app")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (WHOLE, Bookmark("Probe", "/Applications/Probe.app")),
        (a_bookmark("Zoë"), Bookmark("Zoë", "")),
        (a_bookmark("", "Applications"), Bookmark("", "/Applications")),
        (a_bookmark(""), Bookmark()),
    ],
)
def test_a_name_and_a_path(content, found):
    assert bookmark(content) == found


def test_tables_that_name_themselves_as_the_next_end():
    at = WHOLE.index(b"\xfe\xff\xff\xff") - 4
    looping = WHOLE[: at + 12] + (at - 48).to_bytes(4, "little") + WHOLE[at + 16 :]

    assert bookmark(looping) == Bookmark("Probe", "/Applications/Probe.app")


def test_parts_that_all_name_one_long_text_do_not_multiply_it():
    """A bookmark of 4 MB became a path of one gigabyte."""
    whole = a_bookmark("", "p" * 1_000_000, *["q"] * 200)
    long_one, short_one = whole.index(b"p" * 9) - 8 - 48, whole.index(b"q") - 8 - 48
    for at in range(200):
        found = whole.rindex((short_one + 12 * at).to_bytes(4, "little"))
        whole = whole[:found] + long_one.to_bytes(4, "little") + whole[found + 4 :]

    assert len(bookmark(whole).path) < 1_000_000


@pytest.mark.parametrize("content", [b"", b"book", b"alis" + WHOLE[4:], WHOLE[:60], WHOLE[:-8]])
def test_what_is_no_bookmark_is_malformed(content):
    with pytest.raises(Malformed):
        bookmark(content)


@settings(max_examples=200)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_damage_gives_a_bookmark_or_malformed(place, damage):
    place %= len(WHOLE)
    with suppress(Malformed):
        assert isinstance(bookmark(WHOLE[:place] + damage + WHOLE[place + len(damage) :]), Bookmark)
