import base64
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications import windows_shell_items
from scanner.collectors.applications.windows_shell_link import ShellLink, shell_link
from scanner.model import Malformed
from tests.shell_links import MY_COMPUTER, app, items, link, link_info, listed, variables

APP = "hmjcdonmhijmnefklekckjkeoknbiipb"

# The example of the specification, written by Windows: MS-SHLLINK, section 3.
OF_THE_SPECIFICATION = zlib.decompress(
    base64.b64decode("""
eNrzYWBgYBRhYgCBA2CSwW02AweDApBx4eW7T6KiJxnRaQYogDOgYC+DCIN8wAP/CwqvrDIFFt3gYNA2MJgryaDvbBXDgAncGAzBtI5l5mIBhpLU4hIGBiMG
dgYWhvf7dCxTF4PE1YDyzHIgVV/lEDpLGFIZioEkA9BCD6AemCkKDIl6JRUlDCZwUzLhpujmgVRNQ3JzIoMe0IwKqDkMDDZALAP1FojWhaqzBmJBkDuAuLGr
ykAAJAj0EsjFMRALgfbpMcQgmcjO4MxgBRSBuTQBon9BBNTM5IyizGLdioJiKN+h4vgU91/H3TaHxege23ZR9I3b2Wql+ruCU2YyCBeJtXsRkgeZAQDVxWAR
""")
)
# Written by the shell of Wine 8.0, through WScript.Shell's CreateShortcut.
WRITTEN_BY_WINE = zlib.decompress(
    base64.b64decode("""
eNqNj7FKA0EQhr/ERkhzQhAMAQUhReSOaHnE6lQsBF/gLBLvJJfTvYNELi+TRnwDC1sfwdLS2qfw38sWwaRwl3/mn5mdf2ZvgEa7iT0fteXqnf+dxp/4jTaH
fN9+Hv2EmffytcvJYLA84DgK4y3tQ05r/3y3fPWoMpMU1Yyeq9qsheUVGYaEQmymeJ9rztaUTDFPy1ESpIuUYMsko845KSUjqQRiCwE6wqXQdZ+x3nc9F8Ke
sLMKI6+2Yez2jNdn0pQstIgIiTfW7UvU1+hS11ct4ZwJT0y5r18Z8YnyU3mjxR7IeZTPVc+VzcULWcNYrzKpjN2Sv8s5P3M=
""")
)
# Written by pylnk3 0.4.3, an independent library: an item list and no record of where the target is.
WRITTEN_BY_PYLNK = zlib.decompress(
    base64.b64decode("""
eNrzYWBgYBRhYgCBA2CSwW0rI4TRcOvns++VdxnRaQYogDOggJ9RhEE+4IH/BYVXVpkCi25wMGgbGMyVZNB3tophwAR+DEZgujS2dIkAQ0BRfnpRYq6CW2ZO
ajFQhpmBheH9PpAcCIsA1QUwFDHkM6QDyUSGXAYFBjeGTIYchlSGYqCcDFDWDNk0sNokoKwCQzDDN4Y0hhKgnA5OU9FVqjA4obiuoCg/KVUvtSKVQQuLGQVw
M/SAuAKIGRgkwAGUwiDA4MxgxRCDx/X8DLpAmAg0pQBIZwL12AJ5SQzJQFUJ/rWRIFcAACLkWTY=
""")
)


def test_the_example_of_the_specification():
    assert shell_link(OF_THE_SPECIFICATION) == ShellLink("C:\\test\\a.txt")
    assert windows_shell_items.path(OF_THE_SPECIFICATION[78:267]) == "C:\\test\\a.txt"


def test_a_link_that_wine_wrote():
    assert shell_link(WRITTEN_BY_WINE) == ShellLink("C:\\windows\\notepad.exe", f"--app-id={APP}")


def test_a_link_that_another_library_wrote():
    assert shell_link(WRITTEN_BY_PYLNK) == ShellLink("C:\\Program Files\\Probe Söft\\probe.exe", "--app-id=abc 你好")


def test_a_path_on_a_drive_and_the_arguments():
    assert shell_link(link("C:\\a\\b.exe", "--x y")) == ShellLink("C:\\a\\b.exe", "--x y")


def test_a_path_of_two_pieces():
    assert shell_link(link(info=link_info("C:\\a\\", rest="b.exe"))) == ShellLink("C:\\a\\b.exe")


def test_a_path_on_a_share():
    assert shell_link(link(info=link_info(share="\\\\server\\share", rest="a\\b.exe"))) == ShellLink("\\\\server\\share\\a\\b.exe")


def test_utf_16_goes_before_a_code_page():
    assert shell_link(link(info=link_info("C:\\?\\b.exe", unicode="C:\\中\\", unicode_rest="b.exe"))) == ShellLink("C:\\中\\b.exe")


def test_the_item_list_goes_before_a_path_in_a_code_page_that_is_not_named():
    assert shell_link(link("C:\\Ïðîáà.exe", path=items("C:\\Проба.exe"))) == ShellLink("C:\\Проба.exe")


def test_the_item_list_where_nothing_else_tells():
    assert shell_link(link(path=items("C:\\Prögram Files\\中\\b.exe"))) == ShellLink("C:\\Prögram Files\\中\\b.exe")


def test_a_recorded_path_that_the_link_says_to_pass_over():
    assert shell_link(link("C:\\old.exe", path=items("C:\\new.exe"), flags=0x100)) == ShellLink("C:\\new.exe")


def test_a_path_with_variables_comes_last():
    assert shell_link(link(blocks=variables("%ProgramFiles%\\x.exe"))) == ShellLink("%ProgramFiles%\\x.exe")
    assert shell_link(link("C:\\x.exe", blocks=variables("%ProgramFiles%\\x.exe"))) == ShellLink("C:\\x.exe")


def test_a_path_with_variables_that_is_in_a_code_page_only():
    block = bytearray(variables("%A%\\x.exe"))
    block[8 + 260 :] = bytes(520)

    assert shell_link(link(blocks=bytes(block))) == ShellLink("%A%\\x.exe")


def test_a_packaged_app_has_an_id_and_no_path():
    assert shell_link(link(blocks=app("Claude_pzs8sxrjxfjjc!Claude"))) == ShellLink(app="Claude_pzs8sxrjxfjjc!Claude")


def test_the_id_of_an_app_in_the_item_list_of_a_pinned_one():
    inside = listed(b"\x1f" + bytes(17), b"\0" + bytes(9) + app("Probe_8wekyb3d8bbwe!App")[8:])

    assert shell_link(link(path=inside)) == ShellLink(app="Probe_8wekyb3d8bbwe!App")


def test_strings_of_before_unicode():
    assert shell_link(link("C:\\a.exe", "--é", unicode=False)) == ShellLink("C:\\a.exe", "--é")


def test_real_links_often_end_without_their_last_block():
    assert shell_link(link("C:\\a.exe", "-x")[:-4]) == ShellLink("C:\\a.exe", "-x")


@pytest.mark.parametrize("content", [b"", b"L\0\0\0", bytes(76), b"[InternetShortcut]\nURL=https://example.org/".ljust(80)])
def test_what_is_no_link(content):
    with pytest.raises(Malformed, match="expected a shell link"):
        shell_link(content)


@pytest.mark.parametrize("size", [77, 90, 120, 140, 180])
def test_a_link_that_ends_too_early(size):
    with pytest.raises(Malformed, match="bytes of a shell link"):
        shell_link(link("C:\\a\\b.exe", "arguments", path=items("C:\\a\\b.exe"))[:size])


def test_a_damaged_record_of_the_target_leaves_the_others():
    broken = bytearray(link_info("C:\\a.exe"))
    broken[16:20] = b"\xff\xff\xff\x7f"

    assert shell_link(link(info=bytes(broken), path=items("C:\\b.exe"))) == ShellLink("C:\\b.exe")
    assert shell_link(link(info=b"\x04\0\0\0", path=items("C:\\b.exe"))) == ShellLink("C:\\b.exe")


def test_a_record_that_promises_utf_16_and_has_no_room_for_it():
    assert shell_link(link(info=struct.pack("<7I", 33, 36, 1, 0, 28, 0, 0) + b"C:\\a\0")) == ShellLink("C:\\a")


def outcome(content):
    try:
        return [type(text) for text in shell_link(content)]
    except Malformed:
        return [str] * 3


WHOLE = link(
    info=link_info("C:\\?", unicode="C:\\中", unicode_rest="b"),
    path=items("C:\\Prögram\\b.exe"),
    arguments="-x",
    blocks=variables("%A%") + app("A_8wekyb3d8bbwe!B"),
)


@settings(max_examples=100)
@given(st.binary(max_size=300), st.integers(0, len(WHOLE)))
def test_any_bytes_give_a_link_or_malformed(content, kept):
    assert outcome(WHOLE[:kept] + content) == [str] * 3


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(20, len(WHOLE) - 1), st.integers(0, 255)), max_size=6))
def test_any_changed_bytes_give_a_link_or_malformed(changes):
    changed = bytearray(WHOLE)
    for at, byte in changes:
        changed[at] = byte

    assert outcome(bytes(changed)) == [str] * 3


def test_an_account_with_an_accent_whose_desktop_is_listed_by_a_guid_has_the_recorded_path():
    """The GUID was taken for the drive: the target was unreadable, and the shortcut had no place."""
    desktop = b"\x2e\x80" + bytes.fromhex("3accbfb42cdb424cb0297fe99a87c641")
    recorded = "C:\\Users\\René\\Desktop\\a.exe"
    content = link(info=link_info(recorded), path=listed(MY_COMPUTER, desktop, b"2" + bytes(11) + b"a.exe\0"))

    assert shell_link(content).target == recorded
