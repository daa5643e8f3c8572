"""Values of the Windows registry, in hives that are whole: an account writes what it likes into its own."""

import pytest

from scanner.model import Platform
from tests.hostile import scanned
from tests.hostile.more_plants import MORE
from tests.hostile.systems import hives_of, system, write
from tests.hostile.test_hostile_records import accused, clean, pytestmark, written
from tests.noise import VALUES
from tests.planted import windows

__all__ = ["pytestmark"]

TOO_LONG = {-1, 1 << 70}  # for the numbers of a hive
FORMS = {name: value for name, value in VALUES.items() if not isinstance(value, int) or value not in TOO_LONG} | {
    "a huge text": "a" * 100_000,
    "escapes": "\x1b[31m\r\n\u202e",
    "a path of many levels": "C:\\" + "a\\" * 5_000,
    "many quotes": '"' * 5_000,
    "many variables": "%A%" * 5_000,
    "an odd number of bytes of text": (1, b"a\0b\0c"),
    "a number of one byte": (4, b"\1"),
    "a text without an end": (1, "abc".encode("utf-16-le")),
    "a type that Windows has not": (99, b"abc"),
}


@pytest.mark.parametrize("form", FORMS)
def test_no_value_of_the_registry_costs_a_scan_more_than_itself(form, tmp_path):
    root = written(tmp_path, Platform.WINDOWS)
    write(root, hives_of([*windows.PLANTED, *MORE[Platform.WINDOWS]], lambda _: FORMS[form]))
    done = scanned.scanned(root, Platform.WINDOWS)
    before = clean(Platform.WINDOWS)
    in_files = {
        (one.collector, one.item)
        for one in system(Platform.WINDOWS).planted
        if not any("config/" in place or ".DAT" in place.upper() for place in one.records)
    }

    assert scanned.faults(done) == []
    assert {item for item in scanned.items(before) if item[2] == "bob" or item[:2] in in_files} <= scanned.items(done)
    assert accused(done) <= accused(before)
