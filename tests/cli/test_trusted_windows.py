"""Who may change a file on Windows.

Wine keeps of an access list only what a mode can say. What else Windows may say is put in its mouth, made from text by itself.
"""

import ctypes
import json
import os

import pytest

from scanner.cli import config
from scanner.cli.trusted import REFUSED
from scanner.host.windows import windows_write_access
from tests.trees import ended, tree

pytestmark = pytest.mark.windows
OWNER_AND_LIST, NO_INHERITANCE = 0x5, 0x8000_0000
DRIVE = "O:SYD:(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)"  # C:\ as Windows sets it up
PROGRAM_DATA = "O:SYD:(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICIIO;GA;;;CO)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)"
INSTALLED = "O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464D:(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)(A;OICIIO;GA;;;CO)"


def descriptor(text):
    """Return a security descriptor's bytes from its text, as Windows makes them."""
    advapi, kernel = ctypes.WinDLL("advapi32"), ctypes.WinDLL("kernel32")
    kernel.LocalFree.argtypes = (ctypes.c_void_p,)
    made, size = ctypes.c_void_p(), ctypes.c_ulong()
    assert advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(text, 1, ctypes.byref(made), ctypes.byref(size)), text
    content = ctypes.string_at(made, size.value)
    kernel.LocalFree(made)
    return content


def give(path, text):
    """Give a file an access list, of which it inherits nothing."""
    assert ctypes.WinDLL("advapi32").SetFileSecurityW(str(path), 0x4 | NO_INHERITANCE, descriptor(text))


def why(path, monkeypatch, *texts):
    """Return what is said of a path whose drive, folders and file have these descriptors."""
    told = iter(texts)
    monkeypatch.setattr(windows_write_access, "descriptor", lambda *_: descriptor(next(told)))
    return windows_write_access.changeable(path)


class TestRights:
    """Of paths that are there under every Windows, with the access lists that these have on a freshly installed one."""

    def test_what_windows_sets_up_is_sound(self, monkeypatch):
        assert why("C:/Windows/System32", monkeypatch, DRIVE, INSTALLED, INSTALLED) == ""
        assert why("C:/ProgramData", monkeypatch, DRIVE, INSTALLED) == ""

    def test_to_a_folder_that_others_add_to_a_file_is_as_safe_as_it_is_itself(self, monkeypatch):
        assert why("C:/Windows/System32", monkeypatch, DRIVE, PROGRAM_DATA, INSTALLED) == ""
        assert why("C:/ProgramData", monkeypatch, DRIVE, PROGRAM_DATA) == "C:\\ProgramData can be changed by S-1-5-32-545"

    @pytest.mark.parametrize("right", ["DC", "LC", "RP", "DT", "CR", "SD", "WD", "WO", "GW", "GA", "FW", "FA"])
    def test_any_right_to_change_it(self, monkeypatch, right):
        text = f"O:BAD:(A;;FA;;;BA)(A;;{right};;;BU)"

        assert why("C:/ProgramData", monkeypatch, DRIVE, text) == "C:\\ProgramData can be changed by S-1-5-32-545"

    @pytest.mark.parametrize("right", ["DT", "SD", "WD", "WO", "GA", "FA"])
    def test_on_the_way_any_right_to_take_it_away(self, monkeypatch, right):
        text = f"O:BAD:(A;;{right};;;WD)"

        assert why("C:/Windows/System32", monkeypatch, DRIVE, text, INSTALLED) == "C:\\Windows can be changed by S-1-1-0"

    @pytest.mark.parametrize("right", ["FR", "FX", "GR", "GX", "RC", "CC", "SW", "WP", "LO"])
    def test_reading_is_free(self, monkeypatch, right):
        assert why("C:/ProgramData", monkeypatch, DRIVE, f"O:BAD:(A;;{right};;;WD)(D;;FA;;;BG)") == ""

    def test_an_owner_changes_the_list_whatever_it_says(self, monkeypatch):
        said = why("C:/ProgramData", monkeypatch, DRIVE, "O:S-1-5-21-1-2-3-1001D:(A;;FA;;;BA)")

        assert said == "C:\\ProgramData is owned by S-1-5-21-1-2-3-1001, not by an administrator"

    def test_no_list_lets_everybody_write(self, monkeypatch):
        assert why("C:/ProgramData", monkeypatch, DRIVE, "O:BA") == "C:\\ProgramData has no access list: everyone can write to it"


def test_the_accounts_own_files_are_sound_and_read_for_real(tmp_path):
    path = tmp_path / "x.toml"
    path.touch()

    assert windows_write_access.changeable(str(path)) == ""


def test_a_file_that_everybody_may_write(tmp_path):
    path = tmp_path / "x.toml"
    path.touch()
    give(path, "D:(A;;FA;;;BA)(A;;FA;;;WD)")

    assert windows_write_access.changeable(str(path)) == f"{path} can be changed by S-1-1-0"


def test_what_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        windows_write_access.changeable(str(tmp_path / "none"))


def test_the_program_refuses_it(tmp_path, capsys):
    root = tree(tmp_path / "root")
    path = tmp_path / "scanner.toml"
    path.write_text('format = "config/1"\nreport_format = "json"\n', encoding="utf-8")
    assert ended("list", "--root", root, "--config", path) == 0
    assert "galculator" in {item["name"] for item in json.loads(capsys.readouterr().out)["items"]}

    give(path, "D:(A;;FA;;;BA)(A;;FA;;;WD)")
    assert ended("list", "--root", root, "--config", path) == 2
    assert capsys.readouterr().err == f"Error: {REFUSED}{path} can be changed by S-1-1-0\n"


def test_the_systems_folder_is_asked_of_windows(monkeypatch):
    for name in ("ProgramData", "ALLUSERSPROFILE"):
        monkeypatch.setitem(os.environ, name, r"C:\theirs")

    assert [path.casefold() for path in config.places()] == [r"c:\programdata\scanner\scanner.toml"]
