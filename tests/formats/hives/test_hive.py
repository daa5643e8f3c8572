import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.hives.hive import Hive
from scanner.model import Malformed, Unreadable
from tests.hives import header, hive

KEYS = {
    r"Software\Vendor\Program": {"DisplayName": "Program", "Size": 5},
    r"Software\Vendor\Ünï 中": {"": "wide"},
    r"Software\Vendor\Other": {},
    r"Software\Apple": {},
    r"Software\Zulu\Deep\Deeper": {"list": ["a"]},
}


def key(opened, path):
    place = opened.root
    for part in path.split("\\"):
        place = opened.child(place, part)
        if place is None:
            return None
    return place


def everything(opened, place=None, depth=0):
    """Return a hive as nested dicts; what is broken is None."""
    if depth > 20:
        raise AssertionError("a tree of this depth was not written")
    place = place or opened.root
    found = {"": opened.values(place)}
    for name in opened.names(place):
        child = opened.child(place, name)
        found[name] = everything(opened, child, depth + 1)
    return found


@pytest.mark.parametrize("mark", [b"lf", b"lh", b"li", b"ri"])
def test_every_list_of_keys(mark):
    opened = Hive(hive(KEYS, mark=mark))

    assert everything(opened) == {
        "": {},
        "Software": {
            "": {},
            "Apple": {"": {}},
            "Vendor": {
                "": {},
                "Other": {"": {}},
                "Program": {"": {"DisplayName": "Program", "Size": 5}},
                "Ünï 中": {"": {"": "wide"}},
            },
            "Zulu": {"": {}, "Deep": {"": {}, "Deeper": {"": {"list": ["a"]}}}},
        },
    }


def test_names_are_found_in_any_case_and_what_is_not_there_is_none():
    opened = Hive(hive(KEYS))

    assert opened.values(key(opened, r"SOFTWARE\vendor\PROGRAM"))["Size"] == 5
    assert key(opened, r"software\VENDOR\ÜNÏ 中")
    assert key(opened, r"Software\None") is None


def test_a_key_with_more_keys_than_one_list_of_a_test_is_read_whole():
    opened = Hive(hive({rf"Uninstall\{number:04}": {} for number in range(2000)}, mark=b"ri"))

    assert opened.names(key(opened, "Uninstall")) == [f"{number:04}" for number in range(2000)]


def test_an_empty_hive():
    assert everything(Hive(hive())) == {"": {}}


@pytest.mark.parametrize("cut", [1, 4000, 8000])
def test_a_truncated_hive_is_named_as_such(cut):
    whole = hive({"A": {"text": "x" * 5000}})

    with pytest.raises(Malformed):
        Hive(whole[:-cut])


def test_what_is_cut_off_is_said_with_both_sizes():
    with pytest.raises(Malformed, match="expected 8192 bytes of a hive, found 6000: truncated"):
        Hive(hive(KEYS)[:6000])


def test_a_log_is_no_hive():
    with pytest.raises(Malformed, match="a log of one"):
        Hive(header((1, 1), 32, 4096, kind=6) + bytes(4096))


def broken_at(content, path, field, number):
    """Return a hive in which a key's field of four bytes holds another number."""
    found = bytearray(content)
    struct.pack_into("<I", found, 4096 + key(Hive(content), path).offset + 4 + field, number)
    return bytes(found)


def test_a_bad_key_costs_itself_alone_and_is_there_under_a_name_of_ours():
    opened = Hive(broken_at(hive(KEYS), r"Software\Vendor\Program", 16, 0x20))
    vendor = key(opened, r"Software\Vendor")

    assert opened.names(vendor) == ["Other", "Ünï 中", "(unreadable key 1)"]
    with pytest.raises(Malformed, match="below the one at"):
        opened.child(vendor, "(unreadable key 1)")


def test_keys_in_a_circle_end():
    content = hive(KEYS)
    opened = Hive(content)
    circle = bytearray(content)
    deep, zulu = key(opened, r"Software\Zulu\Deep"), key(opened, r"Software\Zulu")
    struct.pack_into("<I", circle, 4096 + deep.offset + 4 + 28, zulu.keys_at)  # its list of keys is its parent's
    opened = Hive(bytes(circle))

    assert opened.names(key(opened, r"Software\Zulu\Deep")) == ["(unreadable key 1)"]


def test_a_key_that_claims_to_have_millions_of_keys():
    opened = Hive(broken_at(hive(KEYS), r"Software\Vendor", 20, 0x7FFFFFFF))

    with pytest.raises(Malformed, match="keys that fit the hive"):
        opened.names(key(opened, r"Software\Vendor"))


def test_a_key_whose_list_has_fewer_keys_than_it_claims():
    opened = Hive(broken_at(hive(KEYS), r"Software\Vendor", 20, 4))

    assert opened.names(key(opened, r"Software\Vendor")) == ["Other", "Program", "Ünï 中", "(unreadable key 1)"]


def test_a_list_of_lists_of_lists_is_none():
    content = bytearray(hive(KEYS, mark=b"ri"))
    opened = Hive(bytes(content))
    vendor = key(opened, r"Software\Vendor")
    at = 4096 + vendor.keys_at + 4
    assert content[at : at + 2] == b"ri"
    struct.pack_into("<I", content, at + 4, vendor.keys_at)
    opened = Hive(bytes(content))

    with pytest.raises(Malformed, match="expected a list of keys"):
        opened.names(key(opened, r"Software\Vendor"))


def outcome(content):
    """Read a whole hive; broken parts are told by Unreadable and by nothing else."""
    try:
        opened = Hive(content)
    except Unreadable:
        return
    waiting = [opened.root]
    for place in waiting[:500]:
        for ask in (lambda: opened.values(place), lambda: waiting.extend(below(opened, place))):  # noqa: B023  asked at once
            try:
                ask()
            except Unreadable:
                continue


def below(opened, place):
    for name in opened.names(place):
        try:
            yield opened.child(place, name)
        except Unreadable:
            continue


WHOLE = hive({**KEYS, "Big": {"chain": bytes(40_000)}}, mark=b"lh")


@settings(max_examples=100)
@given(st.binary(max_size=2000))
def test_any_bytes_give_keys_or_problems(content):
    outcome(content)
    outcome(header((1, 1), 32, 4096) + bytes(32) + content.ljust(4064, b"\0"))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(4096, 8000), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_changed_bytes_give_keys_or_problems(changes):
    changed = bytearray(WHOLE)
    for at, byte in changes:
        changed[at] = byte

    outcome(bytes(changed))
