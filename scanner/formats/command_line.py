"""What a command line says about which software it starts: the ids in it, and nothing else of it.

Arguments hold file names, addresses and secrets; these functions take out the few words that identify a program and drop the rest.
Chromium's switches: https://peter.sh/experiments/chromium-command-line-switches/ (`--app-id`, `--app`, `--user-data-dir`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

APP_ID = re.compile(r"--app-id=([a-p]{32})")
SITE = re.compile(r"--app(?:-url)?=[\"']?https?://(?:[^/@?#]*@)?\[?([^/:?#\]\"']{1,253})", re.IGNORECASE)
ANDROID = re.compile(r"(?:wsa://|--package[= ]|waydroid app launch )([A-Za-z]\w*(?:\.[A-Za-z0-9_]\w*)+)")
NPM = re.compile(r"[/\\]node_modules[/\\]((?:@[a-z0-9~][\w.~-]*[/\\])?[a-z0-9~][\w.~-]*)(?=[/\\]|$)", re.IGNORECASE)
USER_DATA = "--user-data-dir="
MOST_LETTERS = 4096


def ids(arguments: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the ids in the words of a command line: web app, site, Android package, npm package of the script that runs."""
    found = dict.fromkeys(pair for argument in _joined(arguments) for pair in _ids(argument[:MOST_LETTERS]))
    return tuple(found)


def user_data_folder(arguments: Sequence[str]) -> str:
    """Return the folder that a browser was told to keep its profiles in, empty when it was told none."""
    for argument in arguments:
        if argument.startswith(USER_DATA):
            return argument[len(USER_DATA) :].strip("\"'").replace("\\", "/").rstrip("/")
    return ""


def _joined(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the words, and those that belong together as one: `--package x`, `waydroid app launch x`."""
    yield from arguments
    yield " ".join(arguments)[:MOST_LETTERS]


def _ids(argument: str) -> Iterator[tuple[str, str]]:
    yield from (("web-app", found) for found in APP_ID.findall(argument))
    yield from (("site", found.lower()) for found in SITE.findall(argument))
    yield from (("android", found) for found in ANDROID.findall(argument))
    # The last one is the package that runs; those before it are folders it was installed below.
    yield from (("npm", found.replace("\\", "/")) for found in NPM.findall(argument)[-1:])
