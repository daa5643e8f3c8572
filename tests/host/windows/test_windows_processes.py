"""What needs no Windows; the rest is in tests/windows/test_processes.py."""

import ctypes
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.host.windows.windows_processes import ProcessEntry, sid


def test_an_account_as_windows_writes_it():
    parts = b"".join(part.to_bytes(4, "little") for part in (21, 1, 2, 3_000_000_000, 1001))

    assert sid(bytes([1, 5]) + (5).to_bytes(6, "big") + parts + b"behind it") == "S-1-5-21-1-2-3000000000-1001"


@pytest.mark.parametrize("cut", [b"", b"\1", b"\1\0\0\0\0\0\0\5", b"\1\2\0\0\0\0\0\5\1\0\0\0", b"\1\1\0\0\0\0\0\5\1\0\0"])
def test_an_account_that_is_cut_off_is_none(cut):
    assert sid(cut) == ""


@given(st.binary(max_size=100))
def test_any_bytes_give_an_account_or_none(content):
    found = sid(content)

    assert found == "" or found.startswith("S-")
    assert len(found) < 4000


@pytest.mark.skipif(os.name != "nt", reason="letters have another size here")
def test_a_row_of_a_snapshot_has_the_size_that_windows_checks():
    assert ctypes.sizeof(ProcessEntry) == {8: 568, 4: 556}[ctypes.sizeof(ctypes.c_void_p)]
