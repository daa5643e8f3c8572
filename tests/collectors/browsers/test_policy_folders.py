import json
import plistlib

import pytest

from scanner.collectors.browsers.named_folder import NamedFolder
from scanner.collectors.browsers.policy_folders import find_policy_folders
from scanner.model import Platform
from tests.fake_host import FOLDER, fake_host

MACHINE = r"HKLM64\SOFTWARE\Policies\Google\Chrome"
ACCOUNT = r"HKU\S-1-5-21-1-2-3-1000\SOFTWARE\Policies\Microsoft\Edge"


def on_windows(path, key=MACHINE, files=None, users=("alice",)):
    host = fake_host(Platform.WINDOWS, files or {}, registry={key: {"UserDataDir": path}}, users=users)
    return [(found.folder, found.user) for found in find_policy_folders(host)]


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        (r"D:\Profiles\${user_name}\Chrome", "D:/Profiles/alice/Chrome"),
        (r"${local_app_data}\Chrome\Profile", "C:/Users/alice/AppData/Local/Chrome/Profile"),
        (r"${roaming_app_data}\Chrome", "C:/Users/alice/AppData/Roaming/Chrome"),
        (r'"${profile}\Chrome"', "C:/Users/alice/Chrome"),
        (r"${documents}\Chrome" + "\\", "C:/Users/alice/Documents/Chrome"),
        (r"${global_app_data}\${user_name}", "C:/ProgramData/alice"),
    ],
)
def test_the_variables_of_chromium_on_windows(path, folder):
    assert on_windows(path) == [(folder, "alice")]


def test_a_folder_for_each_account_or_one_for_everybody():
    assert on_windows(r"D:\P\${user_name}", users=("alice", "bob")) == [("D:/P/alice", "alice"), ("D:/P/bob", "bob")]
    assert on_windows(r"D:\P", users=("alice", "bob")) == [("D:/P", "")]


def test_where_a_variable_is_not_known_every_folder_there_is_looked_at():
    files = {"D:/P/pc-1/alice": FOLDER, "D:/P/pc-2/bob": FOLDER}

    assert on_windows(r"D:\P\${machine_name}\${user_name}", files=files) == [("D:/P/pc-1/alice", "alice")]


def test_an_accounts_own_policy_is_not_an_administrators_word():
    host = fake_host(Platform.WINDOWS, registry={ACCOUNT: {"UserDataDir": r"D:\P"}})

    assert find_policy_folders(host) == (NamedFolder("D:/P", "alice", "edge", given=False),)


def test_what_is_only_recommended_does_not_name_a_folder():
    assert on_windows(r"D:\P", rf"{MACHINE}\Recommended") == []


def test_managed_preferences_of_macos():
    files = {
        "/Library/Managed Preferences/com.google.Chrome.plist": plistlib.dumps({"UserDataDir": "${users}/${user_name}/Work"}),
        "/Library/Managed Preferences/alice/com.microsoft.Edge.plist": plistlib.dumps({"UserDataDir": "${documents}/Edge"}),
        "/Library/Managed Preferences/com.brave.Browser.plist": plistlib.dumps({"UserDataDir": 1}),
        "/Library/Managed Preferences/org.chromium.Chromium.plist": b"damaged",
    }
    host = fake_host(Platform.MACOS, files)

    assert find_policy_folders(host) == (
        NamedFolder("/Users/alice/Work", "alice", "chrome", given=True),
        NamedFolder("/Users/alice/Documents/Edge", "alice", "edge", given=True),
    )
    assert host.losses == []


def test_policy_files_of_linux():
    files = {"/etc/opt/chrome/policies/managed/a.json": json.dumps({"UserDataDir": "/srv/chrome/${user_name}"})}

    assert find_policy_folders(fake_host(files=files)) == (NamedFolder("/srv/chrome/alice", "alice", "chrome", given=True),)
