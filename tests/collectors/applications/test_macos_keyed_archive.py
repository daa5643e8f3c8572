import plistlib
import time
from contextlib import suppress
from plistlib import UID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.macos_keyed_archive import KeyedArchive
from scanner.model import Malformed
from tests.keyed_archives import Own, archive, dumped, machines_list, url

WHOLE = archive(store=Own("Store", names=["a", "b"], by={"x": "y"}, link=url("file:///a"), many=3, none=None, raw=b"bytes"))


def test_what_is_kept_is_asked_for_by_keys():
    found = KeyedArchive(WHOLE)
    store = found.at(found.top, "store")

    assert [found.text(one) for one in found.rows(store, "names")] == ["a", "b"]
    assert [(name, found.text(value)) for name, value in found.pairs(store, "by")] == [("x", "y")]
    assert (found.text(store, "link", "NS.relative"), found.number(store, "many"), found.content(store, "raw")) == (
        "file:///a",
        3,
        b"bytes",
    )


def test_dictionaries_that_share_a_long_list_of_names_cost_it_once():
    """A list of login items of 1 MB took five seconds for each of its ten thousand items."""
    many = 100_000
    shared = [{"NS.keys": UID(2), "NS.objects": UID(3)} for _ in range(200)]
    found = KeyedArchive(dumped(["$null", "a", [UID(1)] * many, [UID(1)] * many, *shared], {"root": UID(0)}))
    began = time.process_time()

    assert {found.text(UID(4 + number), name) for number in range(200) for name in ("a", "b")} == {"a", ""}
    assert time.process_time() - began < 3


def test_a_name_beyond_the_values_of_a_dictionary_has_none():
    found = KeyedArchive(
        dumped(["$null", "a", "b", {"NS.keys": UID(4), "NS.objects": UID(5)}, [UID(1), UID(2), UID(1)], [UID(2)]], {"root": UID(3)})
    )

    assert (found.text(UID(3), "a"), found.at(UID(3), "b")) == ("b", None)


def test_what_is_not_there_is_empty():
    found = KeyedArchive(WHOLE)

    assert (found.at(found.top, "none"), found.at(found.top, "store", "none", "x"), found.text(found.top, "store")) == (None, None, "")
    assert (found.rows(found.top, "x"), [*found.pairs(found.top, "x")], found.number(found.top, "store", "names")) == ([], [], 0)
    assert found.content(found.top, "store", "many") == b""


def test_texts_and_bytes_of_the_kinds_that_can_be_changed():
    found = KeyedArchive(dumped(["$null", {"NS.string": " a "}, {"NS.data": b"b"}], {"text": UID(1), "raw": UID(2)}))

    assert (found.text(found.top, "text"), found.content(found.top, "raw")) == ("a", b"b")


def test_objects_that_name_themselves_each_other_or_nothing_end():
    found = KeyedArchive(dumped(["$null", UID(1), UID(3), UID(2), {"again": UID(4)}], {name: UID(at) for at, name in enumerate("0123456")}))

    assert [found.at(found.top, name) for name in "012356"] == [None] * 6
    assert found.at(found.top, "4", *["again"] * 50) == {"again": UID(4)}


@pytest.mark.parametrize("said", [{}, {"$archiver": "NSKeyedArchiver"}, {"$archiver": "other", "$objects": [], "$top": {}}])
def test_another_property_list_is_malformed(said):
    with pytest.raises(Malformed):
        KeyedArchive(plistlib.dumps(said))


@settings(max_examples=100)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_damage_gives_values_or_malformed(place, damage):
    content = machines_list({"name": "Probe", "url": url("file:///a")})
    place %= len(content)
    with suppress(Malformed):
        found = KeyedArchive(content[:place] + damage + content[place + len(damage) :])
        for _, rows in found.pairs(found.top, "store", "itemsByUserIdentifier"):
            assert all(isinstance(found.text(row, "name"), str) for row in found.rows(rows))
