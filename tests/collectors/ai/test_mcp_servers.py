import json

import pytest

from scanner.collectors.ai.mcp_server_list import MOST_SERVERS
from scanner.collectors.ai.mcp_servers import McpServers
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Rung, State
from tests.fake_host import bare, fake_host

SECRET = "hunter2"
CURSOR = "/home/alice/.cursor/mcp.json"
SERVER = {
    "command": "npx",
    "args": ["-y", "deepseek-mcp-server", f"--key={SECRET}"],
    "env": {"DEEPSEEK_API_KEY": SECRET},
}
REMOTE = {"url": f"https://mcp.example.com/{SECRET}/sse?key={SECRET}", "headers": {"Authorization": f"Bearer {SECRET}"}}
IDS = (("command", "npx"), ("npm", "deepseek-mcp-server"))


def found(files, platform=Platform.LINUX):
    return bare(fake_host(platform, files=files), McpServers())


def item(within, location, user="alice", **more):
    return Item("probe", **{"ids": IDS, "within": within, "location": location, "user": user, **more})


def test_a_program_and_an_address_without_their_secrets():
    said = found({CURSOR: json.dumps({"mcpServers": {"probe": SERVER, "remote": REMOTE}})})

    assert said == [
        item("cursor", CURSOR),
        Item("remote", ids=(("site", "mcp.example.com"),), within="cursor", location=CURSOR, user="alice"),
    ]
    assert SECRET not in str(said)


@pytest.mark.parametrize(
    ("platform", "place", "keys", "client"),
    [
        (Platform.LINUX, "/home/alice/.config/Claude/claude_desktop_config.json", "mcpServers", "claude-desktop"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Claude/claude_desktop_config.json", "mcpServers", "claude-desktop"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Claude/claude_desktop_config.json", "mcpServers", "claude-desktop"),
        (
            Platform.WINDOWS,
            "C:/Users/alice/AppData/Local/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json",
            "mcpServers",
            "claude-desktop",
        ),
        (Platform.LINUX, "/home/alice/.claude.json", "mcpServers", "claude-code"),
        (Platform.LINUX, "/home/alice/.claude.json", "projects|/home/alice/work|mcpServers", "claude-code"),
        (Platform.LINUX, "/home/alice/.codeium/windsurf/mcp_config.json", "mcpServers", "windsurf"),
        (Platform.LINUX, "/home/alice/.config/Code/User/mcp.json", "servers", "vscode"),
        (Platform.LINUX, "/home/alice/.config/Code/User/profiles/1/mcp.json", "servers", "vscode"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Code/User/settings.json", "mcp|servers", "vscode"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Code/User/settings.json", "mcp.servers", "vscode"),
        (
            Platform.LINUX,
            "/home/alice/.config/Cursor/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
            "mcpServers",
            "cline",
        ),
        (Platform.LINUX, "/home/alice/.config/zed/settings.json", "context_servers", "zed"),
        (Platform.MACOS, "/Users/alice/.config/zed/settings.json", "context_servers", "zed"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Zed/settings.json", "context_servers", "zed"),
        (Platform.LINUX, "/home/alice/.continue/mcpServers/one.json", "mcpServers", "continue"),
        (Platform.LINUX, "/home/alice/.gemini/settings.json", "mcpServers", "gemini-cli"),
        (Platform.LINUX, "/home/alice/.gemini/extensions/x/gemini-extension.json", "mcpServers", "gemini-cli"),
        (Platform.LINUX, "/home/alice/.config/opencode/opencode.jsonc", "mcp", "opencode"),
        (Platform.WINDOWS, "C:/Users/alice/.copilot/mcp-config.json", "mcpServers", "copilot-cli"),
        (Platform.LINUX, "/home/alice/.openclaw/openclaw.json", "mcp|servers", "openclaw"),
        (Platform.LINUX, "/home/alice/.omp/agent/mcp.json", "mcpServers", "oh-my-pi"),
        (Platform.MACOS, "/Users/alice/.config/mcp/mcp.json", "mcpServers", "any"),
        (Platform.WINDOWS, "C:/Users/alice/.cache/lm-studio/mcp.json", "mcpServers", "lm-studio"),
        (Platform.LINUX, "/home/alice/.config/Trae CN/User/mcp.json", "mcpServers", "trae"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/github-copilot/intellij/mcp.json", "servers", "copilot-jetbrains"),
        (Platform.WINDOWS, "C:/Users/alice/.mcp.json", "servers", "visual-studio"),
        (Platform.LINUX, "/home/alice/.config/amp/settings.json", "amp.mcpServers", "amp"),
        (Platform.MACOS, "/Users/alice/.config/crush/crush.json", "mcp", "crush"),
        (Platform.LINUX, "/home/alice/.kimi/mcp.json", "mcpServers", "kimi-cli"),
    ],
)
def test_the_files_of_each_client(platform, place, keys, client):
    content = {"probe": SERVER}
    for key in reversed(keys.split("|")):
        content = {key: content}

    assert found({place: json.dumps(content)}, platform) == [item(client, place)]


@pytest.mark.parametrize("keys", ["mcpServers", "experimental|modelContextProtocolServers"])
def test_a_list_of_servers_with_their_names_in_them_or_without(keys):
    place = "/home/alice/.continue/config.json"
    content = [{"name": "probe", **SERVER}, {"transport": {"type": "stdio", **SERVER}}, "x", {"transport": {"type": "sse", **REMOTE}}]
    for key in reversed(keys.split("|")):
        content = {key: content}

    said = found({place: json.dumps(content)})
    assert [(one.name, one.ids) for one in said] == [("probe", IDS), ("server 2", IDS), ("server 4", (("site", "mcp.example.com"),))]
    assert SECRET not in str(said)


def test_an_administrators_file():
    place = "/etc/claude-code/managed-mcp.json"

    assert found({place: json.dumps({"mcpServers": {"probe": SERVER}})}) == [item("claude-code", place, "", marks=(Mark.POLICY,))]


def test_comments_and_trailing_commas_are_usual():
    place = "/home/alice/.config/zed/settings.json"
    content = '// mine\n{"context_servers": {"probe": {"command": {"path": "npx", "args": ["-y", "deepseek-mcp-server",],},},},}'

    assert found({place: content}) == [item("zed", place)]


def test_toml():
    place = "/home/alice/.codex/config.toml"
    content = f'model = "x"\n[mcp_servers.probe]\ncommand = "npx"\nargs = ["-y", "deepseek-mcp-server"]\nenv = {{ A = "{SECRET}" }}\n'

    assert found({place: content}) == [item("codex-cli", place)]


def test_one_that_is_switched_off():
    assert found({CURSOR: json.dumps({"mcpServers": {"probe": {**SERVER, "disabled": True}}})}) == [
        item("cursor", CURSOR, state=State.DISABLED)
    ]


def test_a_server_of_several_projects_is_one():
    place = "/home/alice/.claude.json"
    projects = {f"/home/alice/{SECRET}{number}": {"mcpServers": {"probe": SERVER}} for number in range(3)}

    assert found({place: json.dumps({"projects": projects})}) == [item("claude-code", place)]


def test_a_bundle_of_claude():
    place = "/home/alice/.config/Claude/Claude Extensions/ant.dir.probe/manifest.json"
    manifest = {
        "name": "probe",
        "display_name": "A Probe",
        "version": "1.0",
        "author": {"name": "Alice"},
        "server": {"type": "node", "mcp_config": {"command": "npx", "args": ["deepseek-mcp-server", SECRET], "env": {"A": SECRET}}},
    }

    assert found({place: json.dumps(manifest)}) == [
        Item("A Probe", "1.0", "Alice", IDS, Kind.COMMAND_LINE, Rung.INSTALLED, within="claude-desktop", location=place, user="alice")
    ]
    assert found({place: "{}"}) == []


@pytest.mark.parametrize("content", ["", " \n", "{}", '{"mcpServers": null}', '{"mcpServers": []}', '{"mcpServers": {"x": 3}}'])
def test_files_without_a_server(content):
    assert found({CURSOR: content}) == []


@pytest.mark.parametrize("content", [f'{{"mcpServers": {{"{SECRET}": "{SECRET}', "[]", f'"{SECRET}"', b"\xff\xfe{\0"])
def test_a_broken_file_is_a_problem_that_quotes_nothing(content):
    said = found({CURSOR: content})

    assert [type(one) for one in said] == [Problem]
    assert SECRET not in str(said)


def test_broken_toml_is_a_problem_that_quotes_nothing():
    said = found({"/home/alice/.codex/config.toml": f'[a]\n{SECRET} = "{SECRET}"\n{SECRET} = "{SECRET}"\n'})

    assert [one.reason for one in said] == [Reason.MALFORMED]
    assert SECRET not in str(said)


def test_too_many_servers():
    said = found({CURSOR: json.dumps({"mcpServers": {str(number): {"command": "x"} for number in range(MOST_SERVERS + 1)}})})

    assert len(said) == MOST_SERVERS + 1
    assert said[-1].reason is Reason.CAPPED


def test_a_name_of_absurd_length_is_cut():
    assert len(found({CURSOR: json.dumps({"mcpServers": {"x" * 5000: SERVER}})})[0].name) == 100


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        (Platform.LINUX, "/home/alice/.newclient/mcp.json"),
        (Platform.LINUX, "/home/alice/.newclient/settings/mcp.json"),
        (Platform.LINUX, "/home/alice/.config/newclient/mcp_config.json"),
        (Platform.MACOS, "/Users/alice/.newclient/agent/mcp.json"),
        (Platform.WINDOWS, "C:/Users/alice/.newclient/mcp_settings.json"),
    ],
)
@pytest.mark.parametrize("keys", ["mcpServers", "mcp_servers", "servers"])
def test_a_client_without_a_row_is_found_by_what_it_calls_its_file(platform, place, keys):
    assert found({place: json.dumps({keys: {"probe": SERVER}})}, platform) == [item("any", place)]


def test_a_hidden_folder_that_is_closed_is_no_loss():
    host = fake_host(files={"/home/alice/.dbus": Reason.PERMISSION_DENIED, "/home/alice/.x/mcp.json": "{}"})

    assert (bare(host, McpServers()), host.losses) == ([], [])


@pytest.mark.parametrize("off", [{"disabled": True}, {"enabled": False}, {"isActive": False}])
def test_each_clients_word_for_off(off):
    [one] = found({CURSOR: json.dumps({"mcpServers": {"probe": SERVER | off}})})

    assert one.state is State.DISABLED
