r"""A path as the Windows registry holds it, made plain: no quotes, no prefixes, no variables, forward slashes.

Variables are those of every Windows whose system drive is C:; what another variable means is not known, and it is left as it stands.
See: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file for `\\?\`, and for `\??\` the object manager's own names
"""

from __future__ import annotations

import re

MOST_LETTERS = 1 << 15  # the longest path that Windows knows
VARIABLE = r"%([A-Za-z0-9()_]{1,32})%"
OF_THE_MACHINE = {
    "systemdrive": "C:",
    "systemroot": "C:/Windows",
    "windir": "C:/Windows",
    "comspec": "C:/Windows/System32/cmd.exe",
    "programfiles": "C:/Program Files",
    "programw6432": "C:/Program Files",
    "programfiles(x86)": "C:/Program Files (x86)",
    "commonprogramfiles": "C:/Program Files/Common Files",
    "commonprogramw6432": "C:/Program Files/Common Files",
    "commonprogramfiles(x86)": "C:/Program Files (x86)/Common Files",
    "programdata": "C:/ProgramData",
    "allusersprofile": "C:/ProgramData",
    "public": "C:/Users/Public",
}
OF_AN_ACCOUNT = {"userprofile": "", "localappdata": "/AppData/Local", "appdata": "/AppData/Roaming"}
SYSTEM_ROOT = "/systemroot/"
PREFIXES = ("/??/", "//?/", "//./")


def plain(text: str, home: str = "") -> str:
    """Return a path with forward slashes and without one at its end; `home` is the folder of the account whose path it is."""
    path = filled_in(text[:MOST_LETTERS].strip().strip('"').strip(), home).replace("\\", "/")
    for prefix in PREFIXES:
        path = path.removeprefix(prefix)
    if path[:4].lower() == "unc/":  # \\?\UNC\server\share
        path = "//" + path[4:]
    if path.lower().startswith(SYSTEM_ROOT):
        path = "C:/Windows/" + path[len(SYSTEM_ROOT) :]
    return path.rstrip("/")


def filled_in(text: str, home: str = "") -> str:
    """Return a text with the variables in it replaced that we know; those of an account only when its home is given."""

    def value(found: re.Match[str]) -> str:
        name = found[1].lower()
        if home and name in OF_AN_ACCOUNT:
            return home + OF_AN_ACCOUNT[name]
        return OF_THE_MACHINE.get(name, found[0])

    return re.sub(VARIABLE, value, text) if "%" in text else text


def folder(path: str) -> str:
    """Return the folder of a plain path, empty when it has none."""
    return path.rpartition("/")[0]


def base(path: str) -> str:
    """Return the last part of a plain path."""
    return path.rpartition("/")[2]
