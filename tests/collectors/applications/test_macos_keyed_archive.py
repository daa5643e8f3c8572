import plistlib
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
