import plistlib

import pytest

from scanner.collectors.applications import phone_backups
from scanner.collectors.applications.phone_backups import PhoneBackups
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

PHONE = "00008110-000A1C2E3F40001E"
SECRETS = {"IMEI": "356789012345678", "Phone Number": "+32 470 12 34 56", "Serial Number": "F2LXK0", "Device Name": "Her phone"}
TIKTOK = "com.zhiliaoapp.musically"
CONTENT = plistlib.dumps({"Installed Applications": [TIKTOK], **SECRETS})
FOLDERS = [
    (Platform.MACOS, "/Users/alice/Library/Application Support/MobileSync/Backup"),
    (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Apple Computer/MobileSync/Backup"),
    (Platform.WINDOWS, "C:/Users/alice/Apple/MobileSync/Backup"),
]


def asked(platform, files):
    host = fake_host(platform, files)
    host.phone_backups = True
    return host


@pytest.mark.parametrize(("platform", "folder"), FOLDERS)
def test_an_app_of_any_phone_without_the_phone(platform, folder):
    files = {f"{folder}/{phone}/Info.plist": CONTENT for phone in (PHONE, PHONE[::-1])}
    found = bare(asked(platform, files), PhoneBackups())

    ids = (("ios", TIKTOK), ("bundle-id", TIKTOK))
    assert found == [Item(TIKTOK, ids=ids, within="a phone's backup", location=folder, user="alice")]
    assert not [secret for secret in (PHONE, *SECRETS.values()) if secret in repr(found)]


@pytest.mark.parametrize(("platform", "folder"), FOLDERS)
def test_nothing_is_looked_at_unless_it_was_asked_for(platform, folder):
    host = fake_host(platform, {f"{folder}/{PHONE}/Info.plist": CONTENT})
    host.disk.names = host.disk.entry = None  # whoever listed a folder or asked for a file would fail

    assert [*PhoneBackups().find(host)] == []


@pytest.mark.parametrize(("content", "reason"), [(b"no plist", Reason.MALFORMED), (Reason.REFUSED_BY_SYSTEM, Reason.REFUSED_BY_SYSTEM)])
def test_a_backup_that_cannot_be_read_is_said_without_its_folder(content, reason):
    platform, folder = FOLDERS[0]
    [problem] = bare(asked(platform, {f"{folder}/{PHONE}/Info.plist": content, f"{folder}/.DS_Store": ""}), PhoneBackups())

    assert isinstance(problem, Problem)
    assert (problem.reason, problem.location) == (reason, folder)


def test_a_phone_with_more_apps_than_a_description_is_read_with():
    pictures = {f"com.example.a{number}": {"PlaceholderIcon": bytes(1 << 20)} for number in range(50)}
    content = plistlib.dumps({"Applications": pictures, "Installed Applications": [*pictures, TIKTOK], **SECRETS})
    platform, folder = FOLDERS[0]
    found = bare(asked(platform, {f"{folder}/{PHONE}/Info.plist": content}), PhoneBackups())

    assert (len(content) > 64 << 20, len(found), found[-1].name) == (True, 51, TIKTOK)


def test_one_that_is_too_large_and_has_no_list_is_said_without_its_folder(monkeypatch):
    monkeypatch.setattr(phone_backups, "LARGE", 100)
    monkeypatch.setattr(phone_backups, "LIMIT", 200)
    platform, folder = FOLDERS[0]
    [problem] = bare(asked(platform, {f"{folder}/{PHONE}/Info.plist": bytes(201)}), PhoneBackups())

    assert (problem.reason, problem.location) == (Reason.TOO_LARGE, folder)


def test_more_backups_than_are_read_are_told(monkeypatch):
    monkeypatch.setattr(phone_backups, "MOST_BACKUPS", 2)
    platform, folder = FOLDERS[0]
    found = bare(asked(platform, {f"{folder}/{number}/Info.plist": CONTENT for number in range(3)}), PhoneBackups())

    assert [one.reason for one in found if isinstance(one, Problem)] == [Reason.CAPPED]
