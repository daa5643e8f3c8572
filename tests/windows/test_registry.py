"""The live registry, through winreg."""

import pytest

from scanner.host.windows.windows_registry import WindowsRegistry
from tests.windows.keys import UNINSTALL, written

winreg = pytest.importorskip("winreg", reason="this machine is no Windows")
pytestmark = pytest.mark.windows
PLACE = r"SOFTWARE\Scanner Probe"
ACCOUNT = "S-1-12-1-11-12-13-14"


def registry():
    return WindowsRegistry(winreg)


def test_the_two_views_of_the_machine_are_told_apart():
    with written({rf"HKLM64\{PLACE}": {"which": "64"}, rf"HKLM32\{PLACE}\below": {"which": "32"}}):
        found = registry()

        assert found.values(rf"HKLM64\{PLACE}") == {"which": "64"}
        assert found.names(rf"HKLM64\{PLACE}") == []
        assert found.values(rf"HKLM32\{PLACE}") == {}
        assert found.names(rf"HKLM32\{PLACE}") == ["below"]
        assert found.values(rf"HKLM32\{PLACE}\below") == {"which": "32"}


def test_the_name_of_the_other_view_is_of_no_use():
    with written({rf"HKLM32\{PLACE}": {"which": "32"}}):
        assert registry().values(r"HKLM64\SOFTWARE\WOW6432Node\Scanner Probe") == registry().values(rf"HKLM32\{PLACE}")


def test_what_was_written_is_gone_after_a_test():
    with written({rf"HKLM64\{PLACE}\a\b": {"x": 1}, rf"HKLM32\{PLACE}\a": {}}):
        pass

    for view in ("HKLM64", "HKLM32"):
        with pytest.raises(FileNotFoundError):
            registry().values(rf"{view}\{PLACE}")


def test_a_loaded_accounts_keys_and_classes():
    with written({rf"HKU\{ACCOUNT}\Software\X": {"a": "b"}, rf"HKU\{ACCOUNT}_Classes\Y": {}}):
        found = registry()

        assert {ACCOUNT, f"{ACCOUNT}_Classes"} <= {*found.names("HKU")}
        assert found.values(rf"HKU\{ACCOUNT}\Software\X") == {"a": "b"}
        assert found.names(rf"HKU\{ACCOUNT}_Classes") == ["Y"]


@pytest.mark.parametrize(
    ("kind", "content", "read"),
    [
        (winreg.REG_SZ, "抖音", "抖音"),
        (winreg.REG_EXPAND_SZ, r"%SystemDrive%\x", r"%SystemDrive%\x"),
        (winreg.REG_SZ, "before\0behind", "before"),
        (winreg.REG_MULTI_SZ, ["a", "b"], ["a", "b"]),
        (winreg.REG_DWORD, 4_000_000_000, 4_000_000_000),
        (winreg.REG_QWORD, 1 << 40, 1 << 40),
        (winreg.REG_BINARY, b"\0\1", b"\0\1"),
        (winreg.REG_BINARY, None, b""),
        (winreg.REG_NONE, b"x", b"x"),
    ],
)
def test_values_of_every_type(kind, content, read):
    with written({rf"HKLM64\{PLACE}": {"v": (kind, content)}}):
        assert registry().values(rf"HKLM64\{PLACE}") == {"v": read}


@pytest.mark.parametrize("key", [rf"HKLM64\{PLACE}", rf"HKLM32\{PLACE}\x", rf"HKU\{ACCOUNT}", r"HKXX\a", "HKLM64\\a\0b"])
def test_what_is_not_there_is_absent(key):
    for ask in (registry().names, registry().values):
        with pytest.raises(FileNotFoundError):
            ask(key)


def test_hundreds_of_rows_are_all_named():
    keys = {rf"HKLM32\SOFTWARE\{UNINSTALL}\Scanner Probe {number:03}": {} for number in range(300)}
    with written(keys):
        found = registry().names(rf"HKLM32\SOFTWARE\{UNINSTALL}")

    assert [name for name in found if name.startswith("Scanner Probe ")] == [key.rpartition("\\")[2] for key in keys]
