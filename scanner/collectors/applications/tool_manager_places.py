"""Where tools that keep several versions of Node and Python apart put each, and with it the packages of that version.

A row is a tool; a path in it is the prefix of a version, in which Node and Python lay out their packages as the system has it. On macOS,
`{data}` stands for the same folder as on Linux.
See: https://mise.jdx.dev/directories.html, https://asdf-vm.com/manage/configuration.html, https://github.com/nvm-sh/nvm,
https://github.com/coreybutler/nvm-windows, https://herd.laravel.com/docs/macos/technology/node, https://docs.volta.sh,
https://github.com/Schniz/fnm, https://moonrepo.dev/docs/proto/config, https://rye.astral.sh/philosophy/, https://vfox.dev
"""

from __future__ import annotations

from scanner.model import Platform
from scanner.stdlib.named_tuple import NamedTuple


class Tool(NamedTuple):
    """A tool and its prefixes: on Linux and macOS, on macOS alone, and on Windows."""

    name: str
    unix: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()


CONDA = ("miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba")
CONDA_HOMES = (*(f"{{home}}/{name}" for name in CONDA), "/opt/conda", *(f"/opt/{name}" for name in CONDA))
CONDA_ON_UNIX = (*(f"{home}{below}" for home in CONDA_HOMES for below in ("", "/envs/*")), "{home}/.conda/envs/*")
CONDA_ON_WINDOWS = (
    *(f"{base}/{name}{below}" for base in ("{home}", "{local}", "C:/ProgramData") for name in CONDA for below in ("", "/envs/*")),
    "{home}/.conda/envs/*",
)
SCOOP = ("{home}/scoop", "C:/ProgramData/scoop")
NODE = (
    Tool("nvm", ("{home}/.nvm/versions/node/*", "{config}/nvm/versions/node/*", "/usr/local/nvm/versions/node/*",
                 "/usr/local/share/nvm/versions/node/*", "/opt/nvm/versions/node/*")),
    Tool("nvm of Herd", macos=("{support}/Herd/config/nvm/versions/node/*",), windows=("{home}/.config/herd/bin/nvm/v*",)),
    Tool("nvm for Windows", windows=("{roaming}/nvm/v*", "{local}/nvm/v*", "C:/ProgramData/nvm/v*", "C:/nvm/v*", "C:/nvm4w/nodejs")),
    Tool("mise", ("{data}/mise/installs/*/*", "{data}/rtx/installs/*/*", "/usr/local/share/mise/installs/*/*"),
         windows=("{local}/mise/installs/*/*",)),
    Tool("asdf", ("{home}/.asdf/installs/*/*",)),
    Tool("vfox", ("{home}/.version-fox/cache/nodejs/v-*/*", "{home}/.vfox/cache/nodejs/v-*/*"),
         windows=("{home}/.version-fox/cache/nodejs/v-*/*", "{home}/.vfox/cache/nodejs/v-*/*")),
    Tool("volta", tuple(f"{{home}}/.volta/tools/image/{below}" for below in ("packages/*", "packages/@*/*", "node/*")),
         windows=tuple(f"{{local}}/Volta/tools/image/{below}" for below in ("packages/*", "packages/@*/*", "node/*"))),
    Tool("fnm", ("{data}/fnm/node-versions/*/installation", "{home}/.fnm/node-versions/*/installation"),
         ("{support}/fnm/node-versions/*/installation",),
         ("{roaming}/fnm/node-versions/*/installation", "{local}/fnm/node-versions/*/installation")),
    Tool("nodenv", ("{home}/.nodenv/versions/*", "{home}/.anyenv/envs/nodenv/versions/*")),
    Tool("nodebrew", ("{home}/.nodebrew/node/*",)),
    Tool("nvs", ("{home}/.nvs/node/*/*",), windows=("{local}/nvs/node/*/*",)),
    Tool("proto", ("{home}/.proto/tools/node/*",), windows=("{home}/.proto/tools/node/*",)),
    Tool("n", ("{home}/n", "{home}/.n")),
    Tool("pixi", ("{home}/.pixi/envs/*",), windows=("{home}/.pixi/envs/*",)),
    Tool("conda", CONDA_ON_UNIX, windows=CONDA_ON_WINDOWS),
    Tool("archives of Node", ("/opt/node*", "/usr/local/node*", "/usr/local/lib/nodejs/node*", "/usr/local/lib/nodejs")),
    Tool("Homebrew", ("/home/linuxbrew/.linuxbrew", "{home}/.linuxbrew", "{home}/homebrew", "/usr/local"), ("/opt/homebrew",)),
    Tool("MacPorts", macos=("/opt/local",)),
    Tool("Scoop", windows=tuple(f"{root}/{below}" for root in SCOOP for below in (
        "persist/nodejs*/bin", "persist/nvm/nodejs/v*", "apps/nvm/current/nodejs/v*", "persist/fnm/node-versions/*/installation",
        "persist/volta/appdata/tools/image/packages/*", "persist/volta/appdata/tools/image/packages/@*/*",
        "persist/volta/appdata/tools/image/node/*",
    ))),
)  # fmt: skip
PYTHON = (
    Tool("pyenv", ("{home}/.pyenv/versions/*", "{home}/.pyenv/versions/*/envs/*", "{home}/.anyenv/envs/pyenv/versions/*"),
         windows=("{home}/.pyenv/pyenv-win/versions/*",)),
    Tool("uv", ("{data}/uv/python/*",), windows=("{roaming}/uv/python/*",)),
    Tool("mise", ("{data}/mise/installs/*/*", "{data}/rtx/installs/*/*", "/usr/local/share/mise/installs/*/*"),
         windows=("{local}/mise/installs/*/*",)),
    Tool("asdf", ("{home}/.asdf/installs/*/*",)),
    Tool("vfox", ("{home}/.version-fox/cache/python/v-*/*", "{home}/.vfox/cache/python/v-*/*"),
         windows=("{home}/.version-fox/cache/python/v-*/*", "{home}/.vfox/cache/python/v-*/*")),
    Tool("rye", ("{home}/.rye/py/*", "{home}/.rye/py/*/install"), windows=("{home}/.rye/py/*", "{home}/.rye/py/*/install")),
    Tool("proto", ("{home}/.proto/tools/python/*", "{home}/.proto/tools/python/*/install"),
         windows=("{home}/.proto/tools/python/*", "{home}/.proto/tools/python/*/install")),
    Tool("hatch", ("{data}/hatch/pythons/*/python",), ("{support}/hatch/pythons/*/python",), ("{local}/hatch/pythons/*/python",)),
    Tool("Homebrew", ("/home/linuxbrew/.linuxbrew", "{home}/.linuxbrew", "{home}/homebrew", "/usr/local"), ("/opt/homebrew",)),
    Tool("MacPorts", macos=("/opt/local/Library/Frameworks/Python.framework/Versions/*",)),
    Tool("Scoop", windows=tuple(f"{root}/{below}" for root in SCOOP for below in ("persist/python*", "apps/python*/current"))),
    Tool("the Python install manager", windows=("{local}/Python/pythoncore-*",)),
)  # fmt: skip
# A folder for each Python tool, named after its package: what else is in it is what the tool needs.
PYTHON_TOOLS = (
    Tool("pipx", ("{data}/pipx/venvs/*", "{home}/.local/pipx/venvs/*", "/opt/pipx/venvs/*"), ("{support}/pipx/venvs/*",),
         ("{home}/pipx/venvs/*", "{local}/pipx/pipx/venvs/*", "{home}/.local/pipx/venvs/*", "{home}/scoop/persist/pipx/venvs/*",
          "{local}/Packages/PythonSoftwareFoundation.Python.3.*/LocalCache/Local/pipx/pipx/venvs/*")),
    Tool("uv", ("{data}/uv/tools/*",), windows=("{roaming}/uv/tools/*",)),
    Tool("mise, by pipx and by uv", ("{data}/mise/installs/*/*/venvs/*", "{data}/mise/installs/*/*/*"),
         windows=("{local}/mise/installs/*/*/venvs/*", "{local}/mise/installs/*/*/*")),
    Tool("rye", ("{home}/.rye/tools/*",), windows=("{home}/.rye/tools/*",)),
    Tool("pixi", ("{home}/.pixi/envs/*",), windows=("{home}/.pixi/envs/*",)),
)  # fmt: skip
# Here lies what packages need beside them, and a description in the folder names those that somebody wanted.
DESCRIBED = (
    Tool("bun", ("{home}/.bun/install/global", "{home}/.cache/.bun/install/global"), windows=("{home}/.bun/install/global",)),
    Tool("Yarn", ("{config}/yarn/global", "/usr/local/share/.config/yarn/global"), windows=("{local}/Yarn/Data/global",)),
    Tool("mise, by bun", ("{data}/mise/installs/*/*",), windows=("{local}/mise/installs/*/*",)),
    Tool("Claude Code, before it had an installer", ("{home}/.claude/local",), windows=("{home}/.claude/local",)),
)
ON_MACOS = (("{data}", "{home}/.local/share"), ("{config}", "{home}/.config"))


def prefixes(tools: tuple[Tool, ...], platform: Platform) -> tuple[str, ...]:
    """Return the prefixes of a table on a platform, each once."""
    if platform is Platform.WINDOWS:
        found = [path for tool in tools for path in tool.windows]
    elif platform is Platform.LINUX:
        found = [path for tool in tools for path in tool.unix]
    else:
        found = [on_macos(path) for tool in tools for path in (*tool.unix, *tool.macos)]
    return tuple(dict.fromkeys(found))


def on_macos(path: str) -> str:
    """Return a place as macOS has it: tools that follow the custom of Linux do so there too."""
    for base, folder in ON_MACOS:
        path = path.replace(base, folder)
    return path
