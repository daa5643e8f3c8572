import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.macos_mach_o_signature import MachOSignature, mach_o_signature
from tests.mach_o import code_directory, fat, signature, signed_by, thin

TEAM = "ABCDE12345"
SIGNED = signature(code_directory(TEAM))


def read(content):
    return mach_o_signature(lambda at, size: content[at : at + size])


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("bits", [32, 64])
def test_a_thin_program(order, bits):
    assert read(thin(SIGNED, order, bits)) == MachOSignature(TEAM)


@pytest.mark.parametrize("wide", [False, True])
def test_a_program_for_several_processors(wide):
    assert read(fat(thin(SIGNED), thin(), wide=wide)) == MachOSignature(TEAM)


def test_more_load_commands_than_the_first_piece_holds():
    assert read(thin(SIGNED, commands_before=900)) == MachOSignature(TEAM)
    assert read(fat(thin(SIGNED, commands_before=400))) == MachOSignature(TEAM)


def test_a_first_processor_beyond_the_first_piece():
    content = fat(thin(SIGNED))
    far = struct.pack(">IIIIIII", 0xCAFEBABE, 1, 0, 0, 1 << 20, 0, 14).ljust(1 << 20, b"\0") + content[1 << 14 :]

    assert read(far) == MachOSignature(TEAM)


def test_a_code_directory_far_from_the_signatures_start():
    blob = struct.pack(">II", 0xFADE7171, 5008).ljust(5008, b"\0")

    assert read(thin(signature(blob, code_directory(TEAM)))) == MachOSignature(TEAM)


@pytest.mark.parametrize(
    "content",
    [
        thin(),
        thin(signature(code_directory(""))),  # signed ad hoc, by the linker
        thin(signature(code_directory(TEAM, version=0x20100))),  # so old that the field is something else
        thin(signature(code_directory("not a team"))),
        thin(signature()),
    ],
)
def test_a_program_without_a_team(content):
    assert read(content) == MachOSignature()


@pytest.mark.parametrize("content", [b"", b"#!/bin/sh\n", b"MZ" * 50, b"\xca\xfe\xba\xbe\0\0\0\x41" + b"\0" * 99])
def test_what_is_no_program_of_macos(content):
    assert read(content) is None


@pytest.mark.parametrize(
    ("content", "damage"),
    [
        (signed_by(TEAM)[:20], "a program that ends inside its headers"),
        (signed_by(TEAM)[:4096], "a program that ends inside its headers"),
        (thin(b"\0" * 99), "expected a code signature"),
        (struct.pack(">IIIIQQII", 0xCAFEBABF, 1, 0, 0, (1 << 64) - 1, 0, 0, 0), "a program that starts beyond the end of the file"),
    ],
)
def test_damage_is_said(content, damage):
    assert read(content) == MachOSignature(damage=damage)


def test_little_is_read_of_a_large_file_whatever_it_claims():
    asked = []
    content = bytearray(fat(thin(SIGNED)))
    struct.pack_into("<I", content, (1 << 14) + 20, 0xFFFFFFFF)  # the size of its load commands

    mach_o_signature(lambda at, size: asked.append(size) or bytes(content[at : at + size]))

    assert sum(asked) < 200_000


@settings(max_examples=100)
@given(st.sampled_from([signed_by(TEAM), fat(signed_by(TEAM)), fat(signed_by(TEAM), wide=True)]), st.data())
def test_damage_anywhere_never_raises(content, data):
    place = data.draw(st.one_of(st.integers(0, 200), st.integers(0, len(content)), st.integers(1 << 14, (1 << 14) + 200)))
    damage = data.draw(st.binary(min_size=1, max_size=8))
    content = content[:place] + damage + content[place + len(damage) :]

    found = read(content[: data.draw(st.integers(0, len(content)))])

    assert found is None or found.team in {"", TEAM} or len(found.team) == len(TEAM)
