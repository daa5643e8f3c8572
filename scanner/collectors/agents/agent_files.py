"""Agents, and the files in which an account or an administrator sets what they may do. A new agent is a row.

What these settings mean, the features' files say.
See: each agent's own page on permissions
"""

from __future__ import annotations

from scanner.stdlib.named_tuple import NamedTuple


class Agent(NamedTuple):
    """An agent, and its files as patterns, by platform; `settings` are below each platform's folder for them."""

    id: str
    anywhere: tuple[str, ...] = ()
    linux: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    managed: bool = False


def set_all(agent: str, linux: str, macos: str, *windows: str) -> Agent:
    """Return the row of an administrator's file, which stands in another folder on each platform."""
    return Agent(agent, linux=(linux,), macos=(macos,), windows=windows, managed=True)


MACHINE = "/Library/Application Support"
AGENTS = (
    Agent("claude-code", ("{home}/.claude/settings.json", "{home}/.claude/settings.local.json")),
    *(
        set_all(
            "claude-code",
            f"/etc/claude-code/{file}",
            f"{MACHINE}/ClaudeCode/{file}",
            f"C:/ProgramData/ClaudeCode/{file}",
            f"C:/Program Files/ClaudeCode/{file}",
        )
        for file in ("managed-settings.json", "managed-settings.d/*.json")
    ),
    Agent("codex-cli", ("{home}/.codex/config.toml",), linux=("/etc/codex/config.toml",), macos=("/etc/codex/config.toml",)),
    set_all("codex-cli", "/etc/codex/managed_config.toml", "/etc/codex/managed_config.toml"),
    Agent("gemini-cli", ("{home}/.gemini/settings.json",)),
    set_all("gemini-cli", "/etc/gemini-cli/settings.json", f"{MACHINE}/GeminiCli/settings.json", "C:/ProgramData/gemini-cli/settings.json"),
    Agent("qwen-code", ("{home}/.qwen/settings.json",)),
    set_all("qwen-code", "/etc/qwen-code/settings.json", f"{MACHINE}/QwenCode/settings.json", "C:/ProgramData/qwen-code/settings.json"),
    Agent("opencode", ("{home}/.config/opencode/opencode.json", "{home}/.config/opencode/opencode.jsonc")),
    set_all("opencode", "/etc/opencode/opencode.json", f"{MACHINE}/opencode/opencode.json", "C:/ProgramData/opencode/opencode.json"),
    Agent(
        "goose",
        linux=("{home}/.config/goose/config.yaml",),
        macos=("{home}/.config/goose/config.yaml",),
        windows=("{roaming}/Block/goose/config/config.yaml",),
    ),
    Agent("aider", ("{home}/.aider.conf.yml",)),
    Agent("amp", ("{home}/.config/amp/settings.json",)),
    set_all("amp", "/etc/ampcode/managed-settings.json", f"{MACHINE}/ampcode/managed-settings.json",
            "C:/ProgramData/ampcode/managed-settings.json"),
    Agent("droid", ("{home}/.factory/settings.json", "{home}/.factory/settings.local.json")),
    set_all("droid", "/etc/factory/settings.json", f"{MACHINE}/Factory/settings.json"),
    Agent("kimi-cli", ("{home}/.kimi/config.toml", "{home}/.kimi-code/config.toml")),
    Agent("mistral-vibe", ("{home}/.vibe/config.toml",)),
    Agent("cline", ("{home}/.cline/data/globalState.json",)),
    Agent("open-interpreter", settings=("open-interpreter/profiles/*.yaml",)),
    Agent(
        "zed",
        linux=("{config}/zed/settings.json",),
        macos=("{home}/.config/zed/settings.json",),
        windows=("{roaming}/Zed/settings.json",),
    ),
)  # fmt: skip
