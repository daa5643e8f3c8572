"""Shortcuts that this Windows wrote itself, by the interface that Explorer uses."""

import ctypes
import os
import struct
import uuid

import pytest

from tests.windows.program import items, scanned

pytestmark = pytest.mark.windows
MENU = "Microsoft/Windows/Start Menu/Programs"
CLASS, LINK, FILE = (
    uuid.UUID(name).bytes_le
    for name in ("00021401-0000-0000-c000-000000000046", "000214f9-0000-0000-c000-000000000046", "0000010b-0000-0000-c000-000000000046")
)
QUERY, RELEASE, SAVE, SET_ARGUMENTS, SET_PATH = 0, 2, 6, 11, 20  # places in the tables of IUnknown, IPersistFile and IShellLinkW


def call(thing, place, *arguments):
    """Call a method of an interface by its place in its table."""
    table = ctypes.cast(ctypes.cast(thing, ctypes.POINTER(ctypes.c_void_p))[0], ctypes.POINTER(ctypes.c_void_p))
    kinds = [
        ctypes.c_wchar_p if isinstance(argument, str) else ctypes.c_int if isinstance(argument, int) else ctypes.c_void_p
        for argument in arguments
    ]
    failed = ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, *kinds)(table[place])(thing, *arguments)
    assert failed >= 0, hex(failed & 0xFFFFFFFF)  # one stands for a target that is not there


def make_link(path, target, arguments):
    """Have the shell write a shortcut."""
    ole = ctypes.WinDLL("ole32")
    ole.CoInitialize(None)
    link, file = ctypes.c_void_p(), ctypes.c_void_p()
    assert ole.CoCreateInstance(CLASS, None, 1, LINK, ctypes.byref(link)) == 0
    call(link, SET_PATH, target)
    call(link, SET_ARGUMENTS, arguments)
    call(link, QUERY, ctypes.c_char_p(FILE), ctypes.byref(file))
    call(file, SAVE, str(path), 1)
    call(file, RELEASE)
    call(link, RELEASE)
    ole.CoUninitialize()


@pytest.fixture
def menu():
    """A folder in the account's own start menu."""
    folder = os.path.join(os.environ["APPDATA"], *MENU.split("/"), "Scanner Probe")
    os.makedirs(folder)
    yield folder
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    os.rmdir(folder)


def test_a_shortcut_to_a_program(menu):
    make_link(f"{menu}\\Probe.lnk", r"C:\windows\system32\notepad.exe", "secret.txt")
    with open(f"{menu}\\Probe.lnk", "rb") as file:
        assert struct.unpack("<I", file.read(4)) == (76,)
    (found,) = items(scanned()[1], "windows-start-menu-links", "Probe")

    assert (found["rung"], found["ids"]["command"]) == ("registered", ["notepad.exe"])
    assert "secret" not in str(found)


def test_a_banned_site_as_an_app_is_found_by_the_arguments_of_its_shortcut(menu):
    make_link(f"{menu}\\Clips.lnk", r"C:\Program Files\Google\Chrome\Application\chrome.exe", "--app=https://www.tiktok.com/ --token=4711")
    code, report = scanned()

    assert (code, [(finding["product"], finding["aspect"]) for finding in report["findings"]]) == (1, [("tiktok", "web-app")])
    assert "4711" not in str(report)


def test_an_android_app_of_an_emulator_is_found_by_the_arguments_of_its_shortcut(menu):
    player = r"C:\Program Files\BlueStacks_nxt\HD-Player.exe"
    make_link(f"{menu}\\Clips.lnk", player, '--instance Nougat64 --cmd launchApp --package "com.zhiliaoapp.musically"')
    code, report = scanned()

    assert (code, [finding["product"] for finding in report["findings"]]) == (1, ["tiktok"])


def test_a_name_in_chinese(menu):
    make_link(f"{menu}\\抖音 Тикток.lnk", r"C:\windows\system32\notepad.exe", "")  # Wine writes no target in Chinese itself
    found = items(scanned()[1], "windows-start-menu-links", "抖音")

    assert [(one["name"], one["ids"]["command"]) for one in found] == [("抖音 Тикток", ["notepad.exe"])]


def test_a_broken_shortcut_costs_itself_alone(menu):
    make_link(f"{menu}\\Probe.lnk", r"C:\windows\system32\notepad.exe", "")
    with open(f"{menu}\\Broken.lnk", "wb") as file:
        file.write(b"L\0\0\0" + bytes(100))
    _, report = scanned()

    assert [one["name"] for one in items(report, "windows-start-menu-links", "Probe")] == ["Probe"]
    assert [one["reason"] for one in report["problems"] if one["location"].endswith("/Broken.lnk")] == ["malformed"]
