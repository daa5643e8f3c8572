"""Assistants and editors that MCP servers are configured for, and the files they are written in. A new client is a row.

See: https://modelcontextprotocol.io/clients and each client's own pages
"""

from __future__ import annotations

from scanner.collectors.editors.vscode_family import EDITORS, SETTINGS_NAMES, USER_FOLDERS
from scanner.formats.path_of_keys import EVERY
from scanner.stdlib.named_tuple import NamedTuple

SERVERS = (("mcpServers",),)


class Client(NamedTuple):
    """A client, the keys below which its files hold servers by their names, and its files as patterns, by platform.

    `settings` are files below the folder that each platform has for settings. `managed` files are an administrator's. Of several
    paths of keys each is looked at; servers may also stand there as a list.
    """

    id: str
    keys: tuple[tuple[str, ...], ...] = SERVERS
    anywhere: tuple[str, ...] = ()
    linux: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    managed: bool = False


class ProjectFile(NamedTuple):
    """A file below a project's folder in which a client looks for servers, and the keys below which it holds them."""

    client: str
    path: str
    keys: tuple[str, ...] = ("mcpServers",)


# The others of its family have files of their own, below.
OF_VSCODE = tuple(name for editor in EDITORS if editor.id in {"vscode", "vscode-insiders", "vscodium"} for name in editor.settings)
STORAGE = "User/globalStorage"
CLIENTS = (
    Client("claude-desktop", settings=("Claude/claude_desktop_config.json",)),
    Client("claude-code", (("mcpServers",), ("projects", EVERY, "mcpServers")), ("{home}/.claude.json", "{home}/.claude/settings.json")),
    Client(
        "claude-code",
        linux=("/etc/claude-code/managed-mcp.json",),
        macos=("/Library/Application Support/ClaudeCode/managed-mcp.json",),
        windows=("C:/ProgramData/ClaudeCode/managed-mcp.json", "C:/Program Files/ClaudeCode/managed-mcp.json"),
        managed=True,
    ),
    Client("cursor", anywhere=("{home}/.cursor/mcp.json",)),
    Client("windsurf", anywhere=("{home}/.codeium/windsurf/mcp_config.json", "{home}/.codeium/windsurf-next/mcp_config.json")),
    Client("vscode", (("servers",),), settings=tuple(f"{name}/{user}/mcp.json" for name in OF_VSCODE for user in USER_FOLDERS)),
    Client(
        "vscode",
        (("mcp", "servers"), ("mcp.servers",)),
        linux=("{home}/.vscode-server/data/Machine/settings.json",),
        settings=tuple(f"{name}/{user}/settings.json" for name in OF_VSCODE for user in USER_FOLDERS),
    ),
    Client(
        "cline",
        anywhere=("{home}/.cline/mcp.json", "{home}/.cline/data/settings/cline_mcp_settings.json"),
        settings=tuple(f"{code}/{STORAGE}/saoudrizwan.claude-dev/settings/cline_mcp_settings.json" for code in SETTINGS_NAMES),
    ),
    Client(
        "roo-code", settings=tuple(f"{code}/{STORAGE}/rooveterinaryinc.roo-cline/settings/mcp_settings.json" for code in SETTINGS_NAMES)
    ),
    Client("kilo-code", settings=tuple(f"{code}/{STORAGE}/kilocode.kilo-code/settings/mcp_settings.json" for code in SETTINGS_NAMES)),
    Client(
        "zed",
        (("context_servers",),),
        linux=("{config}/zed/settings.json",),
        macos=("{home}/.config/zed/settings.json",),
        windows=("{roaming}/Zed/settings.json",),
    ),
    Client(
        "continue",
        (("mcpServers",), ("experimental", "modelContextProtocolServers")),
        (
            "{home}/.continue/config.json",
            "{home}/.continue/config.yaml",
            "{home}/.continue/mcpServers/*.json",
            "{home}/.continue/mcpServers/*.yaml",
        ),
    ),
    Client(
        "goose",
        (("extensions",),),
        linux=("{home}/.config/goose/config.yaml",),
        macos=("{home}/.config/goose/config.yaml",),
        windows=("{roaming}/Block/goose/config/config.yaml",),
    ),
    Client("gemini-cli", anywhere=("{home}/.gemini/settings.json", "{home}/.gemini/extensions/*/gemini-extension.json")),
    Client("antigravity", anywhere=("{home}/.gemini/antigravity/mcp_config.json",)),
    Client("codex-cli", (("mcp_servers",),), ("{home}/.codex/config.toml",)),
    Client("qwen-code", anywhere=("{home}/.qwen/settings.json",)),
    Client("copilot-cli", anywhere=("{home}/.copilot/mcp-config.json",)),
    Client("amazon-q", anywhere=tuple(f"{{home}}/.aws/amazonq/{name}" for name in ("mcp.json", "default.json", "cli-agents/*.json"))),
    Client("kiro", anywhere=("{home}/.kiro/settings/mcp.json", "{home}/.kiro/agents/*.json")),
    Client("jetbrains", (("servers",),), settings=("JetBrains/*/options/llm.mcpServers.xml",)),
    Client("jetbrains", anywhere=("{home}/.ai/mcp/mcp.json",)),
    Client("junie", anywhere=("{home}/.junie/mcp/mcp.json",)),
    Client("augment", anywhere=("{home}/.augment/settings.json",)),
    Client("opencode", (("mcp",),), ("{home}/.config/opencode/opencode.json", "{home}/.config/opencode/opencode.jsonc")),
    Client("openclaw", (("mcpServers",), ("mcp", "servers")), ("{home}/.openclaw/openclaw.json",)),
    Client("mcphub", anywhere=("{home}/.config/mcphub/servers.json",)),
    Client("boltai", anywhere=("{home}/.boltai/mcp.json",)),
    Client("5ire", (("mcpServers",), ("servers",)), settings=("5ire/mcp.json",)),
    Client("lm-studio", anywhere=("{home}/.lmstudio/mcp.json", "{home}/.cache/lm-studio/mcp.json")),
    Client(
        "jan",
        linux=("{data}/Jan/data/mcp_config.json", "{config}/Jan/data/mcp_config.json"),
        macos=("{support}/Jan/data/mcp_config.json",),
        windows=("{roaming}/Jan/data/mcp_config.json",),
    ),
    Client("mistral-vibe", (("mcp_servers",),), ("{home}/.vibe/config.toml",)),
    Client("trae", settings=("Trae/User/mcp.json", "Trae CN/User/mcp.json")),
    Client(
        "copilot-jetbrains",
        (("servers",),),
        linux=("{home}/.config/github-copilot/intellij/mcp.json",),
        macos=("{home}/.config/github-copilot/intellij/mcp.json",),
        windows=("{local}/github-copilot/intellij/mcp.json",),
    ),
    Client("visual-studio", (("servers",), ("mcpServers",)), ("{home}/.mcp.json",)),
    Client("amp", (("amp.mcpServers",), ("amp", "mcpServers")), ("{home}/.config/amp/settings.json",)),
    Client(
        "crush",
        (("mcp",),),
        linux=("{config}/crush/crush.json",),
        macos=("{home}/.config/crush/crush.json",),
        windows=("{local}/crush/crush.json",),
    ),
    Client("droid", anywhere=("{home}/.factory/mcp.json",)),
    Client("kimi-cli", anywhere=("{home}/.kimi/mcp.json", "{home}/.kimi-code/mcp.json")),
    Client("codebuddy", anywhere=("{home}/.codebuddy/mcp.json",)),
    Client("iflow-cli", anywhere=("{home}/.iflow/settings.json",)),
    Client("qoder", anywhere=("{home}/.qoder/settings.json",)),
    Client("warp", anywhere=("{home}/.warp/.mcp.json",)),
    Client("oh-my-pi", anywhere=("{home}/.omp/agent/mcp.json", "{home}/.omp/mcp.json")),
    Client("pi", anywhere=("{home}/.pi/agent/mcp.json",)),
    # several clients read these, and others without a row have one of the same shape (see mcp_servers)
    Client("any", (("mcpServers",), ("mcp_servers",), ("servers",)), ("{home}/.config/mcp/mcp.json", "{home}/.agents/mcp.json")),
)
PROJECT_FILES = (
    ProjectFile("claude-code", ".mcp.json"),
    ProjectFile("vscode", ".vscode/mcp.json", ("servers",)),
    ProjectFile("vscode", ".vscode/settings.json", ("mcp", "servers")),
    ProjectFile("cursor", ".cursor/mcp.json"),
    ProjectFile("windsurf", ".windsurf/mcp_config.json"),
    ProjectFile("visual-studio", ".vs/mcp.json", ("servers",)),
    ProjectFile("codex-cli", ".codex/config.toml", ("mcp_servers",)),
    ProjectFile("gemini-cli", ".gemini/settings.json"),
    ProjectFile("qwen-code", ".qwen/settings.json"),
    ProjectFile("opencode", "opencode.json", ("mcp",)),
    ProjectFile("opencode", "opencode.jsonc", ("mcp",)),
    ProjectFile("crush", ".crush.json", ("mcp",)),
    ProjectFile("zed", ".zed/settings.json", ("context_servers",)),
    ProjectFile("roo-code", ".roo/mcp.json"),
    ProjectFile("kilo-code", ".kilocode/mcp.json"),
    ProjectFile("continue", ".continue/mcpServers/*.json"),
    ProjectFile("continue", ".continue/mcpServers/*.yaml"),
    ProjectFile("junie", ".junie/mcp/mcp.json"),
    ProjectFile("kiro", ".kiro/settings/mcp.json"),
    ProjectFile("amazon-q", ".amazonq/mcp.json"),
    ProjectFile("trae", ".trae/mcp.json"),
    ProjectFile("droid", ".factory/mcp.json"),
    ProjectFile("codebuddy", ".codebuddy/mcp.json"),
)
