import json

import pytest

from scanner.collectors.agents.agent_parts import AgentParts
from scanner.collectors.ai.mcp_servers import McpServers
from scanner.collectors.destinations.client_databases import ClientDatabases
from scanner.collectors.destinations.client_settings import ClientSettings
from scanner.collectors.editors.settings_folders import places_of
from scanner.model import Platform
from tests.collectors.destinations.test_client_databases import editor
from tests.fake_host import bare, fake_host

FLATPAK = "/home/alice/.var/app/com.visualstudio.code/config/Code/User"
CLINE = f"{FLATPAK}/globalStorage/saoudrizwan.claude-dev"
SERVER = json.dumps({"servers": {"probe": {"url": "https://api.deepseek.com/mcp"}}})
OLLAMA = json.dumps({"github.copilot.chat.byok.ollamaEndpoint": "https://api.deepseek.com"})
STATE = editor("saoudrizwan.claude-dev", {"planModeApiProvider": "deepseek"})


@pytest.mark.parametrize(
    ("collector", "files"),
    [
        (McpServers(), {f"{FLATPAK}/mcp.json": SERVER}),
        (AgentParts(), {f"{FLATPAK}/prompts/probe.prompt.md": ""}),
        (ClientSettings(), {f"{FLATPAK}/settings.json": OLLAMA}),
        (ClientDatabases(), {f"{CLINE}/x": "", f"{FLATPAK}/globalStorage/state.vscdb": STATE}),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_an_editor_that_is_a_flatpak_has_its_settings_in_a_folder_of_its_own(collector, files):
    [item] = bare(fake_host(files=files), collector)

    assert item.user == "alice"


STORAGE = "globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json"


@pytest.mark.parametrize(
    ("platform", "place", "content", "client"),
    [
        (Platform.LINUX, f"/home/alice/.vscode-server/data/User/{STORAGE}", "mcpServers", "cline"),
        (Platform.LINUX, f"/home/alice/.vscode-remote/data/User/{STORAGE}", "mcpServers", "cline"),
        (Platform.LINUX, f"/home/alice/.cursor-server/data/User/{STORAGE}", "mcpServers", "cline"),
        (Platform.LINUX, f"/home/alice/.local/share/code-server/User/{STORAGE}", "mcpServers", "cline"),
        (Platform.LINUX, "/home/alice/.vscode-server/data/Machine/settings.json", "mcp.servers", "vscode"),
        (Platform.WINDOWS, f"C:/Users/alice/scoop/persist/vscode/data/user-data/User/{STORAGE}", "mcpServers", "cline"),
        (Platform.WINDOWS, "C:/ProgramData/scoop/persist/vscodium/data/user-data/User/mcp.json", "servers", "vscode"),
    ],
)
def test_an_editors_part_for_remote_work_and_a_portable_one_of_scoops_keep_their_own(platform, place, content, client):
    [item] = bare(fake_host(platform, {place: json.dumps({content: {"probe": {"url": "https://mcp.example.com"}}})}), McpServers())

    assert (item.within, item.location, item.ids) == (client, place, (("site", "mcp.example.com"),))


PACKAGES = "C:/Users/alice/AppData/Local/Packages"
THIRD_PARTY = '{"inferenceProvider": "gateway", "inferenceGatewayBaseUrl": "https://api.deepseek.com"}'


@pytest.mark.parametrize(
    ("place", "content", "client"),
    [
        ("Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude-3p/claude_desktop_config.json", THIRD_PARTY, "claude-desktop"),
        (
            "PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0/LocalCache/Roaming/io.datasette.llm/keys.json",
            '{"deepseek": "secret"}',
            "llm",
        ),
    ],
)
def test_a_program_that_came_as_an_msix_package_has_its_settings_in_the_packages_folder(place, content, client):
    items = bare(fake_host(Platform.WINDOWS, {f"{PACKAGES}/{place}": content}), ClientSettings())

    assert {(item.within, item.location) for item in items} == {(client, f"{PACKAGES}/{place}")}


def test_a_program_without_a_flatpak_has_one_place_and_so_has_every_other_system():
    assert places_of(Platform.LINUX, "Cursor/x") == ("{config}/Cursor/x", "{home}/.cursor-server/data/x")
    assert places_of(Platform.LINUX, "5ire/mcp.json") == ("{config}/5ire/mcp.json",)
    assert places_of(Platform.WINDOWS, "Cursor/User/mcp.json") == ("{roaming}/Cursor/User/mcp.json",)
