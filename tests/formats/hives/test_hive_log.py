import struct
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.hives.hive import Hive
from scanner.formats.hives.hive_log import SEED, complete_hive
from scanner.formats.hives.marvin32 import marvin32
from scanner.model import Malformed, Reason, Unreadable
from tests.formats.hives.test_hive import everything
from tests.hives import header, hive, log, written_later

EARLIER = {r"Software\A": {"Version": "1"}}
BEFORE = hive(EARLIER, numbers=(2, 1))
AFTER = hive({r"Software\A": {"Version": "2"}, r"Software\Banned": {"DisplayName": "only in the log" * 300}})
LOG = written_later(BEFORE, AFTER)


# The heads of the first entries of six logs that Windows 8.1 and 10 wrote, each with its checksum.
@pytest.mark.parametrize(
    ("head", "checksum"),
    [
        ("48764c4500ae0300000000003602000000e00b0018000000cdc98b95d9a76775", "1c3d2580d221773a"),
        ("48764c4500fe0000010000003202000000a00b0009000000b78eba710463ba7a", "dfc7798840eb8bb0"),
        ("48764c45003e0000000000001f01000000302b000300000079ec51cdcf8932ef", "355e27a94d6c65ed"),
        ("48764c45005e0000000000002301000000302b00030000007c2a99ad8733cea2", "ad563e6845f05ff6"),
        ("48764c45003e0000010000003b0800000030bd0003000000c4812cbea1b6704b", "0af348dfd7c588dd"),
        ("48764c45002e0000010000003f0800000030bd00020000008ab06b646104c2d7", "32d19f57152deec6"),
    ],
)
def test_the_checksums_that_windows_itself_wrote_hold(head, checksum):
    assert marvin32(bytes.fromhex(head), SEED) == int.from_bytes(bytes.fromhex(checksum), "little")


def lack(found):
    return found.lack and (found.lack.reason, found.lack.detail)


def test_a_dirty_hive_is_completed_from_its_log():
    found = complete_hive(BEFORE, [LOG])

    assert lack(found) is None
    assert everything(Hive(found.content)) == everything(Hive(AFTER))
    assert "Banned" not in everything(Hive(BEFORE))["Software"]


def test_a_clean_hive_takes_nothing_from_a_log():
    clean = hive(EARLIER)

    assert complete_hive(clean, [LOG]) == (clean, None)


def test_two_logs_go_on_from_each_other_in_either_order():
    middle = hive({r"Software\A": {"Version": "middle"}})
    first, second = written_later(BEFORE, middle, number=2), written_later(middle, AFTER, number=3)

    for logs in ([first, second], [second, first]):
        assert everything(Hive(complete_hive(BEFORE, logs).content)) == everything(Hive(AFTER))


def test_a_log_after_a_gap_is_not_taken():
    middle = hive({r"Software\A": {"Version": "middle"}})
    found = complete_hive(BEFORE, [written_later(BEFORE, middle, number=2), written_later(middle, AFTER, number=9)])

    assert everything(Hive(found.content)) == everything(Hive(middle))


def test_a_log_from_before_the_last_whole_write_is_not_taken():
    late = hive(EARLIER, numbers=(8, 7))

    assert lack(complete_hive(late, [LOG])) == (Reason.MALFORMED, "incomplete, and no log completes it; read as is")
    assert everything(Hive(complete_hive(late, [LOG]).content)) == everything(Hive(hive(EARLIER)))


def test_entries_up_to_the_first_with_a_wrong_checksum_are_taken():
    middle = hive({r"Software\A": {"Version": "middle"}})
    both = written_later(BEFORE, middle) + written_later(middle, AFTER, number=3)[512:]
    bad = bytearray(both)
    bad[-600] ^= 1

    assert everything(Hive(complete_hive(BEFORE, [both]).content)) == everything(Hive(AFTER))
    assert everything(Hive(complete_hive(BEFORE, [bytes(bad)]).content)) == everything(Hive(middle))


def test_a_dirty_hive_without_a_log_is_read_as_it_stands_and_said_to_be_so():
    found = complete_hive(BEFORE, [])

    assert lack(found) == (Reason.MALFORMED, "incomplete, and no log completes it; read as is")
    assert everything(Hive(found.content)) == everything(Hive(hive(EARLIER)))


def test_a_log_of_an_older_windows_is_named():
    old = header((2, 2), 32, 4096, kind=1, length=512) + b"DIRT" + bytes(508)

    assert lack(complete_hive(BEFORE, [old])) == (
        Reason.UNSUPPORTED_FORMAT,
        "incomplete, and its log is from an older Windows; read as is",
    )


def test_a_header_that_was_not_written_to_the_end_is_taken_from_the_later_log():
    torn = b"regf" + struct.pack("<II", 2, 1) + BEFORE[12:36] + bytes(100) + BEFORE[136:]
    found = complete_hive(torn, [log(), LOG])

    assert everything(Hive(found.content)) == everything(Hive(AFTER))


def test_a_torn_header_without_a_log_is_malformed():
    torn = BEFORE[:100] + b"x" + BEFORE[101:]

    with pytest.raises(Malformed, match="or a log that contains the header"):
        complete_hive(torn, [b"", b"noise" * 1000])


@pytest.mark.parametrize(
    "entry",
    [
        (2, 4096, [(4096, bytes(512))]),  # a page behind the end of the hive
        (2, 4097, []),
        (2, 1 << 30, []),
        (3, 4096, []),  # another number than the log's
    ],
)
def test_an_impossible_entry_is_not_taken(entry):
    bad = log(entry)
    bad = header((2, 2), 32, 4096, kind=6, length=512) + bad[512:]

    assert complete_hive(BEFORE, [bad]).content[40:] == BEFORE[40:]


def test_entries_that_name_a_large_size_and_a_small_one_in_turn_cost_one_of_them():
    """A log of 200 KB made the scan write zeros for minutes, and of all accounts no home was found."""
    entries = [(2 + number, 4096 if number % 2 else 128 << 20, []) for number in range(400)]
    began = time.process_time()
    found = complete_hive(BEFORE, [log(*entries)])

    assert time.process_time() - began < 5
    assert len(found.content) == 4096 + 4096


def test_a_log_makes_a_hive_no_larger_than_a_file_may_be():
    large = log((2, 1 << 20, []))

    assert len(complete_hive(BEFORE, [large], 2 << 20).content) == 4096 + (1 << 20)
    assert lack(complete_hive(BEFORE, [large], 1 << 20)) == (Reason.MALFORMED, "incomplete, and no log completes it; read as is")


def outcome(logs):
    try:
        complete_hive(BEFORE, logs)
    except Unreadable:
        return


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, len(LOG) - 1), st.integers(0, 255)), max_size=5), st.binary(max_size=600))
def test_any_changed_log_completes_or_does_not(changes, noise):
    changed = bytearray(LOG)
    for at, byte in changes:
        changed[at] = byte
    outcome([bytes(changed), noise])
    outcome([LOG[:512] + noise])
