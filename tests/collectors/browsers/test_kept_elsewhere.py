import pytest

from scanner.collectors.browsers.bounds import may_read
from scanner.collectors.browsers.kept_elsewhere import find_kept_folders
from scanner.model import Platform
from tests.fake_host import FOLDER, Link, fake_host


@pytest.mark.parametrize(
    ("platform", "folder", "user", "name"),
    [
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/brave/User Data", "alice", "brave"),
        (Platform.WINDOWS, "C:/ProgramData/scoop/persist/googlechrome/User Data", "", "googlechrome"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/firefox/profile", "alice", "firefox"),
        (Platform.WINDOWS, "C:/PortableApps/GoogleChromePortable/Data/profile", "", "GoogleChromePortable"),
        (Platform.WINDOWS, "C:/Users/alice/PortableApps/FirefoxPortable/Data/profile", "alice", "FirefoxPortable"),
        (Platform.WINDOWS, "C:/Users/alice/Downloads/OperaPortable/Data/profile", "alice", "OperaPortable"),
        (Platform.WINDOWS, "C:/Users/alice/Desktop/OperaPortable/Data/profile", "alice", "OperaPortable"),
        (Platform.LINUX, "/home/alice/.local/share/ice/profiles/Mail1234", "alice", "webapp-manager"),
        (Platform.LINUX, "/home/alice/.local/share/ice/firefox/Mail1234", "alice", "webapp-manager"),
        (Platform.LINUX, "/home/alice/.var/app/org.mozilla.firefox/data/ice/firefox/M", "alice", "webapp-manager"),
    ],
)
def test_a_folder_that_a_tool_keeps(platform, folder, user, name):
    host = fake_host(platform, {folder: FOLDER})

    assert [(found.location, found.user, found.about) for found in find_kept_folders(host)] == [(folder, user, name)]
    assert may_read(host, folder, user)


def test_a_link_in_a_place_of_the_machine_leads_nowhere():
    folder = "C:/PortableApps/ChromePortable/Data/profile"
    host = fake_host(Platform.WINDOWS, {folder: Link("C:/Users/alice/secret"), "C:/Users/alice/secret": FOLDER})

    assert [found.location for found in find_kept_folders(host)] == [folder]
    assert not may_read(host, folder, "")
