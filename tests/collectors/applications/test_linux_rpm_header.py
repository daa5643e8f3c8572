import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.linux_rpm_header import RpmPackage, rpm_package
from scanner.model import Problem, Reason
from tests.rpm_databases import header

WHOLE = header("bash", "5.2.26", "3.fc40", epoch=2, vendor="Fedora Project")


def bad(found):
    return Problem(Reason.MALFORMED, f"expected an rpm header, found {found}")


def test_a_whole_header():
    assert rpm_package(WHOLE) == RpmPackage("bash", "2:5.2.26-3.fc40", "Fedora Project")


def test_an_epoch_of_zero_is_an_epoch():
    assert rpm_package(header("a", epoch=0)) == RpmPackage("a", "0:1-1", "")


def test_a_name_alone_is_a_package():
    assert rpm_package(header("a", "", "")) == RpmPackage("a", "", "")


@pytest.mark.parametrize("blob", [None, "text", 7, b"", b"\0\0\0\1"])
def test_what_is_no_header_at_all(blob):
    assert rpm_package(blob) == bad("an empty header")


def test_lengths_that_are_not_the_rows():
    assert rpm_package(WHOLE[:-1]) == bad(f"a header of 5 entries and 38 bytes, in a row of {len(WHOLE) - 1} bytes")
    assert rpm_package(struct.pack(">2I", 0xFFFFFFFF, 0xFFFFFFFF) + WHOLE[8:]).reason is Reason.MALFORMED


def test_no_name():
    assert rpm_package(header("")) == bad("a header without a package name")
    assert rpm_package(header("a", name_type=7)) == bad("a header without a package name")


def test_an_offset_outside_the_header():
    outside = bytearray(header("a"))
    outside[8 + 8 : 8 + 12] = b"\xff\xff\xff\xff"

    assert rpm_package(bytes(outside)) == bad("a header without a package name")


@settings(max_examples=100)
@given(st.binary())
def test_any_bytes_give_a_package_or_a_problem(blob):
    assert isinstance(rpm_package(blob), RpmPackage | Problem)


@settings(max_examples=100)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_any_changed_byte_gives_a_package_or_a_problem(at, byte):
    assert isinstance(rpm_package(WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :]), RpmPackage | Problem)
