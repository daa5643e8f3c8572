from scanner.collectors.extensions.native_messaging_hosts import NativeMessagingHosts
from scanner.model import Item, Platform
from tests.fake_host import bare, fake_host

NAME = "com.example.probe_host"
HKU = r"HKU\S-1-5-21-1-2-3-1000\SOFTWARE"


def item(within, location, user=""):
    return Item(NAME, ids=(("native-messaging-host", NAME),), within=within, location=location, user=user)


def test_keys_of_the_machine_and_of_an_account():
    chrome = rf"HKLM64\SOFTWARE\Google\Chrome\NativeMessagingHosts\{NAME}"
    old = rf"HKLM32\SOFTWARE\Mozilla\NativeMessagingHosts\{NAME}"
    own = rf"{HKU}\Microsoft\Edge\NativeMessagingHosts\{NAME}"
    registry = {place: {"": r"\\server\share\secret.json"} for place in (chrome, old, own)}
    registry[r"HKLM64\SOFTWARE\Google\Chrome\NativeMessagingHosts\no name"] = {}
    host = fake_host(Platform.WINDOWS, registry=registry)

    assert bare(host, NativeMessagingHosts()) == [
        item("chrome", chrome),
        item("edge", own, "alice"),
        item("firefox", old),
    ]
    assert host.disk.asked == []
