import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.windows_pe_version import PeVersion, pe_version
from tests.windows_programs import ADDRESS, pe, program, tree, version_resource

TEXTS = {
    "ProductName": "Pröbe 中",
    "CompanyName": "Example Company",
    "ProductVersion": "1.2.3",
    "OriginalFilename": "Probe.exe",
    "FileDescription": "A probe",
}
WHOLE = PeVersion("Pröbe 中", "Example Company", "1.2.3", "Probe.exe", "A probe")
RESOURCE = version_resource(TEXTS)


def read(content):
    return pe_version(lambda offset, size: content[offset : offset + size])


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("at", [0x40, 0x80, 0x7F8, 0xFF8, 0x20000])
def test_what_a_program_says_of_itself(bits, at):
    assert read(pe(tree(RESOURCE), at, bits)) == WHOLE


def test_a_resource_far_behind_the_tree_that_leads_to_it():
    assert read(pe(tree(RESOURCE, way=200_000))) == WHOLE


def test_only_small_pieces_of_a_huge_program_are_asked_for():
    content = pe(tree(RESOURCE, way=50_000_000))
    asked = []

    def part(offset, size):
        asked.append(size)
        return content[offset : offset + size]

    assert pe_version(part) == WHOLE
    assert len(asked) == 3
    assert sum(asked) < 32_768


def test_a_resource_that_claims_to_be_huge_is_read_as_far_as_its_bound():
    content = pe(tree(RESOURCE + bytes(1_000_000)))
    asked = []

    def part(offset, size):
        asked.append(size)
        return content[offset : offset + size]

    assert pe_version(part) == WHOLE
    assert max(asked) == 65_536


def test_a_resource_in_another_section_before_the_tree():
    content = bytearray(pe(tree(RESOURCE), at=0x1000))
    content[0x40 : 0x40 + len(RESOURCE)] = RESOURCE
    content[0x1006] = 2
    after = content.index(b".rsrc") + 40
    content[after : after + 40] = b".other\0\0" + struct.pack("<IIII16x", len(RESOURCE), 0x90000, len(RESOURCE), 0x40)
    leaf = content.index(struct.pack("<II", ADDRESS + 88, len(RESOURCE)))
    content[leaf : leaf + 4] = (0x90000).to_bytes(4, "little")

    assert read(bytes(content)) == WHOLE


def test_the_version_of_the_file_where_the_product_has_none():
    assert read(program("Probe", FileVersion="4.5")) == PeVersion("Probe", version="4.5")


def test_the_first_language_that_tells():
    found = read(pe(tree(version_resource({"ProductName": "Sonde"}, {"ProductName": "Probe", "CompanyName": "Company"}))))

    assert found == PeVersion("Sonde", "Company")


@pytest.mark.parametrize("content", [b"", b"M", b"MZ", b"\x7fELF" + bytes(100), b"#!/bin/sh\n"])
def test_what_is_no_windows_program(content):
    assert read(content) is None


@pytest.mark.parametrize("kind", [b"NE", b"LE", b"\0\0"])
def test_programs_of_dos_and_for_16_bits_have_no_such_resource(kind):
    assert read(pe(tree(RESOURCE)).replace(b"PE\0\0", kind.ljust(4, b"\0"))) is None


def test_a_program_without_a_version_resource():
    assert read(program()) == PeVersion()


def test_a_program_without_resources():
    content = bytearray(program("Probe"))
    at = content.index(ADDRESS.to_bytes(4, "little"))
    content[at : at + 4] = bytes(4)

    assert read(bytes(content)) == PeVersion()


def test_a_program_with_so_few_directories_that_none_is_of_resources():
    content = bytearray(program("Probe"))
    content[0x80 + 20 : 0x80 + 22] = (112 + 16).to_bytes(2, "little")

    assert read(bytes(content)) == PeVersion()


@pytest.mark.parametrize(
    ("content", "damage"),
    [
        (pe(tree(RESOURCE))[:0x90], "a Windows program that ends inside its headers"),
        (pe(tree(RESOURCE))[:-20], "a version resource that lies outside the program"),
        (
            pe(tree(RESOURCE)).replace(ADDRESS.to_bytes(4, "little"), b"\0\0\xff\xff", 1),
            "resources at an address that no section of the program has",
        ),
        (pe(b""), "resources at an address that no section of the program has"),
        (pe(bytes(8)), "a Windows program that ends inside its headers"),
        (pe(tree(b"not a version resource")), "expected a version resource, which starts with VS_VERSION_INFO"),
    ],
)
def test_a_damaged_program_says_so(content, damage):
    assert read(content) == PeVersion(damage=damage)


SOUND = pe(tree(RESOURCE))


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0x3C, len(SOUND) - 1), st.integers(0, 255)), max_size=6), st.integers(0, 300))
def test_any_changed_bytes_give_a_version_or_none(changes, cut):
    changed = bytearray(SOUND)
    for at, byte in changes:
        changed[at] = byte

    assert isinstance(read(bytes(changed[: len(changed) - cut])), PeVersion | None)


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_any_bytes_behind_the_mark_give_a_version_or_none(content):
    assert isinstance(read(b"MZ" + content), PeVersion | None)
    assert isinstance(read(SOUND[:0x200] + content), PeVersion | None)
