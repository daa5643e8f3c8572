import pytest

from scanner.collectors.browsers.gecko_folders import find_gecko_folders
from scanner.model import Platform, Reason, Record
from tests.fake_host import Link, fake_host

INI = "[Profile0]\nPath=x.default\n"


def found(files, platform=Platform.LINUX):
    return [*find_gecko_folders(fake_host(platform, files=files))]


@pytest.mark.parametrize(
    ("platform", "folder", "called"),
    [
        (Platform.LINUX, "/home/alice/.newfox", "newfox"),
        (Platform.LINUX, "/home/alice/.maker/new fox", "new fox"),
        (Platform.LINUX, "/home/alice/.config/newfox/newfox", "newfox"),
        (Platform.LINUX, "/home/alice/.var/app/org.example.newfox/.newfox", "newfox"),
        (Platform.LINUX, "/home/alice/snap/newfox/common/.newfox", "newfox"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Newfox", "Newfox"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Maker/Newfox", "Newfox"),
    ],
)
def test_a_program_without_a_row_is_found_by_its_profiles_ini(platform, folder, called):
    files = {f"{folder}/profiles.ini": INI, f"{folder}/Profiles/x.default/extensions.json": "{}"}

    assert found(files, platform) == [Record(folder, "alice", f"gecko:unlisted:{called}")]


def test_a_program_of_the_table_is_not_found_a_second_time():
    files = {"/home/alice/.zen/profiles.ini": INI, "/home/alice/.zen/x.default/extensions.json": "{}"}

    assert found(files) == [Record("/home/alice/.zen", "alice", "zen")]


def test_a_profiles_ini_without_a_profile_beside_it_is_another_programs():
    assert found({"/home/alice/.config/scanner-app/profiles.ini": INI, "/home/alice/.config/scanner-app/x.default/a.json": "{}"}) == []


def test_a_link_and_what_is_not_the_accounts_own_are_passed_by():
    host = fake_host(files={"/home/alice/.link": Link("/home/alice/.other"), "/home/alice/.dbus": Reason.PERMISSION_DENIED})
    entry = host.disk.entry
    host.disk.entry = lambda path: entry(path)._replace(owner=0) if path.endswith(".dbus") else entry(path)

    assert [*find_gecko_folders(host)] == []
    assert host.losses == []


def test_in_a_copied_system_all_belongs_to_whoever_copied_it():
    files = {"/home/alice/.new/profiles.ini": INI, "/home/alice/.new/x.default/extensions.json": "{}"}
    host = fake_host(files=files)
    entry = host.disk.entry
    host.disk.entry = lambda path: entry(path)._replace(owner=0) if path.startswith("/home/alice") else entry(path)

    assert [*find_gecko_folders(host)] == [Record("/home/alice/.new", "alice", "gecko:unlisted:new")]
