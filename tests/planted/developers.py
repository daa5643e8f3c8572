"""What editors, their programs and assistants record, in the form that is the same on every system."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing

from tests.planted.plant import Plant

JAR = "<idea-plugin><id>org.example.probe</id><name>Probe for code</name><version>1.5</version></idea-plugin>"
ZED = 'id = "probe"\nname = "Probe theme"\nversion = "0.1.0"\nschema_version = 1\nauthors = ["Somebody"]\n'
FOLDERS = {".cursor": "cursor", ".lmstudio": "lm-studio", ".ollama": "ollama", ".opencode": "opencode"}  # in which the others lie
COMMAND = '{{"name": "{}", "version": "1.0.0", "bin": "x.js"}}'
DECLARED, TEXTS = '{"displayName": "%name%", "categories": ["AI"]}', '{"name": "Probe"}'
SERVERS = json.dumps({"mcpServers": {"probe": {"command": "probe-server", "args": []}}})
OPENED = '{{"projects": {{"/{home}/work": {{}}, "C:/{home}/work": {{}}}}}}'
HOOKS = json.dumps({"version": 1, "hooks": {"beforeShellExecution": [{"command": "./probe.sh"}]}})
SENT_BY_CODEX = 'model_provider = "probe"\n[model_providers.probe]\nbase_url = "https://api.deepseek.com/v1"\n'
DOCKERS = json.dumps({"models": [{"id": "sha256:0", "tags": ["ai/probe:1B"], "files": []}]})
WRITTEN_BY = slice(96, 100)  # of a database: the version of SQLite
HOST = json.dumps({"name": "org.example.probe_host", "description": "A probe", "path": "/opt/probe/probe-host", "type": "stdio"})


def jar() -> bytes:
    """Return the one file of an extension for an editor of JetBrains'."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        described = zipfile.ZipInfo("META-INF/plugin.xml")
        described.create_system = 3  # the same bytes wherever they are made
        archive.writestr(described, JAR)
    return content.getvalue()


def editors(home: str, jetbrains: str, zed: str) -> list[Plant]:
    """Return an extension of each family of editors, and a server that an assistant starts."""
    folder = f"{home}/.vscode/extensions"
    listed = [{"identifier": {"id": "example.probe"}, "version": "1.2.3", "relativeLocation": "example.probe-1.2.3"}]
    own = {"package.json": DECLARED, "package.nls.json": TEXTS}
    code = {f"{folder}/extensions.json": json.dumps(listed), **{f"{folder}/example.probe-1.2.3/{file}": own[file] for file in own}}
    return [
        Plant("vscode-extensions", "example.probe", code, "ai-extensions-by-their-words-unreviewed"),
        Plant("jetbrains-plugins", "Probe for code", {f"{jetbrains}/probe.jar": jar()}),
        Plant("zed-extensions", "Probe theme", {f"{zed}/extensions/installed/probe/extension.toml": ZED}),
        Plant("mcp-servers", "probe", {f"{home}/.cursor/mcp.json": SERVERS}),
        Plant(
            "project-servers",
            "probe-of-a-project",
            {
                f"{home}/.claude.json": OPENED.format(home=home),
                f"{home}/work/.mcp.json": SERVERS.replace('"probe"', '"probe-of-a-project"'),
            },
        ),
        Plant("agent-parts", "probe-skill", {f"{home}/.cursor/skills/probe-skill/SKILL.md": "---\nname: probe-skill\n---\n"}),
        Plant("agent-parts", "beforeShellExecution", {f"{home}/.cursor/hooks.json": HOOKS}),
    ]


def destinations(home: str, settings: str, variables: Plant) -> list[Plant]:
    """Return where a client, an extension of an editor, and whatever is started with a variable were set to send."""
    storage = f"{settings}/Code/User/globalStorage"
    return [
        Plant("client-settings", "api.deepseek.com", {f"{home}/.codex/config.toml": SENT_BY_CODEX}, "deepseek"),
        Plant(
            "client-databases",
            "api.mistral.ai",
            {f"{storage}/saoudrizwan.claude-dev/x": "", f"{storage}/state.vscdb": editor_state()},
            "mistral",
        ),
        Plant("configuration-folders", ".codex", {}, "codex-cli"),
        variables,
    ]


def editor_state() -> bytes:
    """Return the database of an editor with the settings of one extension, the same bytes whichever SQLite makes it."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)")
        database.execute("INSERT INTO ItemTable VALUES ('saoudrizwan.claude-dev', '{\"actModeApiProvider\": \"mistral\"}')")
        database.commit()
        made = bytearray(database.serialize())
    made[WRITTEN_BY] = bytes(4)
    return bytes(made)


def packages(site: str, node: str) -> list[Plant]:
    """Return what Python and Node.js have installed: of each one package that is banned, and one that is not."""
    return [
        Plant("npm-global-packages", "deepseek-cli", {f"{node}/deepseek-cli/package.json": COMMAND.format("deepseek-cli")}, "deepseek"),
        Plant("npm-global-packages", "probe-cli", {f"{node}/probe-cli/package.json": COMMAND.format("probe-cli")}),
        Plant("python-packages", "deepseek_cli", {f"{site}/deepseek_cli-0.3.1.dist-info/METADATA": ""}, "deepseek"),
        Plant("python-packages", "probe_for_tests", {f"{site}/probe_for_tests-1.0.dist-info/METADATA": ""}),
    ]


def fetched(npx: str, uv: str) -> list[Plant]:
    """Return what npx and uv fetched and kept: of each one package that is banned, and one that is not."""
    call, archives = f"{npx}/8f497369b2d6166e", f"{uv}/archive-v0"
    asked = json.dumps({"dependencies": {"deepseek-cli": "1", "probe-once": "1"}})
    run = {f"{call}/node_modules/{name}/package.json": COMMAND.format(name) for name in ("deepseek-cli", "probe-once")}
    return [
        Plant("npx-cache", "deepseek-cli", {f"{call}/package.json": asked, **run}, "deepseek"),
        Plant("npx-cache", "probe-once", {}),
        Plant("uv-cache", "deepseek_cli", {f"{archives}/k5eroYrZNhES-Nzk/deepseek_cli-0.3.1.dist-info/METADATA": ""}, "deepseek"),
        Plant("uv-cache", "probe_fetched", {f"{archives}/lm33eGLxL-S83rv7/probe_fetched-1.0.dist-info/METADATA": ""}),
    ]


def models(home: str, jan: str, ending: str, program: bytes) -> list[Plant]:
    """Return a model of each program that keeps them, and a program in a folder of its own in a home."""
    ollama = f"{home}/.ollama/models/manifests/registry.ollama.ai/library"
    return [
        Plant("ollama-models", "deepseek-v4-flash:latest", {f"{ollama}/deepseek-v4-flash/latest": "{}"}, "deepseek"),
        Plant("ollama-models", "probe-model:1b", {f"{ollama}/probe-model/1b": "{}"}),
        Plant("model-folders", "Probe-GGUF", {f"{home}/.lmstudio/models/example/Probe-GGUF/Probe-Q4.gguf": ""}),
        Plant("model-files", "probe-file", {f"{home}/models/probe-file.gguf": ""}),
        Plant("hugging-face-cache", "Probe", {f"{home}/.cache/huggingface/hub/models--example--Probe/snapshots/1/model.safetensors": ""}),
        Plant("docker-models", "ai/probe:1B", {f"{home}/.docker/models/models.json": DOCKERS}),
        Plant(
            "ramalama-models",
            "probe-of-ramalama",
            {f"{home}/.local/share/ramalama/store/ollama/library/probe-of-ramalama/snapshots/sha256-0/probe": ""},
        ),
        Plant("jan-models", "Probe-Jan", {f"{jan}/llamacpp/models/example/Probe-Jan/model.yml": ""}),
        *(Plant("configuration-folders", name, {}, product) for name, product in FOLDERS.items()),
        Plant("home-programs", "opencode", {f"{home}/.opencode/bin/opencode{ending}": program}, "opencode"),
    ]
