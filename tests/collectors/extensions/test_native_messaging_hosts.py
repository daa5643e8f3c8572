import json

import pytest

from scanner.collectors.extensions.native_messaging_hosts import NativeMessagingHosts
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

SAID = json.dumps(
    {
        "name": "com.example.probe_host",
        "description": "A probe",
        "path": "/opt/probe/probe-host",
        "type": "stdio",
        "allowed_origins": [f"chrome-extension://{'a' * 32}/"],
    }
)
OWN = ("/chromium/NativeMessagingHosts", "/Chrome/NativeMessagingHosts", "/com.operasoftware.Opera/NativeMessagingHosts")
IDS = (("native-messaging-host", "com.example.probe_host"), ("command", "probe-host"))


@pytest.mark.parametrize(
    ("platform", "folder", "browser", "user"),
    [
        (Platform.LINUX, "/etc/opt/chrome/native-messaging-hosts", "chrome", ""),
        (Platform.LINUX, "/home/alice/.config/chromium/NativeMessagingHosts", "chromium", "alice"),
        (Platform.LINUX, "/home/alice/.mozilla/native-messaging-hosts", "firefox", "alice"),
        (Platform.LINUX, "/usr/lib/mozilla/native-messaging-hosts", "firefox", ""),
        (Platform.MACOS, "/Library/Google/Chrome/NativeMessagingHosts", "chrome", ""),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Google/Chrome/NativeMessagingHosts", "chrome", "alice"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/com.operasoftware.Opera/NativeMessagingHosts", "opera", "alice"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Mozilla/NativeMessagingHosts", "firefox", "alice"),
    ],
)
def test_a_program_by_the_name_that_extensions_call_it_by(platform, folder, browser, user):
    place = f"{folder}/com.example.probe_host.json"
    profile = {f"{folder.rpartition('/')[0]}/Default/Preferences": "{}"} if folder.endswith(OWN) else {}

    assert bare(fake_host(platform, files={place: SAID, **profile}), NativeMessagingHosts()) == [
        Item("com.example.probe_host", ids=IDS, within=browser, location=place, user=user)
    ]


@pytest.mark.parametrize("path", [3, None, "", "/opt/x/a;b", "/opt/x/--key=$(hunter2)"])
def test_a_path_that_names_no_program_is_left_out(path):
    files = {"/etc/chromium/native-messaging-hosts/x.json": json.dumps({"name": "a.b", "path": path})}

    assert [one.ids for one in bare(fake_host(files=files), NativeMessagingHosts())] == [(("native-messaging-host", "a.b"),)]


def test_a_windows_path_too():
    files = {"/etc/chromium/native-messaging-hosts/x.json": json.dumps({"name": "a.b", "path": "C:\\x\\y z.exe"})}

    assert bare(fake_host(files=files), NativeMessagingHosts())[0].ids[1] == ("command", "y z.exe")


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ("[]", "expected a JSON object"),
        ("{}", "expected the name of a native messaging host"),
        ('{"name": "a b"}', "expected the name of a native messaging host"),
    ],
)
def test_a_broken_file_is_a_problem(content, detail):
    place = "/etc/opt/edge/native-messaging-hosts/x.json"

    assert bare(fake_host(files={place: content}), NativeMessagingHosts()) == [Problem(Reason.MALFORMED, detail, place)]


def test_a_browser_whose_profile_is_its_user_data_folder():
    folder = "/Users/alice/Library/Application Support/com.operasoftware.Opera"
    files = {f"{folder}/Preferences": "{}", f"{folder}/NativeMessagingHosts/x.json": SAID}

    assert [one.within for one in bare(fake_host(Platform.MACOS, files=files), NativeMessagingHosts())] == ["opera"]


@pytest.mark.parametrize(
    ("platform", "place", "browser"),
    [
        (Platform.MACOS, "/Users/alice/Library/Application Support/Google/Chrome/NativeMessagingHosts/x.json", "chrome"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Waterfox/NativeMessagingHosts/x.json", "waterfox"),
        (Platform.LINUX, "/home/alice/.librewolf/native-messaging-hosts/x.json", "librewolf"),
        (Platform.LINUX, "/home/alice/.var/app/org.mozilla.firefox/.mozilla/native-messaging-hosts/x.json", "firefox"),
    ],
)
def test_a_folder_that_browsers_read_though_no_profile_is_beside_it(platform, place, browser):
    """Brave reads Chrome's on macOS, where no Chrome may ever have been."""
    assert [one.within for one in bare(fake_host(platform, files={place: SAID}), NativeMessagingHosts())] == [browser]


def test_a_folder_that_the_table_and_a_profile_name_is_read_once():
    folder = "/Users/alice/Library/Application Support/Google/Chrome"
    files = {f"{folder}/Default/Preferences": "{}", f"{folder}/NativeMessagingHosts/x.json": SAID}

    assert len(bare(fake_host(Platform.MACOS, files=files), NativeMessagingHosts())) == 1
