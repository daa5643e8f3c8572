import pytest

from scanner.host.windows.windows_registry import WindowsRegistry
from scanner.model import Reason, Unreadable
from tests.host.fake_winreg import FakeWinreg, failed

ENVIRONMENT = r"HKLM64\SYSTEM\CurrentControlSet\Control\Session Manager\Environment"


def registry(keys):
    return WindowsRegistry(FakeWinreg(keys))


def test_both_views_and_accounts():
    found = registry({r"HKLM64\SOFTWARE\A": {}, r"HKLM32\SOFTWARE\B": {}, r"HKU\S-1\Software\C": {"n": "v"}})

    assert (found.names(r"HKLM64\SOFTWARE"), found.names(r"HKLM32\SOFTWARE")) == (["A"], ["B"])
    assert (found.names(r"HKU"), found.values(r"HKU\S-1\software\c")) == (["S-1"], {"n": "v"})


def test_keys_are_opened_with_a_view_and_the_fewest_rights():
    winreg = FakeWinreg({r"HKLM64\SOFTWARE": {}, r"HKLM32\SOFTWARE": {}, r"HKU\S-1": {}})
    found = WindowsRegistry(winreg)
    winreg.asked.clear()
    for key in (r"HKLM64\SOFTWARE", r"HKLM32\SOFTWARE", r"HKU\S-1"):
        found.names(key)

    assert winreg.asked == [("HKLM", "SOFTWARE", 0x109), ("HKLM", "SOFTWARE", 0x209), ("HKU", "S-1", 0x109)]


def test_values_have_the_forms_that_a_hive_gives():
    values = {
        "text": "a\0b",
        "list": ["a", "", "b"],
        "number": 5,
        "big-endian": (5, b"\0\0\0\7"),
        "bytes": b"12",
        "none": (0, None),
        "no text": (1, None),
        "no list": (7, None),
    }

    assert registry({r"HKLM64\A": values}).values(r"HKLM64\A") == {
        "text": "a",
        "list": ["a", "b"],
        "number": 5,
        "big-endian": 7,
        "bytes": b"12",
        "none": b"",
        "no text": "",
        "no list": [],
    }


@pytest.mark.parametrize(
    ("number", "reason"), [(5, Reason.PERMISSION_DENIED), (32, Reason.LOCKED), (1009, Reason.MALFORMED), (87, Reason.READ_ERROR)]
)
def test_what_windows_refuses_is_named(number, reason):
    with pytest.raises(Unreadable) as caught:
        registry({r"HKLM64\A": number}).names(r"HKLM64\A")

    assert (caught.value.reason, caught.value.detail) == (reason, "as the test wants it")


@pytest.mark.parametrize("key", [r"HKLM64\none", r"HKCU\Software", "HKLM64\\a\0b", r"HKLM64\deleted"])
def test_absent_keys(key):
    with pytest.raises(FileNotFoundError):
        registry({r"HKLM64\deleted": 1018}).values(key)


def test_an_error_in_the_middle_of_a_key_is_named_too():
    winreg = FakeWinreg({r"HKLM64\A\B": {}})
    winreg.EnumKey = lambda *_: (_ for _ in ()).throw(failed(5))

    with pytest.raises(Unreadable):
        WindowsRegistry(winreg).names(r"HKLM64\A")


def test_a_windows_of_32_bits_has_one_view():
    keys = {ENVIRONMENT: {"PROCESSOR_ARCHITECTURE": "x86"}, r"HKLM64\SOFTWARE\A": {}, r"HKLM32\SOFTWARE\A": {}}

    assert registry(keys).names(r"HKLM64\SOFTWARE") == ["A"]
    with pytest.raises(FileNotFoundError):
        registry(keys).names(r"HKLM32\SOFTWARE")
