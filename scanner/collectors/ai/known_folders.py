"""Folders in a home that belong to one AI program, as tables: one row is one program.

What each stands for is said by the products' signatures (`id.config-folder`); every folder that they name must stand here.
"""

from __future__ import annotations

from scanner.model import Kind
from scanner.stdlib.named_tuple import NamedTuple

APPLICATION, COMMAND_LINE, EXTENSION = Kind.APPLICATION, Kind.COMMAND_LINE, Kind.EXTENSION

# Where mise keeps its tools, and those of its registry that are neither npm's nor pip's, which are read where theirs are.
MISE = (".local/share", "AppData/Local")
OF_MISE = ("claude", "codex", "opencode")
# Below a home, on every platform.
IN_HOME = {
    ".aider": COMMAND_LINE,
    ".amp": COMMAND_LINE,
    ".antigravity": APPLICATION,
    ".augment": COMMAND_LINE,
    ".aws/amazonq": APPLICATION,
    ".boltai": APPLICATION,
    ".cache/lm-studio": APPLICATION,
    ".claude": COMMAND_LINE,
    ".cline": EXTENSION,
    ".codeium/windsurf": APPLICATION,
    ".codex": COMMAND_LINE,
    ".config/goose": COMMAND_LINE,
    ".config/opencode": COMMAND_LINE,
    ".continue": EXTENSION,
    ".copilot": COMMAND_LINE,
    ".cursor": APPLICATION,
    ".dsh/profiles": COMMAND_LINE,  # the folder `.dsh` alone may be the dancer's shell's
    ".gemini": COMMAND_LINE,
    ".grok": COMMAND_LINE,
    ".junie": COMMAND_LINE,
    ".kimi-code": COMMAND_LINE,
    ".kiro": APPLICATION,
    ".lmstudio": APPLICATION,
    ".local/share/claude": COMMAND_LINE,
    ".local/share/cursor-agent": COMMAND_LINE,
    **dict.fromkeys((f"{folder}/mise/installs/{tool}" for folder in MISE for tool in OF_MISE), COMMAND_LINE),
    ".ollama": APPLICATION,
    ".ollama/launch/dsh": COMMAND_LINE,
    ".openclaw": COMMAND_LINE,
    ".opencode": COMMAND_LINE,
    ".pi/agent": COMMAND_LINE,  # the folder `.pi` alone may be anybody's
    ".qwen": COMMAND_LINE,
    ".roo": EXTENSION,
    ".trae": APPLICATION,
    ".trae-cn": APPLICATION,
    ".windsurf": APPLICATION,
}
# Below the folder that a platform has for programs' settings.
IN_SETTINGS = {
    "anythingllm-desktop": APPLICATION,
    "nomic.ai/GPT4All": APPLICATION,
}


class Program(NamedTuple):
    """A program in a folder of its own: where, below a home; the command that starts it; the folder that is its own.

    A star at the end of the place stands for the version.
    """

    place: str
    command: str
    folder: str


PROGRAMS = (
    Program(".amp/bin/amp", "amp", ".amp"),
    Program(".antigravity/antigravity/bin/antigravity", "antigravity", ".antigravity"),
    Program(".cache/lm-studio/bin/lms", "lms", ".cache/lm-studio"),
    Program(".codeium/windsurf/bin/windsurf", "windsurf", ".codeium/windsurf"),
    Program(".grok/bin/grok", "grok", ".grok"),
    Program(".lmstudio/bin/lms", "lms", ".lmstudio"),
    Program(".local/share/claude/versions/*", "claude", ".local/share/claude"),
    Program(".local/share/cursor-agent/versions/*", "cursor-agent", ".local/share/cursor-agent"),
    Program(".opencode/bin/opencode", "opencode", ".opencode"),
    *(Program(f"{folder}/mise/installs/{tool}/*", tool, f"{folder}/mise/installs/{tool}") for folder in MISE for tool in OF_MISE),
)
