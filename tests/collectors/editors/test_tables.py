from scanner.collectors.editors.mcp_clients import CLIENTS
from scanner.collectors.editors.settings_folders import files_on
from scanner.collectors.editors.vscode_family import EDITORS
from scanner.host.users import Account, linux_user, macos_user, windows_user
from scanner.model import Platform

BASES = {
    Platform.LINUX: linux_user(Account("a", "1", "/home/a"), {}).folders,
    Platform.MACOS: macos_user(Account("a", "1", "/Users/a")).folders,
    Platform.WINDOWS: windows_user(Account("a", "1", "C:/Users/a")).folders,
}


def test_an_editor_and_its_folders_stand_in_the_table_once():
    folders = [folder for editor in EDITORS for folder in (*editor.hidden, *editor.settings, *editor.flatpaks)]

    assert len({editor.id for editor in EDITORS}) == len(EDITORS)
    assert len(set(folders)) == len(folders)


def test_every_place_starts_with_a_base_that_its_platform_has():
    for platform, bases in BASES.items():
        places = [place for editor in EDITORS for place in editor.programs(platform)]
        places += [place for client in CLIENTS for place in files_on(platform, client)]
        for place in places:
            base, closed, _ = place.partition("}/")
            assert place.startswith(("/", "C:/")) or (closed and base[1:] in bases), place


def test_every_client_has_a_file_somewhere():
    for client in CLIENTS:
        assert any(files_on(platform, client) for platform in Platform), client.id
        assert all(client.keys), client.id
