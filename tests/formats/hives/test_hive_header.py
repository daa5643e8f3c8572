import pytest

from scanner.formats.hives.hive_header import HiveHeader, hive_header
from scanner.model import Malformed, Reason, Unreadable
from tests.hives import header


def test_what_a_header_says():
    assert hive_header(header((7, 6), 32, 8192)) == HiveHeader(7, 6, 5, 0, 32, 8192, intact=True)


def test_a_hive_is_clean_when_its_last_write_was_finished_and_its_checksum_holds():
    broken = bytearray(header((7, 7), 32, 8192))
    broken[100] ^= 1

    assert hive_header(header((7, 7), 32, 8192)).clean
    assert not hive_header(header((8, 7), 32, 8192)).clean
    assert not hive_header(bytes(broken)).clean


@pytest.mark.parametrize("content", [b"", b"regf", b"\0" * 4096, b"WINE REGISTRY Version 2\n" * 100])
def test_what_is_no_hive(content):
    with pytest.raises(Malformed, match="regf"):
        hive_header(content)


def test_an_unknown_version_is_named_as_such():
    with pytest.raises(Unreadable) as caught:
        hive_header(header((1, 1), 32, 4096, minor=7))

    assert (caught.value.reason, caught.value.detail) == (Reason.UNSUPPORTED_FORMAT, "a hive of version 1.7; 1.3 to 1.6 are known")
