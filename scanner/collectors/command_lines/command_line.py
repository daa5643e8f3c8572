"""What a command line says about which software it starts: the ids in it, and nothing else of it.

Arguments hold file names, addresses and secrets; these functions take out the few words that identify a program and drop the rest.
Chromium's switches: https://peter.sh/experiments/chromium-command-line-switches/ (`--app-id`, `--app`, `--user-data-dir`);
Gecko's: https://wiki.mozilla.org/Firefox/CommandLineOptions (`-profile`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = frozenset({"android", "npm", "pypi", "site", "web-app"})
# A line that holds none of these holds no id. Nearly every process of a machine ends here.
SIGNS = (
    "--app",
    "-kiosk",
    "--ssb",
    "WebApp-",
    "ICE-SSB-",
    "-taskbar-tab",
    "node_modules",
    "--package",
    "wsa://",
    "waydroid",
    "pipx",
    "tools",
)
APP_ID = r"--app-id=[\"']?([a-p]{32})(?![\w-])"
SITE = r"(?i)--app(?:-url)?=[\"']?https?://(?:[^/?#\s]{0,256}@)?([^/:?#\[\]\"'\s@\\]{1,253})"
OF_FIREFOX = r"(?i)-taskbar-tab [\"']?[0-9a-f-]{36}[\"']? -new-window [\"']?https?://(?:[^/?#\s]{0,256}@)?([^/:?#\[\]\"'\s@\\]{1,253})"
# How other tools make an app of a site: Epiphany's own mode, a browser in kiosk mode, and Web App Manager and ICE by the window's class.
AS_AN_APP = r"--application-mode|--?kiosk|--ssb|(?:--?(?:wm)?class[= ])?[\"']?(?:WebApp|ICE-SSB)-.*|--?(?:wm)?class=(?:WebApp|ICE-SSB)-.*"
ADDRESS = r"(?i)[\"']?https?://(?:[^/?#\s]{0,256}@)?([^/:?#\[\]\"'\s@\\]{1,253})(?=[/:?#\"']|\Z)(?s:.*)"
ANDROID = r"(?:wsa://|--package[= ][\"']?|waydroid app launch )([A-Za-z]\w*(?:\.[A-Za-z0-9_]\w*)+)"
PYPI = r"[/\\](?:pipx[/\\]venvs|uv[/\\]tools)[/\\]([A-Za-z0-9][\w.-]*)[/\\]"
NPM = r"(?i)[/\\]node_modules[/\\]((?:@[a-z0-9~][\w.~-]*[/\\])?[a-z0-9~][\w.~-]*)(?=[/\\]|$)"
INTERPRETER = r"(?i)(?:node|nodejs|bun|deno|electron)[\d.]*(?:\.exe)?"
LOADS_ANOTHER = frozenset({"-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "--env-file"})
USER_DATA = r"(?is)(?:--?|/)user-data-dir=(.*)"  # a slash is a switch's on Windows, where its letters may be capitals
PROFILE = r"(?i)(?:--?|/)profile"
MOST_LETTERS = 1 << 16


def ids(arguments: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the ids in the words of a command line, the program's own name first among them.

    Kinds: `web-app`, `site` (a host in lower case), `android`, `npm` and `pypi`: the package of the program or script that runs.
    The words are looked at as one line, because a program may rewrite its own arguments into one word (Chromium's children do),
    and because `--package x` and `waydroid app launch x` are several.
    """
    line = " ".join(arguments)[:MOST_LETTERS]
    if not any(sign in line for sign in SIGNS):
        return ()
    return tuple(dict.fromkeys(_ids(line, arguments)))


def user_data_folder(arguments: Sequence[str]) -> str:
    """Return the folder that a browser was told to keep its profiles in, empty when it was told none. The last one counts."""
    found = (re.fullmatch(USER_DATA, argument) for argument in reversed(arguments) if "=" in argument)
    return next((_folder(one[1]) for one in found if one), "")


def profile_folder(arguments: Sequence[str]) -> str:
    """Return the folder that a program of the Gecko family was told to take as its profile, empty when it was told none."""
    return next((_folder(value) for option, value in pairwise(arguments) if option[:1] in "-/" and re.fullmatch(PROFILE, option)), "")


def _folder(value: str) -> str:
    return value.strip("\"'").replace("\\", "/").rstrip("/")


def _ids(line: str, arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from (("web-app", found) for found in _found(APP_ID, "--app-id", line))
    yield from (
        ("site", found.lower())
        for pattern, sign in ((SITE, "--app"), (OF_FIREFOX, "-taskbar-tab"))
        for found in _found(pattern, sign, line)
    )
    if any(re.fullmatch(AS_AN_APP, word) for word in arguments):
        addresses = (re.fullmatch(ADDRESS, word[:MOST_LETTERS]) for word in arguments[1:])
        yield from [("site", found[1].lower()) for found in addresses if found][:1]
    yield from (("android", found) for found in re.findall(ANDROID, line))
    for path in _runs(arguments):
        # The last package of a path is the one that runs; those before it are folders it was installed below.
        yield from (("npm", found.replace("\\", "/")) for found in _found(NPM, "node_modules", path)[-1:])
        yield from (("pypi", found) for found in re.findall(PYPI, path)[-1:])


def _found(pattern: str, sign: str, text: str) -> list[str]:
    """Find a pattern in a text that holds its sign: compiling the long ones takes longer than asking every process of a machine."""
    return re.findall(pattern, text) if sign in text.lower() else []


def _runs(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the program and, after an interpreter, its script: a path among the other words is only what somebody works on."""
    program = arguments[0][:MOST_LETTERS]
    yield program
    if not re.fullmatch(INTERPRETER, program.replace("\\", "/").rpartition("/")[2]):
        return
    skip = False
    for word in arguments[1:]:
        if not skip and not word.startswith("-"):
            yield word[:MOST_LETTERS]
            return
        skip = word in LOADS_ANOTHER
