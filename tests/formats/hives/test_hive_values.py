import struct

import pytest

from scanner.formats.hives.hive import Hive
from scanner.formats.hives.hive_values import registry_value
from scanner.model import Malformed
from tests.hives import hive


def values(written):
    opened = Hive(hive({"": written}))
    return opened.values(opened.root)


def test_every_type_in_its_plain_form():
    written = {
        "": "the unnamed one",
        "text": "Ünï 中",
        "variables": (2, "%ProgramFiles%\\A\0".encode("utf-16-le")),
        "number": 7,
        "big-endian": (5, b"\0\0\0\7"),
        "long": 1 << 40,
        "list": ["a", "b"],
        "bytes": b"\1\2\3\4\5\6",
        "four bytes": b"\1\2\3\4",
        "none": (0, b""),
        "other": (0xFFFF0012, b"12345678"),
        "中": "a wide name",
    }

    assert values(written) == {
        **written,
        "variables": "%ProgramFiles%\\A",
        "big-endian": 7,
        "none": b"",
        "other": b"12345678",
    }


@pytest.mark.parametrize("size", [16344, 16345, 16344 * 2, 50_000])
def test_data_in_a_chain_of_cells(size):
    content = bytes(range(256)) * 200

    assert values({"big": content[:size]}) == {"big": content[:size]}


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        (1, "a\0b".encode("utf-16-le"), "a"),
        (1, b"a\0b", "a"),
        (1, b"", ""),
        (1, b"\0\xd8", "\ud800"),
        (1, "\U0001f600".encode("utf-16-le")[:2], "\ud83d"),
        (7, "a\0\0b\0\0".encode("utf-16-le"), ["a", "b"]),
        (7, b"", []),
        (7, "a".encode("utf-16-le"), ["a"]),
        (4, b"\1\0", b"\1\0"),
        (4, b"\1\0\0\0\0\0\0\0", b"\1\0\0\0\0\0\0\0"),
        (11, b"\1\0\0\0", b"\1\0\0\0"),
    ],
)
def test_strings_without_an_end_odd_bytes_and_numbers_of_another_size(kind, raw, expected):
    assert registry_value(kind, raw) == expected


def test_a_damaged_value_makes_its_key_malformed():
    content = bytearray(hive({"": {"name": b"a value in a cell of its own"}}))
    at = content.index(b"vk\4\0")
    content[at + 4 : at + 8] = struct.pack("<I", 1000)
    opened = Hive(content)

    with pytest.raises(Malformed, match="expected 1000 bytes of data"):
        opened.values(opened.root)


def test_values_that_share_their_data_do_not_multiply_the_work():
    content = bytearray(hive({"": {f"v{number}": bytes(5000 if number == 0 else 5) for number in range(20)}}))
    first = at = content.index(b"vk")
    while (at := content.find(b"vk", at + 2)) >= 0:
        content[at + 4 : at + 12] = content[first + 4 : first + 12]
    opened = Hive(content)

    with pytest.raises(Malformed, match="side by side"):
        opened.values(opened.root)


def test_a_value_that_is_listed_any_number_of_times_does_not_multiply_the_work():
    """A hive of 12 MB with one long name took minutes for each question about its key."""
    content = bytearray(hive({"": {f"v{number}" + "x" * (60_000 if number == 0 else 0): b"" for number in range(20)}}))
    first = content.index(b"vk") - 4 - 4096
    places = [at - 4 - 4096 for at in range(len(content)) if content[at : at + 2] == b"vk"]
    listed = content.index(struct.pack(f"<{len(places)}I", *places))
    content[listed : listed + 4 * len(places)] = struct.pack("<I", first) * len(places)
    opened = Hive(content)

    with pytest.raises(Malformed, match="side by side"):
        opened.values(opened.root)
