"""A complete listing of packages, desktop entries, browser extensions and processes, with the bare standard library: no less can do it.

What it leaves out is what makes a scanner: it bounds nothing, follows any link, knows one place of each kind, and matches nothing.
"""

import glob
import json
import os
import pwd
import re

STATUS = "/var/lib/dpkg/status"
MENUS = ("/usr/share/applications/*.desktop", "{home}/.local/share/applications/*.desktop")
PREFERENCES = "{home}/.config/chromium/*/Preferences"
ADD_ONS = "{home}/.mozilla/firefox/*/extensions.json"


def packages() -> list[tuple[str, ...]]:
    """Return name, version and maintainer of each installed package."""
    with open(STATUS, encoding="utf-8", errors="replace") as file:
        stanzas = file.read().split("\n\n")
    wanted = re.compile(r"^(Package|Status|Version|Maintainer): *(.*)", re.MULTILINE)
    rows = [dict(wanted.findall(stanza)) for stanza in stanzas]
    return [(row["Package"], row["Version"], row["Maintainer"]) for row in rows if row.get("Status", "").endswith(" installed")]


def entries(homes: list[str]) -> list[tuple[str, ...]]:
    """Return name and command of each desktop entry."""
    found: list[tuple[str, ...]] = []
    for path in matching(MENUS, homes):
        with open(path, encoding="utf-8", errors="replace") as file:
            main = file.read().partition("[Desktop Entry]")[2].partition("\n[")[0]
        values = dict(line.split("=", 1) for line in main.splitlines() if "=" in line)
        found.append((values.get("Name", ""), values.get("Exec", "")))
    return found


def extensions(homes: list[str]) -> list[tuple[str, ...]]:
    """Return id, name and version of each extension of Chromium's and Firefox's profiles."""
    found: list[tuple[str, ...]] = []
    for path in matching([PREFERENCES], homes):
        with open(path, "rb") as file:
            settings = json.load(file)["extensions"]["settings"]
        for id_, kept in settings.items():
            with open(os.path.join(os.path.dirname(path), "Extensions", kept["path"], "manifest.json"), "rb") as file:
                manifest = json.load(file)
            found.append((id_, manifest["name"], manifest["version"]))
    for path in matching([ADD_ONS], homes):
        with open(path, "rb") as file:
            found += [(one["id"], one["defaultLocale"]["name"], one["version"]) for one in json.load(file)["addons"]]
    return found


def processes() -> list[tuple[str, ...]]:
    """Return number, owner, name, path and command line of each process."""
    names = {account.pw_uid: account.pw_name for account in pwd.getpwall()}
    found: list[tuple[str, ...]] = []
    for number in filter(str.isdecimal, os.listdir("/proc")):
        try:
            owner = os.stat(f"/proc/{number}").st_uid
            with open(f"/proc/{number}/comm") as file:
                name = file.read().strip()
            with open(f"/proc/{number}/cmdline", encoding="utf-8", errors="replace") as file:
                words = file.read().replace("\0", " ")
            path = os.readlink(f"/proc/{number}/exe") if words else ""
        except OSError:
            continue
        found.append((number, names.get(owner, ""), name, path, words))
    return found


def matching(patterns: list[str] | tuple[str, ...], homes: list[str]) -> list[str]:
    """Return the files at some patterns, in every home."""
    wanted = {pattern.replace("{home}", home) for pattern in patterns for home in homes}
    return [path for pattern in sorted(wanted) for path in glob.glob(pattern)]


def list_everything() -> None:
    """Print a line for each thing."""
    homes = sorted({account.pw_dir for account in pwd.getpwall()})
    for rows in (packages(), entries(homes), extensions(homes), processes()):
        for row in rows:
            print("\t".join(row))
