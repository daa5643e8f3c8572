"""Variables that name a folder in place of a usual one, as a table: one row is one variable.

See: https://specifications.freedesktop.org/basedir-spec/latest/, https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables,
https://docs.ollama.com/faq, https://www.jan.ai/docs/desktop/data-folder, https://github.com/modelscope/modelscope (hub/utils/utils.py),
https://code.claude.com/docs/en/settings, https://developers.openai.com/codex/environment-variables,
https://geminicli.com/docs/reference/configuration, https://github.com/ScoopInstaller/Install, https://docs.chocolatey.org/en-us/choco/setup/,
https://pipx.pypa.io/latest/how-to/configure-paths/, https://docs.astral.sh/uv/reference/environment/,
https://docs.npmjs.com/cli/using-npm/config, https://pnpm.io/settings, https://docs.volta.sh, https://github.com/nvm-sh/nvm,
https://github.com/coreybutler/nvm-windows, https://github.com/Schniz/fnm, https://mise.jdx.dev/directories.html,
https://asdf-vm.com/manage/configuration.html, https://github.com/pyenv/pyenv, https://docs.brew.sh/Manpage, https://bun.sh/docs/pm/global-cache
"""

from __future__ import annotations

from scanner.model import Platform
from scanner.stdlib.named_tuple import NamedTuple

POINTER = ".lmstudio-home-pointer"  # no variable: a file in the home that holds nothing but a path; names with a space are of settings


class FolderVariable(NamedTuple):
    """A variable, the usual place on each platform as patterns have it, and what of that lies below the folder that it names.

    On macOS it is that of Linux unless stated. In `others` programs look too whatever the variable says, or most people's names them.
    """

    name: str
    unix: str = ""
    windows: str = ""
    others: tuple[str, ...] = ()
    macos: str = ""
    below: str = ""

    def usual(self, platform: Platform) -> str:
        """Return the usual place, empty where the platform has none."""
        if platform is Platform.LINUX:
            return self.unix
        if platform is Platform.WINDOWS:
            return self.windows
        from scanner.collectors.applications.tool_manager_places import on_macos  # noqa: PLC0415  of one platform only

        return self.macos or on_macos(self.unix)


def anywhere(name: str, place: str, below: str = "") -> FolderVariable:
    """Return the row of a place in a home that is called alike on every platform."""
    return FolderVariable(name, place, place, below=below)


NPM_PREFIXES = ("/usr", "/usr/local", "/opt/homebrew", "/opt/local", "/home/linuxbrew/.linuxbrew",
                "{home}/.npm-packages", "{home}/.local", "{home}/n", "{home}/.n")  # fmt: skip
VARIABLES = (
    FolderVariable("XDG_CONFIG_HOME", "{config}"),
    anywhere("XDG_CONFIG_HOME", "{home}/.config"),
    FolderVariable("XDG_DATA_HOME", "{data}"),
    FolderVariable("XDG_DATA_HOME", "{home}/.local/share"),
    FolderVariable("XDG_CACHE_HOME", "{home}/.cache"),
    FolderVariable("XDG_STATE_HOME", "{home}/.local/state"),
    anywhere("HF_HOME", "{home}/.cache/huggingface"),
    anywhere("HF_HUB_CACHE", "{home}/.cache/huggingface/hub"),
    anywhere("HUGGINGFACE_HUB_CACHE", "{home}/.cache/huggingface/hub"),
    anywhere("OLLAMA_MODELS", "{home}/.ollama/models"),
    FolderVariable("LLAMA_CACHE", "{home}/.cache/llama.cpp", "{local}/llama.cpp", macos="{home}/Library/Caches/llama.cpp"),
    FolderVariable("JAN_DATA_FOLDER", "{data}/Jan/data", "{roaming}/Jan/data", ("{config}/Jan/data",), "{support}/Jan/data"),
    anywhere("MODELSCOPE_CACHE", "{home}/.cache/modelscope/hub"),
    FolderVariable("GPT4All: modelPath", "{data}/nomic.ai/GPT4All", "{local}/nomic.ai/GPT4All", macos="{support}/nomic.ai/GPT4All"),
    FolderVariable("LM Studio: downloadsFolder", "{home}/.lmstudio/models", "{home}/.lmstudio/models", ("{home}/.cache/lm-studio/models",)),
    FolderVariable(POINTER, "{home}/.lmstudio", "{home}/.lmstudio", ("{home}/.cache/lm-studio",)),
    anywhere("CLAUDE_CONFIG_DIR", "{home}/.claude"),
    anywhere("CLAUDE_CONFIG_DIR", "{home}/.claude.json", ".claude.json"),
    anywhere("CODEX_HOME", "{home}/.codex"),
    anywhere("GEMINI_CLI_HOME", "{home}/.gemini", ".gemini"),
    FolderVariable("SCOOP", windows="{home}/scoop"),
    FolderVariable("SCOOP_GLOBAL", windows="C:/ProgramData/scoop"),
    FolderVariable("ChocolateyInstall", windows="C:/ProgramData/chocolatey"),
    FolderVariable("PIPX_HOME", "{data}/pipx", "{home}/pipx", ("{home}/.local/pipx", "{local}/pipx/pipx"), "{home}/.local/pipx"),
    FolderVariable("PIPX_GLOBAL_HOME", "/opt/pipx"),
    FolderVariable("UV_TOOL_DIR", "{data}/uv/tools", "{roaming}/uv/tools"),
    FolderVariable("UV_PYTHON_INSTALL_DIR", "{data}/uv/python", "{roaming}/uv/python"),
    FolderVariable("UV_CACHE_DIR", "{home}/.cache/uv", "{local}/uv/cache"),
    *(FolderVariable(name, "{home}/.npm-global", "{roaming}/npm", NPM_PREFIXES) for name in ("NPM_CONFIG_PREFIX", "npm_config_prefix")),
    FolderVariable("PNPM_HOME", "{data}/pnpm", "{local}/pnpm", ("{home}/.local/share/pnpm",), "{home}/Library/pnpm"),
    FolderVariable("VOLTA_HOME", "{home}/.volta", "{local}/Volta"),
    FolderVariable("NVM_DIR", "{home}/.nvm", others=(
        "{config}/nvm", "{home}/.config/nvm", "/usr/local/nvm", "/usr/local/share/nvm", "/opt/nvm", "{support}/Herd/config/nvm",
    )),
    FolderVariable("NVM_HOME", windows="{roaming}/nvm",
                   others=("{local}/nvm", "C:/ProgramData/nvm", "C:/nvm", "{home}/.config/herd/bin/nvm")),
    FolderVariable("FNM_DIR", "{data}/fnm", "{roaming}/fnm", ("{home}/.fnm", "{support}/fnm", "{local}/fnm")),
    FolderVariable("MISE_DATA_DIR", "{data}/mise", "{local}/mise", ("/usr/local/share/mise",)),
    FolderVariable("ASDF_DATA_DIR", "{home}/.asdf"),
    FolderVariable("PYENV_ROOT", "{home}/.pyenv"),
    FolderVariable("HOMEBREW_PREFIX", "{home}/.linuxbrew", others=("/home/linuxbrew/.linuxbrew", "/opt/homebrew", "/usr/local"),
          macos="{home}/homebrew"),
    anywhere("BUN_INSTALL", "{home}/.bun"),
    anywhere("BUN_INSTALL_GLOBAL_DIR", "{home}/.bun/install/global"),
)  # fmt: skip
