"""What agents go by beside their own program, and where each keeps it for an account or for the machine. A new agent is a row.

Skills, sub-agents, commands and instructions are files with a name of their own; hooks and plugins are mostly named in settings.
See: https://agentskills.io, https://agents.md, and each agent's own pages
"""

from __future__ import annotations

from scanner.collectors.editors.vscode_family import SETTINGS_NAMES
from scanner.formats.path_of_keys import EVERY
from scanner.model import Rung
from scanner.stdlib.named_tuple import NamedTuple

SKILL, SUB_AGENT, COMMAND, INSTRUCTIONS = "skill", "sub-agent", "command", "instructions"
HOOK, PLUGIN, MARKETPLACE = "hook", "plugin", "marketplace"
HOOKS = ((HOOK, "hooks", EVERY),)
OF_CLAUDE = (*HOOKS, (PLUGIN, "enabledPlugins", EVERY), (MARKETPLACE, "extraKnownMarketplaces", EVERY))


class Part(NamedTuple):
    """An agent, a sort of its parts, and where they are, as patterns by platform; `settings` are below each platform's folder for them.

    Each file is a part, named after what stands for the last star of its pattern; with `keys`, the file names parts below these, of
    which the first word is the sort.
    """

    agent: str
    sort: str = ""
    anywhere: tuple[str, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()
    linux: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    rung: Rung = Rung.PRESENT
    managed: bool = False


def skills(*folders: str) -> tuple[str, ...]:
    """Return the patterns of skills in folders: each is a folder with a file of this name."""
    return tuple(f"{folder}/*/SKILL.md" for folder in folders)


def set_in(agent: str, files: tuple[str, ...], *keys: tuple[str, ...]) -> Part:
    """Return the row of parts that files of settings name."""
    return Part(agent, "", files, keys, rung=Rung.CONFIGURED)


PARTS = (
    Part("any", SKILL, skills("{home}/.agents/skills", "{home}/.config/agents/skills")),
    Part("any", INSTRUCTIONS, ("{home}/.agents/AGENTS.md", "{home}/.config/agents/AGENTS.md", "{home}/.config/AGENTS.md")),
    Part("claude-code", SKILL, skills("{home}/.claude/skills")),
    Part("claude-code", SUB_AGENT, ("{home}/.claude/agents/*.md", "{home}/.claude/agents/*/*.md")),
    Part("claude-code", COMMAND, ("{home}/.claude/commands/*.md", "{home}/.claude/commands/*/*.md")),
    Part("claude-code", INSTRUCTIONS, ("{home}/.claude/CLAUDE.md", "{home}/.claude/rules/*.md")),
    Part(
        "claude-code",
        INSTRUCTIONS,
        linux=("/etc/claude-code/CLAUDE.md",),
        macos=("/Library/Application Support/ClaudeCode/CLAUDE.md",),
        windows=("C:/ProgramData/ClaudeCode/CLAUDE.md", "C:/Program Files/ClaudeCode/CLAUDE.md"),
        managed=True,
    ),
    set_in("claude-code", ("{home}/.claude/settings.json", "{home}/.claude/settings.local.json"), *OF_CLAUDE),
    Part("claude-code", "", ("{home}/.claude/plugins/installed_plugins.json",), ((PLUGIN, "plugins", EVERY),), rung=Rung.INSTALLED),
    set_in("claude-code", ("{home}/.claude/plugins/known_marketplaces.json",), (MARKETPLACE, EVERY)),
    Part(
        "claude-code",
        keys=OF_CLAUDE,
        linux=("/etc/claude-code/managed-settings.json",),
        macos=("/Library/Application Support/ClaudeCode/managed-settings.json",),
        windows=("C:/ProgramData/ClaudeCode/managed-settings.json", "C:/Program Files/ClaudeCode/managed-settings.json"),
        rung=Rung.CONFIGURED,
        managed=True,
    ),
    Part("codex-cli", SKILL, skills("{home}/.codex/skills"), linux=skills("/etc/codex/skills"), macos=skills("/etc/codex/skills")),
    Part("codex-cli", SUB_AGENT, ("{home}/.codex/agents/*.toml",)),
    Part("codex-cli", COMMAND, ("{home}/.codex/prompts/*.md",)),
    Part("codex-cli", INSTRUCTIONS, ("{home}/.codex/AGENTS.md", "{home}/.codex/AGENTS.override.md")),
    set_in("codex-cli", ("{home}/.codex/config.toml",), *HOOKS, (HOOK, "notify"), (SUB_AGENT, "agents", EVERY), (PLUGIN, "plugins", EVERY)),
    set_in("codex-cli", ("{home}/.codex/hooks.json",), *HOOKS),
    Part("gemini-cli", SKILL, skills("{home}/.gemini/skills")),
    Part("gemini-cli", SUB_AGENT, ("{home}/.gemini/agents/*.md",)),
    Part("gemini-cli", COMMAND, ("{home}/.gemini/commands/*.toml", "{home}/.gemini/commands/*/*.toml")),
    Part("gemini-cli", INSTRUCTIONS, ("{home}/.gemini/GEMINI.md",)),
    Part("gemini-cli", PLUGIN, ("{home}/.gemini/extensions/*/gemini-extension.json",), rung=Rung.INSTALLED),
    set_in("gemini-cli", ("{home}/.gemini/settings.json",), *HOOKS),
    Part("antigravity", SKILL, skills("{home}/.gemini/antigravity/skills")),
    Part("qwen-code", SKILL, skills("{home}/.qwen/skills")),
    Part("qwen-code", SUB_AGENT, ("{home}/.qwen/agents/*.md",)),
    Part("qwen-code", COMMAND, ("{home}/.qwen/commands/*.md", "{home}/.qwen/commands/*.toml")),
    Part("qwen-code", INSTRUCTIONS, ("{home}/.qwen/QWEN.md",)),
    Part("qwen-code", PLUGIN, ("{home}/.qwen/extensions/*/qwen-extension.json",), rung=Rung.INSTALLED),
    set_in("qwen-code", ("{home}/.qwen/settings.json",), *HOOKS),
    Part("opencode", SKILL, skills("{home}/.config/opencode/skills", "{home}/.config/opencode/skill")),
    Part("opencode", SUB_AGENT, ("{home}/.config/opencode/agents/*.md", "{home}/.config/opencode/agent/*.md")),
    Part("opencode", COMMAND, ("{home}/.config/opencode/commands/*.md", "{home}/.config/opencode/command/*.md")),
    Part("opencode", INSTRUCTIONS, ("{home}/.config/opencode/AGENTS.md",)),
    Part(
        "opencode", PLUGIN, tuple(f"{{home}}/.config/opencode/{folder}/*.{end}" for folder in ("plugins", "plugin") for end in ("js", "ts"))
    ),
    set_in(
        "opencode",
        ("{home}/.config/opencode/opencode.json", "{home}/.config/opencode/opencode.jsonc"),
        *((sort, key, EVERY) for sort, key in ((PLUGIN, "plugin"), (SUB_AGENT, "agent"), (COMMAND, "command"))),
    ),
    Part("cursor", SKILL, skills("{home}/.cursor/skills")),
    Part("cursor", SUB_AGENT, ("{home}/.cursor/agents/*.md",)),
    Part("cursor", COMMAND, ("{home}/.cursor/commands/*.md",)),
    Part("cursor", INSTRUCTIONS, ("{home}/.cursor/rules/*.mdc",)),
    set_in("cursor", ("{home}/.cursor/hooks.json",), *HOOKS),
    Part("github-copilot", SKILL, skills("{home}/.copilot/skills")),
    Part(
        "github-copilot",
        SUB_AGENT,
        ("{home}/.copilot/agents/*.agent.md",),
        settings=tuple(f"{code}/User/prompts/*.{end}.md" for code in SETTINGS_NAMES for end in ("agent", "chatmode")),
    ),
    Part("github-copilot", COMMAND, settings=tuple(f"{code}/User/prompts/*.prompt.md" for code in SETTINGS_NAMES)),
    Part(
        "github-copilot",
        INSTRUCTIONS,
        ("{home}/.copilot/copilot-instructions.md",),
        settings=tuple(f"{code}/User/prompts/*.instructions.md" for code in SETTINGS_NAMES),
    ),
    Part("windsurf", SKILL, skills("{home}/.codeium/windsurf/skills")),
    Part("windsurf", COMMAND, ("{home}/.codeium/windsurf/global_workflows/*.md",)),
    Part("windsurf", INSTRUCTIONS, ("{home}/.codeium/windsurf/memories/global_rules.md",)),
    set_in("windsurf", ("{home}/.codeium/windsurf/hooks.json",), *HOOKS),
    Part("cline", SKILL, skills("{home}/.cline/skills")),
    # On macOS these lie where only the user's consent lets anybody look.
    Part(
        "cline",
        INSTRUCTIONS,
        linux=("{home}/Documents/Cline/Rules/*.md", "{home}/Cline/Rules/*.md"),
        windows=("{documents}/Cline/Rules/*.md",),
    ),
    Part("roo-code", SKILL, skills("{home}/.roo/skills")),
    Part("roo-code", COMMAND, ("{home}/.roo/commands/*.md",)),
    Part("roo-code", INSTRUCTIONS, ("{home}/.roo/rules/*.md", "{home}/.roo/rules-*/*.md")),
    Part(
        "roo-code",
        keys=((SUB_AGENT, "customModes", EVERY),),
        settings=tuple(f"{code}/User/globalStorage/rooveterinaryinc.roo-cline/settings/custom_modes.yaml" for code in SETTINGS_NAMES),
        rung=Rung.CONFIGURED,
    ),
    Part("kilo-code", SKILL, skills("{home}/.kilocode/skills", "{home}/.config/kilo/skills")),
    Part("kilo-code", INSTRUCTIONS, ("{home}/.kilocode/rules/*.md", "{home}/.config/kilo/AGENTS.md")),
    Part("continue", INSTRUCTIONS, ("{home}/.continue/rules/*.md",)),
    Part("continue", COMMAND, ("{home}/.continue/prompts/*.prompt", "{home}/.continue/prompts/*.md")),
    Part("goose", SKILL, skills("{home}/.config/goose/skills")),
    Part("goose", INSTRUCTIONS, ("{home}/.config/goose/.goosehints",), windows=("{roaming}/Block/goose/config/.goosehints",)),
    Part("amp", SKILL, skills("{home}/.config/amp/skills")),
    Part("amp", INSTRUCTIONS, ("{home}/.config/amp/AGENTS.md",)),
    Part("droid", SKILL, skills("{home}/.factory/skills")),
    Part("droid", SUB_AGENT, ("{home}/.factory/droids/*.md",)),
    Part("droid", COMMAND, ("{home}/.factory/commands/*.md",)),
    Part("droid", INSTRUCTIONS, ("{home}/.factory/AGENTS.md",)),
    set_in("droid", ("{home}/.factory/settings.json", "{home}/.factory/hooks.json"), *HOOKS),
    Part("kiro", SKILL, skills("{home}/.kiro/skills")),
    Part("kiro", SUB_AGENT, ("{home}/.kiro/agents/*.json", "{home}/.kiro/agents/*.md")),
    Part("kiro", INSTRUCTIONS, ("{home}/.kiro/steering/*.md",)),
    Part("amazon-q", SUB_AGENT, ("{home}/.aws/amazonq/cli-agents/*.json",)),
    Part("junie", SKILL, skills("{home}/.junie/skills")),
    Part("junie", SUB_AGENT, ("{home}/.junie/agents/*.md",)),
    Part("junie", INSTRUCTIONS, ("{home}/.junie/AGENTS.md", "{home}/.junie/guidelines.md")),
    Part("openclaw", SKILL, skills("{home}/.openclaw/skills", "{home}/.openclaw/workspace/skills")),
    Part("openclaw", INSTRUCTIONS, ("{home}/.openclaw/workspace/AGENTS.md", "{home}/.openclaw/workspace/SOUL.md")),
    Part("openclaw", PLUGIN, ("{home}/.openclaw/extensions/*/openclaw.plugin.json",), rung=Rung.INSTALLED),
    set_in(
        "openclaw",
        ("{home}/.openclaw/openclaw.json",),
        (PLUGIN, "plugins", "entries", EVERY),
        (HOOK, "hooks", "internal", "entries", EVERY),
    ),
    Part(
        "crush",
        SKILL,
        linux=skills("{config}/crush/skills"),
        macos=skills("{home}/.config/crush/skills"),
        windows=skills("{local}/crush/skills"),
    ),
    Part("kimi-cli", SKILL, skills("{home}/.kimi/skills", "{home}/.kimi-code/skills")),
    Part("kimi-cli", INSTRUCTIONS, ("{home}/.kimi-code/AGENTS.md",)),
    set_in("kimi-cli", ("{home}/.kimi/config.toml", "{home}/.kimi-code/config.toml"), *HOOKS),
    Part("mistral-vibe", SKILL, skills("{home}/.vibe/skills")),
    Part("mistral-vibe", SUB_AGENT, ("{home}/.vibe/agents/*.toml",)),
    Part("mistral-vibe", INSTRUCTIONS, ("{home}/.vibe/AGENTS.md",)),
    Part("pi", SKILL, skills("{home}/.pi/agent/skills")),
    Part("pi", COMMAND, ("{home}/.pi/agent/prompts/*.md",)),
    Part("pi", INSTRUCTIONS, ("{home}/.pi/agent/AGENTS.md", "{home}/.pi/agent/SYSTEM.md")),
    Part("pi", PLUGIN, ("{home}/.pi/agent/extensions/*.ts", "{home}/.pi/agent/extensions/*/index.ts")),
    Part("codebuddy", SKILL, skills("{home}/.codebuddy/skills")),
    Part("codebuddy", SUB_AGENT, ("{home}/.codebuddy/agents/*.md",)),
    Part("codebuddy", COMMAND, ("{home}/.codebuddy/commands/*.md",)),
    Part("codebuddy", INSTRUCTIONS, ("{home}/.codebuddy/CODEBUDDY.md",)),
    set_in("codebuddy", ("{home}/.codebuddy/settings.json",), *HOOKS),
    Part("iflow-cli", SUB_AGENT, ("{home}/.iflow/agents/*.md",)),
    Part("iflow-cli", COMMAND, ("{home}/.iflow/commands/*.toml", "{home}/.iflow/commands/*.md")),
    Part("iflow-cli", INSTRUCTIONS, ("{home}/.iflow/IFLOW.md",)),
    set_in("iflow-cli", ("{home}/.iflow/settings.json",), *HOOKS),
    Part("qoder", SKILL, skills("{home}/.qoder/skills")),
    Part("qoder", SUB_AGENT, ("{home}/.qoder/agents/*.md",)),
    Part("trae", SKILL, skills("{home}/.trae/skills", "{home}/.trae-cn/skills")),
    Part("trae", INSTRUCTIONS, ("{home}/.trae/user_rules.md",)),
    Part("augment", INSTRUCTIONS, ("{home}/.augment/rules/*.md", "{home}/.augment/user-guidelines.md")),
    Part("augment", COMMAND, ("{home}/.augment/commands/*.md",)),
)
