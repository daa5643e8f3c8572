"""What a command line says about which software it starts: the ids in it, and nothing else of it.

Arguments hold file names, addresses and secrets; these functions take out the few words that identify a program and drop the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import shown_sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = frozenset({"android", "npm", "pypi"}) | shown_sites.KINDS
# A line that holds none of these, in small letters, holds no id. Nearly every process of a machine ends here.
SIGNS = (
    "app-id=",
    "app=",
    "app-url=",
    "kiosk",
    "application-mode",
    "ssb",
    "webapp-",
    "taskbar-tab",
    "node_modules",
    "--package",
    "wsa://",
    "waydroid",
    "pipx",
    "tools",
)
ANDROID = r"(?:wsa://|--package[= ][\"']?|waydroid app launch )([A-Za-z]\w*(?:\.[A-Za-z0-9_]\w*)+)"
PYPI = r"[/\\](?:pipx[/\\]venvs|uv[/\\]tools)[/\\]([A-Za-z0-9][\w.-]*)[/\\]"
NPM = r"(?i)[/\\]node_modules[/\\]((?:@[a-z0-9~][\w.~-]*[/\\])?[a-z0-9~][\w.~-]*)(?=[/\\]|$)"
INTERPRETER = r"(?i)(?:node|nodejs|bun|deno|electron)[\d.]*(?:\.exe)?"
LOADS_ANOTHER = frozenset({"-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "--env-file"})
LONGEST_PATH = 1 << 16


def ids(arguments: Sequence[str], *, windows: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the ids in the words of a command line, the program's own name first among them; `windows`: as that system's programs read it.

    Kinds: `web-app`, `site` (a host in lower case), `android`, `npm` and `pypi`: the package of the program or script that runs.
    Android's are looked for in the words as one line, because `--package x` and `waydroid app launch x` are several.
    """
    line = " ".join(arguments)
    small = line.lower()
    if not any(map(small.__contains__, SIGNS)):
        return ()
    return tuple(dict.fromkeys((*shown_sites.shown_sites(arguments, windows=windows), *_packages(line, arguments))))


def _packages(line: str, arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from (("android", found) for found in re.findall(ANDROID, line))
    for path in _runs(arguments):
        # The last package of a path is the one that runs; those before it are folders it was installed below.
        yield from (("npm", found.replace("\\", "/")) for found in _find_npm(path)[-1:])
        yield from (("pypi", found) for found in re.findall(PYPI, path)[-1:])


def _find_npm(path: str) -> list[str]:
    """Find packages in a path that may hold some: compiling the pattern takes longer than asking every process of a machine."""
    return re.findall(NPM, path) if "node_modules" in path.lower() else []


def _runs(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the program and, after an interpreter, its script: a path among the other words is only what somebody works on."""
    program = arguments[0][:LONGEST_PATH]
    yield program
    if not re.fullmatch(INTERPRETER, program.replace("\\", "/").rpartition("/")[2]):
        return
    skip = False
    for word in arguments[1:]:
        if not skip and not word.startswith("-"):
            yield word[:LONGEST_PATH]
            return
        skip = word in LOADS_ANOTHER
