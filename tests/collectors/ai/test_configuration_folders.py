import pytest

from scanner.collectors.ai.configuration_folders import ConfigurationFolders
from scanner.model import Item, Kind, Platform
from tests.fake_host import bare, fake_host


def test_a_folder_is_a_trace_by_its_name_and_nothing_in_it_is_opened():
    host = fake_host(files={"/home/alice/.codex/auth.json": "secret", "/home/alice/.continue/config.yaml": "key: secret"})

    assert bare(host, ConfigurationFolders()) == [
        Item(".codex", ids=(("config-folder", ".codex"),), kind=Kind.COMMAND_LINE, location="/home/alice/.codex", user="alice"),
        Item(".continue", ids=(("config-folder", ".continue"),), kind=Kind.EXTENSION, location="/home/alice/.continue", user="alice"),
    ]
    assert host.disk.asked == []


@pytest.mark.parametrize(
    ("platform", "base"),
    [
        (Platform.LINUX, "/home/alice/.config"),
        (Platform.MACOS, "/Users/alice/Library/Application Support"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming"),
    ],
)
def test_a_folder_among_programs_settings(platform, base):
    [item] = bare(fake_host(platform, {f"{base}/anythingllm-desktop/storage/.env": "secret"}), ConfigurationFolders())

    assert (item.ids, item.location) == ((("config-folder", "anythingllm-desktop"),), f"{base}/anythingllm-desktop")


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("nomic.ai/GPT4All", "/home/alice/.var/app/io.gpt4all.gpt4all/data/nomic.ai/GPT4All"),
        (".config/opencode", "/home/alice/.var/app/ai.opencode.opencode/config/opencode"),
        (".lmstudio", "/home/alice/.var/app/ai.lmstudio.lm-studio/.lmstudio"),
    ],
)
def test_a_folder_of_a_flatpak(folder, place):
    [item] = bare(fake_host(files={f"{place}/x": ""}), ConfigurationFolders())

    assert (item.ids, item.location) == ((("config-folder", folder),), place)


def test_the_dancers_shell_is_not_the_harness_and_a_file_is_no_folder():
    assert bare(fake_host(files={"/home/alice/.dsh/machines.list": "", "/home/alice/.codex": ""}), ConfigurationFolders()) == []
