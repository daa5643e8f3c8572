"""Editor extensions, native messaging hosts and MCP servers in folders, through the whole program, with secrets beside them."""

import json
import plistlib

import pytest

from tests.hives import hive
from tests.macos_trees import macos_tree
from tests.trees import ended, tree
from tests.windows_trees import windows_tree

SECRET = "hunter2-do-not-tell"
MAKE = {"linux": tree, "macos": macos_tree, "windows": windows_tree}
HOMES = {"linux": "home/alice", "macos": "Users/alice", "windows": "Users/alice"}
BUILT_IN = {
    "linux": "usr/share/code/resources/app",
    "macos": "Applications/Visual Studio Code.app/Contents/Resources/app",
    "windows": "Program Files/Microsoft VS Code/resources/app",
}
BESIDE = {
    "linux": {},
    "macos": {"Applications/Visual Studio Code.app/Contents/Info.plist": plistlib.dumps({"CFBundleIdentifier": "com.microsoft.VSCode"})},
    "windows": {f"Users/{name}/NTUSER.DAT": hive({"Software": {}}) for name in ("alice", "Bob")},
}
LISTED = [
    {
        "identifier": {"id": "aminer.codegeex"},
        "version": "2.26.6",
        "relativeLocation": "aminer.codegeex-2.26.6",
        "metadata": {"source": "gallery", "publisherDisplayName": "Zhipu", "secret": SECRET},
    }
]
SERVERS = {
    "mcpServers": {
        "deep": {"command": "npx", "args": ["-y", "deepseek-mcp-server", f"--key={SECRET}"], "env": {"DEEPSEEK_API_KEY": SECRET}},
        "chat": {"url": f"https://me:{SECRET}@chat.deepseek.com/{SECRET}?key={SECRET}", "headers": {"Authorization": f"Bearer {SECRET}"}},
    }
}


def files(system):
    home = HOMES[system]
    return {
        f"{home}/.vscode/extensions/extensions.json": json.dumps(LISTED),
        f"{home}/.vscode/extensions/aminer.codegeex-2.26.6/package.json": f'{{"secret": "{SECRET}"}}',
        f"{BUILT_IN[system]}/extensions/copilot/package.json": '{"publisher": "GitHub", "name": "copilot-chat", "version": "0.40.0"}',
        f"{home}/.cursor/mcp.json": json.dumps(SERVERS),
        f"{home}/.codex/config.toml": f'[mcp_servers.x]\ncommand = "x"\nargs = ["{SECRET}"]\n{SECRET} = 1\n{SECRET} = 2\n',
    }


@pytest.mark.parametrize("system", MAKE)
def test_what_is_found_and_that_no_secret_is_told(tmp_path, capsys, system):
    there = {path: content.encode() for path, content in files(system).items()}
    code = ended("scan", "--root", MAKE[system](tmp_path, BESIDE[system], there), "--format", "json", "--inventory")
    said = capsys.readouterr().out
    report = json.loads(said)
    found = {
        (finding["product"], finding["aspect"], finding["relation"], finding["rung"], evidence["item"]["collector"])
        for finding in report["findings"]
        for evidence in finding["evidence"]
    }

    assert code == 1  # DeepSeek's site, which an assistant may use, is prohibited
    assert ("codegeex", "extension", "official", "installed", "vscode-extensions") in found
    assert ("github-copilot", "extension", "official", "installed", "vscode-extensions") in found
    assert ("deepseek", "destination", "official", "configured", "mcp-servers") in found
    assert ("deepseek-sdk", "destination") in {(product, aspect) for product, aspect, *_ in found}
    assert {(one["reason"], one["location"].rpartition("/")[2]) for one in report["problems"]} == {("malformed", "config.toml")}
    assert SECRET not in said


def test_an_assistants_messaging_host(tmp_path, capsys):
    name = "com.anthropic.claude_browser_extension"
    place = f"home/alice/.config/chromium/NativeMessagingHosts/{name}.json"
    host = {"name": name, "path": "/opt/claude/chrome-native-host", "allowed_origins": [f"chrome-extension://{'a' * 32}/"]}
    profile = {"home/alice/.config/chromium/Default/Preferences": "{}"}
    ended("scan", "--root", tree(tmp_path, {place: json.dumps(host), **profile}), "--format", "json")
    report = json.loads(capsys.readouterr().out)

    assert [(one["product"], one["aspect"], one["rung"]) for one in report["findings"]] == [("claude", "application", "configured")]
    assert "a" * 32 not in json.dumps(report)
