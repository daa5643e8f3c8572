import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.windows_shell_items import app_id, path
from tests.shell_links import MY_COMPUTER, app, items, listed, wide


def inner(content):
    return content[2:]


DRIVE = b"/C:\\\0"
DESKTOP = b"\x2e\x80" + bytes.fromhex("3accbfb42cdb424cb0297fe99a87c641")
FILE = b"2" + bytes(11) + b"a.exe\0"


def test_a_drive_then_folders_then_a_file():
    assert path(inner(items("D:\\Some Folder\\中\\b.exe"))) == "D:\\Some Folder\\中\\b.exe"


def test_a_short_name_where_there_is_no_long_one():
    old = b"2" + bytes(11) + b"OLD~1.EXE\0"
    wide_name = b"6" + bytes(11) + wide("neu.exe\0")

    assert path(inner(listed(MY_COMPUTER, DRIVE, old))) == "C:\\OLD~1.EXE"
    assert path(inner(listed(MY_COMPUTER, DRIVE, wide_name))) == "C:\\neu.exe"


@pytest.mark.parametrize(("version", "offset"), [(3, 20), (7, 38), (8, 42), (9, 46), (12, 46)])
def test_the_long_name_of_each_version_of_windows(version, offset):
    first = b"2" + bytes(11) + b"X~1\0"
    extension = struct.pack("<HI", version, 0xBEEF0004) + bytes(offset - 8) + wide("long name.exe\0") + struct.pack("<H", 2 + len(first))

    assert path(inner(listed(DRIVE, first + struct.pack("<H", 2 + len(extension)) + extension))) == "C:\\long name.exe"


def test_an_extension_that_holds_no_name():
    first = b"2" + bytes(11) + b"X~1\0"
    extension = struct.pack("<HI", 9, 0xBEEF0026) + bytes(38) + wide("not a name\0") + struct.pack("<H", 2 + len(first))

    assert path(inner(listed(DRIVE, first + struct.pack("<H", 2 + len(extension)) + extension))) == "C:\\X~1"


@pytest.mark.parametrize(
    "found",
    [
        listed(),
        listed(MY_COMPUTER),
        listed(MY_COMPUTER, DRIVE),
        listed(b"2" + bytes(11) + b"a.exe\0"),  # below a folder that only Windows knows
        listed(DRIVE, b"\x71" + bytes(20)),  # the control panel
        listed(DRIVE, b"\x71" + bytes(20), FILE),
        listed(DRIVE, b"2" + bytes(11) + b"\0\0"),
        listed(FILE, FILE),
        listed(DRIVE, FILE)[:-4],
        listed(b"", DRIVE, FILE),
        listed(MY_COMPUTER, DESKTOP, FILE),  # an item of a drive's kind that holds a GUID
    ],
)
def test_what_leads_to_no_path(found):
    assert path(inner(found)) == ""


def test_the_id_of_an_application_wherever_its_store_lies():
    assert app_id(b"anything" + app("Claude_pzs8sxrjxfjjc!Claude") + b"more") == "Claude_pzs8sxrjxfjjc!Claude"
    assert app_id(app("A")[12:]) == ""
    assert app_id(b"") == ""


WHOLE = items("C:\\Prögram\\b.exe") + app("A_8wekyb3d8bbwe!B")


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6), st.integers(0, 8))
def test_any_changed_bytes_give_text(changes, start):
    changed = bytearray(WHOLE)
    for at, byte in changes:
        changed[at] = byte

    assert isinstance(path(bytes(changed[start:])), str)
    assert isinstance(app_id(bytes(changed)), str)


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_give_text(content):
    assert isinstance(path(content), str)
    assert isinstance(app_id(app("A")[:40] + content), str)
