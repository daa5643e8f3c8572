import struct

import pytest

from scanner.formats.hives.hive_cells import Cells
from scanner.model import Malformed

BINS = bytes(32) + struct.pack("<i", -16) + b"nkABCDEFGHIJ" + struct.pack("<i", 16) + bytes(12)


def test_a_cell():
    assert bytes(Cells(memoryview(BINS)).cell(32)) == b"nkABCDEFGHIJ"


@pytest.mark.parametrize("offset", [0, 33, 48, 56, 64, 0xFFFFFFF8, 0xFFFFFFFF])
def test_what_is_outside_free_or_no_cell_is_malformed(offset):
    with pytest.raises(Malformed):
        Cells(memoryview(BINS)).cell(offset)


@pytest.mark.parametrize("size", [-4, -7, -40, -(1 << 31), 0])
def test_a_cell_with_an_impossible_size(size):
    with pytest.raises(Malformed, match="a cell in use"):
        Cells(memoryview(bytes(32) + struct.pack("<i", size) + bytes(28))).cell(32)


def test_a_cell_of_another_mark_or_too_small_for_what_it_should_hold():
    cells = Cells(memoryview(BINS))

    with pytest.raises(Malformed, match="expected vk at 0x20, found b'nk'"):
        cells.marked(32, (b"vk",), 4)
    with pytest.raises(Malformed, match="expected 76 bytes"):
        cells.marked(32, (b"nk",), 76)
    with pytest.raises(Malformed, match="expected 262140 bytes"):
        cells.offsets(32, 65535)
