from scanner.collectors.browsers.macos_managed import find_managed_files
from scanner.model import Platform, Record
from tests.fake_host import fake_host

FOLDER = "/Library/Managed Preferences"
DOMAIN = "com.microsoft.VSCode"
MACHINES, OWN = f"{FOLDER}/{DOMAIN}.plist", f"{FOLDER}/alice/{DOMAIN}.plist"


def test_files_as_records():
    host = fake_host(Platform.MACOS, files={MACHINES: "", OWN: ""})

    assert [*find_managed_files(host, DOMAIN, about="editor")] == [Record(MACHINES, "", "editor"), Record(OWN, "alice", "editor")]
