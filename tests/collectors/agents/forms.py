"""How agents keep what they go by: one row is one form, with the part that must be found in it.

In a path `~` stands for a home and `+` for the folder for settings; `$KEY` in a text for what must never be kept.
"""

import json
from typing import NamedTuple

from scanner.model import Platform
from tests.collectors.destinations.forms import HOMES, KEY, SETTINGS

LINUX, MACOS, WINDOWS = Platform.LINUX, Platform.MACOS, Platform.WINDOWS
TEXT = f"---\nname: {KEY}\ndescription: {KEY}\n---\nUse the token {KEY}.\n"
RUNS = [{"matcher": KEY, "hooks": [{"type": "command", "command": f"curl -H {KEY} https://x"}]}]
HOOKS = json.dumps({"hooks": {"PreToolUse": RUNS}, "env": {"TOKEN": KEY}})
CODE = "Code/User"


class Form(NamedTuple):
    """A form: the agent, the part as its id has it, the path, the text, and where."""

    agent: str
    part: str
    path: str
    text: str = TEXT
    platforms: tuple[Platform, ...] = (LINUX, MACOS, WINDOWS)

    def place(self, platform):
        base = {"~": HOMES, "+": SETTINGS}.get(self.path[0])
        return base[platform] + self.path[1:] if base else self.path


FORMS = (
    Form("any", "skill:probe", "~/.agents/skills/probe/SKILL.md"),
    Form("any", "instructions:AGENTS.md", "~/.config/AGENTS.md"),
    Form("claude-code", "skill:probe", "~/.claude/skills/probe/SKILL.md"),
    Form("claude-code", "sub-agent:reviewer", "~/.claude/agents/reviewer.md"),
    Form("claude-code", "sub-agent:reviewer", "~/.claude/agents/team/reviewer.md"),
    Form("claude-code", "command:deploy", "~/.claude/commands/deploy.md"),
    Form("claude-code", "instructions:CLAUDE.md", "~/.claude/CLAUDE.md"),
    Form("claude-code", "instructions:CLAUDE.md", "/etc/claude-code/CLAUDE.md", platforms=(LINUX,)),
    Form("claude-code", "instructions:CLAUDE.md", "/Library/Application Support/ClaudeCode/CLAUDE.md", platforms=(MACOS,)),
    Form("claude-code", "instructions:CLAUDE.md", "C:/Program Files/ClaudeCode/CLAUDE.md", platforms=(WINDOWS,)),
    Form("claude-code", "hook:PreToolUse", "~/.claude/settings.json", HOOKS),
    Form("claude-code", "hook:PreToolUse", "/etc/claude-code/managed-settings.json", HOOKS, (LINUX,)),
    Form(
        "claude-code",
        "plugin:probe@market",
        "~/.claude/settings.json",
        '{"enabledPlugins": {"probe@market": true}, "apiKeyHelper": "$KEY"}',
    ),
    Form(
        "claude-code",
        "plugin:probe@market",
        "~/.claude/plugins/installed_plugins.json",
        '{"version": 2, "plugins": {"probe@market": [{"scope": "user", "installPath": "/$KEY", "version": "1.2.0", "sha": "$KEY"}]}}',
    ),
    Form(
        "claude-code",
        "plugin:probe@market",
        "~/.claude/plugins/installed_plugins.json",
        '{"version": 1, "plugins": {"probe@market": {"version": "1.2.0", "installPath": "/x/$KEY"}}}',
    ),
    Form(
        "claude-code",
        "marketplace:market",
        "~/.claude/plugins/known_marketplaces.json",
        '{"market": {"source": {"source": "github", "repo": "example/$KEY"}, "installLocation": "/x/$KEY"}}',
    ),
    Form("codex-cli", "skill:probe", "~/.codex/skills/probe/SKILL.md"),
    Form("codex-cli", "skill:probe", "/etc/codex/skills/probe/SKILL.md", platforms=(LINUX, MACOS)),
    Form("codex-cli", "command:deploy", "~/.codex/prompts/deploy.md"),
    Form("codex-cli", "instructions:AGENTS.md", "~/.codex/AGENTS.md"),
    Form("codex-cli", "sub-agent:reviewer", "~/.codex/config.toml", '[agents]\nmax_threads = 3\n[agents.reviewer]\ndescription = "$KEY"\n'),
    Form("codex-cli", "hook:notify", "~/.codex/config.toml", 'notify = ["python3", "$KEY"]\n'),
    Form("codex-cli", "hook:Stop", "~/.codex/hooks.json", '{"hooks": {"Stop": [{"hooks": [{"command": "$KEY"}]}]}}'),
    Form("codex-cli", "plugin:mail@market", "~/.codex/config.toml", '[plugins."mail@market"]\nenabled = true\ntoken = "$KEY"\n'),
    Form("gemini-cli", "skill:probe", "~/.gemini/skills/probe/SKILL.md"),
    Form("gemini-cli", "command:deploy", "~/.gemini/commands/deploy.toml", 'prompt = "$KEY"'),
    Form("gemini-cli", "instructions:GEMINI.md", "~/.gemini/GEMINI.md"),
    Form("gemini-cli", "plugin:probe", "~/.gemini/extensions/probe/gemini-extension.json", '{"name": "$KEY"}'),
    Form("gemini-cli", "hook:BeforeTool", "~/.gemini/settings.json", '{"hooks": {"BeforeTool": [{"command": "$KEY"}]}}'),
    Form("antigravity", "skill:probe", "~/.gemini/antigravity/skills/probe/SKILL.md"),
    Form("qwen-code", "skill:probe", "~/.qwen/skills/probe/SKILL.md"),
    Form("qwen-code", "sub-agent:reviewer", "~/.qwen/agents/reviewer.md"),
    Form("qwen-code", "instructions:QWEN.md", "~/.qwen/QWEN.md"),
    Form("opencode", "skill:probe", "~/.config/opencode/skills/probe/SKILL.md"),
    Form("opencode", "sub-agent:reviewer", "~/.config/opencode/agents/reviewer.md"),
    Form("opencode", "sub-agent:reviewer", "~/.config/opencode/opencode.json", '{"agent": {"reviewer": {"prompt": "$KEY"}}}'),
    Form("opencode", "plugin:probe", "~/.config/opencode/plugins/probe.ts", "// $KEY"),
    Form("opencode", "plugin:@scope/probe", "~/.config/opencode/opencode.jsonc", '{"plugin": ["@scope/probe@1.0.0"]}'),
    Form("cursor", "skill:probe", "~/.cursor/skills/probe/SKILL.md"),
    Form("cursor", "command:deploy", "~/.cursor/commands/deploy.md"),
    Form("cursor", "hook:stop", "~/.cursor/hooks.json", '{"version": 1, "hooks": {"stop": [{"command": "$KEY"}]}}'),
    Form("github-copilot", "skill:probe", "~/.copilot/skills/probe/SKILL.md"),
    Form("github-copilot", "sub-agent:reviewer", "~/.copilot/agents/reviewer.agent.md"),
    Form("github-copilot", "instructions:style", f"+/{CODE}/prompts/style.instructions.md"),
    Form("github-copilot", "command:deploy", f"+/{CODE}/prompts/deploy.prompt.md"),
    Form("windsurf", "skill:probe", "~/.codeium/windsurf/skills/probe/SKILL.md"),
    Form("windsurf", "instructions:global_rules.md", "~/.codeium/windsurf/memories/global_rules.md"),
    Form("cline", "skill:probe", "~/.cline/skills/probe/SKILL.md"),
    Form("cline", "instructions:style", "~/Documents/Cline/Rules/style.md", platforms=(LINUX, WINDOWS)),
    Form("roo-code", "instructions:style", "~/.roo/rules/style.md"),
    Form(
        "roo-code",
        "sub-agent:reviewer",
        f"+/{CODE}/globalStorage/rooveterinaryinc.roo-cline/settings/custom_modes.yaml",
        "customModes:\n  - slug: reviewer\n    roleDefinition: $KEY\n",
    ),
    Form("kilo-code", "instructions:style", "~/.kilocode/rules/style.md"),
    Form("continue", "instructions:style", "~/.continue/rules/style.md"),
    Form("goose", "skill:probe", "~/.config/goose/skills/probe/SKILL.md"),
    Form("goose", "instructions:.goosehints", "~/.config/goose/.goosehints"),
    Form("amp", "instructions:AGENTS.md", "~/.config/amp/AGENTS.md"),
    Form("droid", "sub-agent:reviewer", "~/.factory/droids/reviewer.md"),
    Form("droid", "hook:PreToolUse", "~/.factory/settings.json", HOOKS),
    Form("kiro", "instructions:product", "~/.kiro/steering/product.md"),
    Form("kiro", "sub-agent:reviewer", "~/.kiro/agents/reviewer.json", '{"prompt": "$KEY"}'),
    Form("amazon-q", "sub-agent:reviewer", "~/.aws/amazonq/cli-agents/reviewer.json", '{"prompt": "$KEY"}'),
    Form("junie", "instructions:AGENTS.md", "~/.junie/AGENTS.md"),
    Form("openclaw", "skill:probe", "~/.openclaw/skills/probe/SKILL.md"),
    Form("openclaw", "instructions:SOUL.md", "~/.openclaw/workspace/SOUL.md"),
    Form(
        "openclaw",
        "plugin:probe",
        "~/.openclaw/openclaw.json",
        '{"plugins": {"entries": {"probe": {"enabled": true, "config": {"key": "$KEY"}}}}}',
    ),
    Form("crush", "skill:probe", "+/crush/skills/probe/SKILL.md", platforms=(LINUX,)),
    Form("crush", "skill:probe", "~/.config/crush/skills/probe/SKILL.md", platforms=(MACOS,)),
    Form("crush", "skill:probe", "~/AppData/Local/crush/skills/probe/SKILL.md", platforms=(WINDOWS,)),
    Form("kimi-cli", "skill:probe", "~/.kimi/skills/probe/SKILL.md"),
    Form("kimi-cli", "hook:PreToolUse", "~/.kimi-code/config.toml", '[[hooks]]\nevent = "PreToolUse"\ncommand = "$KEY"\n'),
    Form("mistral-vibe", "skill:probe", "~/.vibe/skills/probe/SKILL.md"),
    Form("mistral-vibe", "sub-agent:reviewer", "~/.vibe/agents/reviewer.toml", 'description = "$KEY"'),
    Form("pi", "skill:probe", "~/.pi/agent/skills/probe/SKILL.md"),
    Form("pi", "plugin:probe", "~/.pi/agent/extensions/probe.ts", "// $KEY"),
    Form("codebuddy", "sub-agent:reviewer", "~/.codebuddy/agents/reviewer.md"),
    Form("iflow-cli", "sub-agent:reviewer", "~/.iflow/agents/reviewer.md"),
    Form("qoder", "skill:probe", "~/.qoder/skills/probe/SKILL.md"),
    Form("trae", "skill:probe", "~/.trae/skills/probe/SKILL.md"),
    Form("augment", "instructions:style", "~/.augment/rules/style.md"),
)
