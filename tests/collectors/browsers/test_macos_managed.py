import plistlib

from scanner.collectors.browsers.macos_managed import find_managed_files, read_managed
from scanner.model import Platform, Problem, Reason, Record
from tests.fake_host import fake_host

FOLDER = "/Library/Managed Preferences"
DOMAIN = "com.microsoft.VSCode"
MACHINES, OWN, BROKEN = f"{FOLDER}/{DOMAIN}.plist", f"{FOLDER}/alice/{DOMAIN}.plist", f"{FOLDER}/bob/{DOMAIN}.plist"


def test_the_values_of_everybody_and_of_an_account_and_what_is_damaged():
    files = {
        MACHINES: plistlib.dumps({"AllowedExtensions": True}),
        OWN: plistlib.dumps({"UpdateMode": "none"}, fmt=plistlib.FMT_BINARY),
        BROKEN: b"x",
        f"{FOLDER}/org.example.other.plist": plistlib.dumps({}),
    }
    losses = []

    assert [*read_managed(fake_host(Platform.MACOS, files=files), DOMAIN, losses)] == [
        (MACHINES, "", {"AllowedExtensions": True}),
        (OWN, "alice", {"UpdateMode": "none"}),
    ]
    assert losses == [Problem(Reason.MALFORMED, "expected a property list", BROKEN, "bob")]


def test_one_that_is_closed_is_noted_by_the_host():
    host = fake_host(Platform.MACOS, files={MACHINES: Reason.PERMISSION_DENIED})
    losses = []

    assert ([*read_managed(host, DOMAIN, losses)], losses) == ([], [])
    assert [(one.reason, one.location) for one in host.losses] == [(Reason.PERMISSION_DENIED, MACHINES)]


def test_files_as_records():
    host = fake_host(Platform.MACOS, files={MACHINES: "", OWN: ""})

    assert [*find_managed_files(host, DOMAIN, about="editor")] == [Record(MACHINES, "", "editor"), Record(OWN, "alice", "editor")]
