"""The desktop entries of the machine that the tests run on, read a second time by independent readers."""

import configparser
import ctypes
import ctypes.util
import glob
import random
import re
import subprocess
from itertools import takewhile

import pytest

from scanner.collectors.applications.linux_desktop_entries import LinuxDesktopEntries
from scanner.formats import desktop_entry
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
            assert desktop_entry.groups(file.read())["Desktop Entry"] == values, path


KEEP_TRANSLATIONS = 2
HEADS = ("[Desktop Entry]", "[Desktop Entry]", " [Desktop Entry]", "[Desktop Entry] \t", "[Desktop Action a]", "[Desktop Action a b]")
LINES = (
    *(
        "Name=a",
        "Name = b ",
        "  Name=c",
        "\tExec=d e",
        "Exec= f=g",
        "Exec==h",
        "Name[de]=i",
        "#Name=j",
        "  # Exec=k",
        "",
        " ",
        "Exec=l\\s\\n",
    ),
    *("X-a-b=m", "Name=\u00fc\u00a0", "Hidden=true", "Actions=a;b;", "Exec=n\x0bo", "Exec=p\x1cq", "Exec=r\u2028s", "Exec=", "Icon=t\r"),
)


def test_generated_key_files_are_read_as_glib_reads_them():
    chance, loaded = random.Random(13), 0
    for _ in range(300):
        lines = [chance.choice(HEADS), *(chance.choice(HEADS if chance.random() < 0.1 else LINES) for _ in range(chance.randint(1, 9)))]
        text = "".join(line + chance.choice(("\n", "\n", "\r\n")) for line in lines)
        theirs = groups_of_glib(text)
        if theirs is not None:  # it refuses a whole file for one line, and other readers do not
            loaded += 1
            ours = desktop_entry.groups(text)
            # Space at the end of a value is no part of a name or a command.
            assert ours == {group: {key: value.rstrip() for key, value in values.items()} for group, values in theirs.items()}, text

    assert loaded > 200


def groups_of_glib(text):
    """Return the groups of a key file as GLib has them, None where it refuses the file."""
    library = ctypes.CDLL(ctypes.util.find_library("glib-2.0") or pytest.skip("GLib is not installed"))
    texts = ctypes.POINTER(ctypes.c_char_p)
    library.g_key_file_new.restype = ctypes.c_void_p
    library.g_key_file_get_groups.restype = library.g_key_file_get_keys.restype = texts
    library.g_key_file_get_value.restype = ctypes.c_char_p
    file, content = ctypes.c_void_p(library.g_key_file_new()), text.encode()
    if not library.g_key_file_load_from_data(file, content, ctypes.c_size_t(len(content)), KEEP_TRANSLATIONS, None):
        return None
    groups = [*takewhile(bool, library.g_key_file_get_groups(file, None))]
    return {
        group.decode(): {
            key.decode(): library.g_key_file_get_value(file, group, key, None).decode()
            for key in takewhile(bool, library.g_key_file_get_keys(file, group, None, None))
        }
        for group in groups
    }


def parsed_by_glib(line):
    library = ctypes.util.find_library("glib-2.0")
    if library is None:
        pytest.skip("GLib is not installed")
    words, count = ctypes.POINTER(ctypes.c_char_p)(), ctypes.c_int()
    assert ctypes.CDLL(library).g_shell_parse_argv(line.encode(), ctypes.byref(count), ctypes.byref(words), None)
    parsed = (words[index].decode() for index in range(count.value))
    return tuple(word for word in parsed if not re.fullmatch("%[a-zA-Z]", word))
