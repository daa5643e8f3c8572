from scanner.collectors.applications.windows_app_paths import WindowsAppPaths
from scanner.model import Item, Platform
from tests.fake_host import bare, fake_host

MACHINE = r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
ALICE = r"HKU\S-1-5-21-1-2-3-1000\Software\Microsoft\Windows\CurrentVersion\App Paths"


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsAppPaths())


def test_programs_of_the_machine_and_of_an_account():
    registry = {
        rf"{MACHINE}\probe.exe": {"": r'"C:\Program Files\Probe\probe.exe"', "Path": r"C:\Program Files\Probe"},
        rf"{ALICE}\chat.exe": {"": r"%LOCALAPPDATA%\Chat\chat.exe"},
    }

    assert found(registry) == [
        Item("probe.exe", ids=(("command", "probe.exe"),), location="C:/Program Files/Probe/probe.exe"),
        Item("chat.exe", ids=(("command", "chat.exe"),), location="C:/Users/alice/AppData/Local/Chat/chat.exe", user="alice"),
    ]


def test_a_name_that_is_not_that_of_the_file():
    assert found({rf"{MACHINE}\setup.exe": {"": r"C:\Probe\probe.exe"}}) == [
        Item("probe.exe", ids=(("command", "setup.exe"), ("command", "probe.exe")), location="C:/Probe/probe.exe")
    ]


def test_a_file_without_its_folder():
    assert found({rf"{MACHINE}\probe.exe": {"": "probe.exe"}}) == [
        Item("probe.exe", ids=(("command", "probe.exe"),), location=rf"{MACHINE}\probe.exe")
    ]


def test_a_key_without_a_path():
    for values in ({}, {"": 7}, {"UseUrl": 1}):
        assert found({rf"{MACHINE}\probe.exe": values}) == [
            Item("probe.exe", ids=(("command", "probe.exe"),), location=rf"{MACHINE}\probe.exe")
        ]
