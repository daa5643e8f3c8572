from scanner.collectors.applications.windows_android_emulators import WindowsAndroidEmulators
from scanner.model import Item, Platform
from tests.fake_host import bare, fake_host


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsAndroidEmulators())


def test_an_emulator_of_the_machine():
    values = {"InstallDir": "C:\\Program Files\\BlueStacks_nxt\\", "Version": "5.21.0.1"}

    assert found({r"HKLM64\SOFTWARE\BlueStacks_nxt": values}) == [
        Item("BlueStacks", "5.21.0.1", location="C:/Program Files/BlueStacks_nxt")
    ]


def test_emulators_of_an_account_and_of_the_32_bit_view():
    registry = {
        r"HKU\S-1-5-21-1-2-3-1000\Software\XuanZhi\LDPlayer9": {"InstallDir": r"D:\LDPlayer\LDPlayer9"},
        r"HKLM32\SOFTWARE\BigNox\VirtualBox": {"InstallPath": 7},
    }

    assert found(registry) == [
        Item("NoxPlayer", location=r"HKLM32\SOFTWARE\BigNox\VirtualBox"),
        Item("LDPlayer", location="D:/LDPlayer/LDPlayer9", user="alice"),
    ]


def test_a_key_of_another_program_of_the_same_maker():
    assert found({r"HKLM64\SOFTWARE\Google\Chrome": {"InstallDir": "x"}}) == []
