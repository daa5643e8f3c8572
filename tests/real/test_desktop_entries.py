"""The desktop entries of the machine that the tests run on, read a second time by independent readers."""

import configparser
import ctypes
import ctypes.util
import glob
import re
import subprocess

import pytest

from scanner.collectors.applications.linux_desktop_entries import LinuxDesktopEntries
from scanner.formats import desktop_entry, key_file
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Item, Mark
from tests.fake_host import said
from tests.real.parts import need

pytestmark = pytest.mark.real

FOLDERS = ("/usr/share/applications", "/usr/local/share/applications")


@pytest.fixture(scope="module")
def entries():
    """The values of each entry by its path, as configparser reads them."""
    paths = sorted(path for folder in FOLDERS for deep in ("", "*/") for path in glob.glob(f"{folder}/{deep}*.desktop"))
    if not paths:
        pytest.skip("no desktop entries on this machine")
    return {path: independent(path) for path in paths}


@pytest.fixture(scope="module")
def found():
    return {one.location: one for one in said(mounted_host("/"), LinuxDesktopEntries()) if isinstance(one, Item)}


def independent(path):
    reader = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
    reader.optionxform = str
    reader.read(path, encoding="utf-8")
    return dict(reader["Desktop Entry"])


def test_name_and_no_display_of_every_entry_here(entries, found):
    expected = {
        path: (values["Name"], "true" in {values.get("NoDisplay"), values.get("Hidden")})
        for path, values in entries.items()
        if values.get("Type") == "Application" and values.get("Name")
    }

    assert {path: (found[path].name, Mark.HIDDEN in found[path].marks) for path in expected} == expected


def test_an_entry_that_the_validator_accepts_is_found(entries, found):
    need("desktop-file-validate")
    programs = [path for path, values in entries.items() if values.get("Type") == "Application"]
    sound = [path for path in programs if not subprocess.run(["desktop-file-validate", path], check=False, capture_output=True).returncode]

    assert sound
    assert [path for path in sound if path not in found] == []


def test_the_words_of_every_command_here_are_those_of_glib(entries):
    commands = [values["Exec"] for values in entries.values() if values.get("Exec")]

    parsed = [parsed_by_glib(desktop_entry.text(command)) for command in commands]

    assert [desktop_entry.words(command) for command in commands] == parsed


@pytest.mark.parametrize("line", ['a "b c"d', "a 'b\"c' d", r'"a\"b" c\ d', '""', r'--app="https://a.example/?q=x"', r'"a\b\\\$"'])
def test_quotes_are_read_as_glib_reads_them(line):
    assert desktop_entry.words(line.replace("\\", "\\\\")) == parsed_by_glib(line)


def test_the_key_file_reader_agrees_on_every_key(entries):
    for path, values in entries.items():
        with open(path, encoding="utf-8") as file:
            assert key_file.groups(file.read())["Desktop Entry"] == values, path


def parsed_by_glib(line):
    library = ctypes.util.find_library("glib-2.0")
    if library is None:
        pytest.skip("GLib is not installed")
    words, count = ctypes.POINTER(ctypes.c_char_p)(), ctypes.c_int()
    assert ctypes.CDLL(library).g_shell_parse_argv(line.encode(), ctypes.byref(count), ctypes.byref(words), None)
    parsed = (words[index].decode() for index in range(count.value))
    return tuple(word for word in parsed if not re.fullmatch(desktop_entry.FIELD_CODE, word))
