import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats import sqlite_wal
from scanner.formats.sqlite_wal import with_committed
from scanner.model import Reason, Unreadable

PAGE = 512
MAIN = b"a" * PAGE + b"b" * PAGE


def summed(piece, sums, order=">"):
    for even, odd in struct.iter_unpack(order + "2I", piece):
        first = (sums[0] + even + sums[1]) & 0xFFFFFFFF
        sums = first, (sums[1] + odd + first) & 0xFFFFFFFF
    return sums


def log(*frames, magic=0x377F0683, size=PAGE, salts=(7, 8), own_salts=(7, 8)):
    """Make a log of frames, each a page's number, the length after a commit or 0, and one letter to fill the page with."""
    order = ">" if magic & 1 else "<"
    head = struct.pack(">6I", magic, 3007000, size, 0, *salts)
    sums = summed(head, (0, 0), order)
    made = head + struct.pack(">2I", *sums)
    for number, length, letter in frames:
        start = struct.pack(">2I", number, length)
        sums = summed(start + letter * size, sums, order)
        made += start + struct.pack(">4I", *own_salts, *sums) + letter * size
    return made


def letters(database):
    return bytes(database[::PAGE]).decode()


def test_no_log_changes_nothing():
    assert with_committed(MAIN, b"") == MAIN
    assert with_committed(MAIN, log()) == MAIN


def test_committed_pages_replace_and_extend():
    assert letters(with_committed(MAIN, log((2, 0, b"B"), (3, 3, b"C")))) == "aBC"


def test_both_byte_orders_of_checksums():
    assert letters(with_committed(MAIN, log((1, 2, b"A"), magic=0x377F0682))) == "Ab"


def test_the_last_commit_of_a_page_counts():
    assert letters(with_committed(MAIN, log((1, 2, b"A"), (1, 2, b"Z")))) == "Zb"


def test_what_was_not_committed_is_not_there():
    assert letters(with_committed(MAIN, log((1, 2, b"A"), (2, 0, b"B")))) == "Ab"


def test_a_database_that_became_shorter():
    assert letters(with_committed(MAIN, log((2, 2, b"B"), (1, 1, b"A")))) == "A"


def test_a_log_that_claims_a_size_takes_no_memory_for_it():
    """A gibibyte twice, for a log of one page."""
    claimed = (sqlite_wal.SPARE + len(MAIN)) // PAGE

    assert len(with_committed(MAIN, log((1, claimed, b"A")))) == claimed * PAGE
    with pytest.raises(Unreadable) as caught:
        with_committed(MAIN, log((1, claimed + 3, b"A")))
    assert caught.value.reason is Reason.TOO_LARGE


def test_frames_left_from_an_earlier_round_are_not_read():
    earlier = log((1, 2, b"X"), (2, 2, b"Y"), salts=(1, 1), own_salts=(1, 1))
    now = log((1, 2, b"A"))

    assert letters(with_committed(MAIN, now + earlier[len(now) :])) == "Ab"
    assert letters(with_committed(MAIN, log((1, 2, b"X"), own_salts=(1, 1)))) == "ab"


def test_a_wrong_checksum_ends_the_log():
    whole = log((1, 2, b"A"), (2, 2, b"B"))

    assert letters(with_committed(MAIN, whole[:-1] + b"?")) == "Ab"
    assert letters(with_committed(MAIN, whole[:28] + b"????" + whole[32:])) == "ab"


def test_a_cut_frame_ends_the_log():
    assert letters(with_committed(MAIN, log((1, 2, b"A"), (2, 2, b"B"))[:-1])) == "Ab"


def test_another_kind_of_log_is_not_read():
    assert with_committed(MAIN, log((1, 2, b"A"), magic=0x377F0684)) == MAIN
    assert with_committed(MAIN, log((1, 2, b"A"), size=504)) == MAIN


@settings(max_examples=100)
@given(st.binary(), st.binary(max_size=3 * PAGE), st.integers(0, 1200), st.integers(0, 255))
def test_any_bytes_give_a_database(main, noise, at, byte):
    whole = bytearray(log((1, 2, b"A"), (2, 2, b"B")))
    whole[at % len(whole)] = byte

    assert isinstance(with_committed(main, noise), bytearray)
    assert isinstance(with_committed(main, bytes(whole)), bytearray)
