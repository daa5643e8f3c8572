from scanner.collectors.applications.windows_internet_clients import WindowsInternetClients
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

MACHINE = r"HKLM64\SOFTWARE\Clients\StartMenuInternet"
ALICE = r"HKU\S-1-5-21-1-2-3-1000\Software\Clients\StartMenuInternet"


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsInternetClients())


def test_browsers_of_the_machine_and_of_an_account():
    registry = {
        rf"{MACHINE}\Probe-1A2B": {"": "Probe Browser"},
        rf"{MACHINE}\Probe-1A2B\shell\open\command": {"": r'"C:\Program Files\Probe\probe.exe"'},
        rf"{ALICE}\Chat.ABCD": {},
        rf"{ALICE}\Chat.ABCD\Capabilities": {"ApplicationName": "Chat Browser"},
        rf"{ALICE}\Chat.ABCD\shell\open\command": {"": r"%LOCALAPPDATA%\Chat Browser\chat.exe"},
    }
    chat = "C:/Users/alice/AppData/Local/Chat Browser/chat.exe"

    assert found(registry) == [
        Item("Probe Browser", ids=(("command", "probe.exe"),), location="C:/Program Files/Probe/probe.exe"),
        Item("Chat Browser", ids=(("command", "chat.exe"),), location=chat, user="alice"),
    ]


def test_a_name_that_is_only_a_pointer_or_missing():
    registry = {
        rf"{MACHINE}\IEXPLORE.EXE": {"": r"@C:\Windows\System32\ie4uinit.exe,-731"},
        rf"{MACHINE}\IEXPLORE.EXE\Capabilities": {"ApplicationName": r"@C:\Windows\System32\ie4uinit.exe,-735"},
    }

    assert found(registry) == [Item("IEXPLORE.EXE", location=rf"{MACHINE}\IEXPLORE.EXE")]


def test_a_closed_key_below_a_browser_costs_itself_alone():
    closed = rf"{MACHINE}\Probe\shell\open\command"

    assert found({rf"{MACHINE}\Probe": {"": "Probe Browser"}, closed: Reason.PERMISSION_DENIED}) == [
        Item("Probe Browser", location=rf"{MACHINE}\Probe"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", closed),
    ]
