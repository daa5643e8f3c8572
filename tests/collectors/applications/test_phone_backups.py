import plistlib

import pytest

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
