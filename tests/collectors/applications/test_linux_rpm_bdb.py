import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.linux_rpm_bdb import bdb_headers
from scanner.model import Malformed, Problem, Reason, Unreadable
from tests.rpm_databases import bdb, header

LONG = header("long", vendor="V" * 2000)
SHORT = header("short")
MADE = bdb(LONG, SHORT, LONG)
PAGE = 512


def bad(found):
    return Problem(Reason.MALFORMED, f"expected a package of a Berkeley DB hash, found {found}")


def broken_off_at(page):
    return bad(f"a value of {len(LONG)} bytes that breaks off at page {page}")


def changed(at, pattern, *values):
    content = bytearray(MADE)
    struct.pack_into(pattern, content, at, *values)
    return bytes(content)


@pytest.mark.parametrize("order", "<>")
def test_headers_on_their_page_and_off_it_in_both_byte_orders(order):
    assert list(bdb_headers(bdb(LONG, SHORT, LONG, order=order))) == [LONG, SHORT, LONG]


def test_the_largest_page_size():
    big = header("big", vendor="V" * 200_000)

    assert list(bdb_headers(bdb(LONG, big, size=65536))) == [LONG, big]


def test_no_package_but_the_count():
    assert list(bdb_headers(bdb())) == []


def test_a_broken_chain_costs_its_package_alone():
    assert list(bdb_headers(changed(2 * PAGE + 25, "B", 0))) == [broken_off_at(2), SHORT, LONG]


def test_a_ring_of_pages_ends():
    assert list(bdb_headers(changed(2 * PAGE + 16, "<I", 2))) == [broken_off_at(2), SHORT, LONG]


def test_a_chain_that_leaves_the_file():
    assert list(bdb_headers(changed(2 * PAGE + 16, "<I", 0xFFFFFFFF))) == [broken_off_at(0xFFFFFFFF), SHORT, LONG]


def test_a_chain_longer_than_its_value():
    wrong = list(bdb_headers(MADE.replace(struct.pack("<2I", 2, len(LONG)), struct.pack("<2I", 2, len(LONG) - 1))))

    assert wrong == [bad(f"more than the {len(LONG) - 1} bytes of a value"), SHORT, LONG]


def test_a_value_of_another_form():
    content = MADE.replace(b"\1" + SHORT, b"\2" + SHORT)

    assert list(bdb_headers(content)) == [LONG, bad("a value in an unknown form on page 1"), LONG]


def test_a_hash_page_of_other_bytes():
    assert list(bdb_headers(changed(PAGE + 8, "<I", 9))) == [bad("unexpected bytes on page 1")]
    assert list(bdb_headers(changed(PAGE + 20, "<H", 65535))) == [bad("unexpected bytes on page 1")]
    assert list(bdb_headers(changed(PAGE + 26, "<H", 30))) == [bad("keys and values out of order on page 1")]


def test_a_page_of_a_kind_that_no_hash_has():
    assert list(bdb_headers(changed(PAGE + 25, "B", 99))) == [bad("page 1 of kind 99")]


def test_a_cut_file_says_so():
    assert list(bdb_headers(MADE[:-PAGE])) == [
        LONG,
        SHORT,
        broken_off_at(len(MADE) // PAGE - 1),
        bad(f"{len(MADE) // PAGE - 1} pages of {len(MADE) // PAGE}"),
    ]


@pytest.mark.parametrize("content", [b"", MADE[:511], b"x" * 5000, changed(20, "<I", 1000), changed(20, "<I", 1 << 20)])
def test_what_is_no_such_database(content):
    with pytest.raises(Malformed):
        list(bdb_headers(content))


@pytest.mark.parametrize("content", [changed(16, "<I", 7), changed(24, "B", 1), changed(26, "B", 1)])
def test_another_version_encryption_and_checksums_are_named_as_such(content):
    with pytest.raises(Unreadable) as caught:
        list(bdb_headers(content))

    assert caught.value.reason is Reason.UNSUPPORTED_FORMAT


def outcome(content):
    try:
        return [found for found in bdb_headers(content) if not isinstance(found, bytes | Problem)]
    except Unreadable:
        return []


@settings(max_examples=100)
@given(st.binary(), st.booleans())
def test_any_bytes_give_headers_or_problems(content, marked):
    assert outcome(MADE[:PAGE] * marked + content) == []


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 80) | st.integers(PAGE, len(MADE) - 1), st.integers(0, 255)), max_size=5))
def test_any_changed_bytes_give_headers_or_problems(changes):
    content = bytearray(MADE)
    for at, byte in changes:
        content[at] = byte

    assert outcome(bytes(content)) == []
